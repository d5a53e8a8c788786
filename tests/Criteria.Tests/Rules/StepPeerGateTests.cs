namespace EGovPlatform.Criteria.Tests.Rules;

public class StepPeerGateTests
{
    private static readonly CriteriaSet Step = SmallSets.WithRule("{kind: step, step: 0.25}", "1.1");

    private static readonly CriteriaSet Peer = SmallSets.WithRule("{kind: peer, label: {vi: Hồ sơ trên đầu người, en: Files per head}}", "3");

    private static readonly CriteriaSet Chosen = SmallSets.WithRule("""
        {kind: gate, options: [
              {id: yes, label: {vi: Có, en: Yes}, passes: true}, {id: no, label: {vi: Không, en: No}, passes: false}]}
        """, "null");

    private static readonly CriteriaSet Measured = SmallSets.WithRule("{kind: gate, of: count, from: 4, label: {vi: Số quầy, en: Counters}}", "null");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("22.7", 0)]
    [InlineData("22.8", 0.25)]
    [InlineData("90.9", 0.75)]
    [InlineData("99.9999", 1)]
    [InlineData("100", 1.1)]
    public void Completeness_is_taken_down_to_a_whole_step_and_all_of_it_gives_the_maximum(string percent, decimal points)
    {
        var result = Step.Only($$"""{"completeness": {{percent}}}""");
        Assert.Equal((CriterionStatus.Scored, points), (result.Status, result.Points));
        Assert.Equal(points, Trace.Replay(result.Trace));
    }

    [Theory]
    [InlineData("{}", ProblemCodes.MissingInput)]
    [InlineData("""{"completeness": 100.1}""", ProblemCodes.ShareAbove100)]
    [InlineData("""{"completeness": -1}""", ProblemCodes.OutOfBounds)]
    public void Completeness_is_a_percentage(string value, string code) => Assert.Equal(code, Assert.Single(Step.Score($$"""{"C1": {{value}}}""").Problems).Code);

    [Theory]
    [InlineData("0")]
    [InlineData("-0.25")]
    [InlineData("2.5")]
    public void A_step_is_above_zero_and_at_most_the_maximum(string step) =>
        Assert.Throws<CriteriaSetException>(() => SmallSets.WithRule($"{{kind: step, step: {step}}}"));

    [Theory]
    [InlineData("""{"value": 0}""", "12.5", 0)]
    [InlineData("""{"value": 5}""", "12.5", 1.2)]
    [InlineData("""{"value": 12.5}""", "12.5", 3)]
    [InlineData("""{"numerator": 25, "denominator": 5}""", "12.5", 1.2)]
    [InlineData("""{"value": 0}""", "0", 0)]
    // Two thirds are no decimal: the unit that the highest value comes from still gets all of the maximum.
    [InlineData("""{"numerator": 2, "denominator": 3}""", "0.6666666666666666666666666667", 3)]
    public void A_value_counts_against_the_highest_of_the_cohort(string value, string highest, decimal points)
    {
        var result = Compared(value, highest).Criteria[0];
        Assert.Equal((CriterionStatus.Scored, points), (result.Status, result.Points));
        Assert.Equal(points, Trace.Replay(result.Trace));
    }

    [Theory]
    [InlineData("""{"value": 12.6}""", "", ProblemCodes.AboveCohort)]
    [InlineData("""{"value": 1, "numerator": 1, "denominator": 1}""", "value", ProblemCodes.ConflictingInputs)]
    [InlineData("""{"numerator": 1}""", "denominator", ProblemCodes.MissingInput)]
    [InlineData("""{"numerator": 0, "denominator": 0}""", "denominator", ProblemCodes.ZeroDenominator)]
    [InlineData("""{}""", "value", ProblemCodes.MissingInput)]
    public void What_cannot_be_compared_is_named(string value, string input, string code)
    {
        var problem = Assert.Single(Compared(value, "12.5").Problems);
        Assert.Equal((input, code), (problem.Input, problem.Code));
    }

    [Fact]
    public void Without_the_cohort_nothing_is_compared()
    {
        var result = Peer.Score("""{"C1": {"value": 5}}""");
        Assert.Equal(ProblemCodes.MissingCohort, Assert.Single(result.Problems).Code);
        Assert.Contains("cohort is not frozen", result.Problems[0].Message.En, StringComparison.Ordinal);
        Assert.Equal(CriterionStatus.Invalid, result.Criteria[0].Status);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void A_gate_passes_by_its_option_and_gives_no_points(string option, bool passes)
    {
        var result = Chosen.Only($$"""{"option": "{{option}}"}""");
        Assert.Equal((CriterionStatus.Scored, 0m, passes, null), (result.Status, result.Points, result.Passes, result.Margin));
        Assert.Equal(0m, Trace.Replay(result.Trace));
        Assert.Equal(passes ? 1m : 0m, result.Trace.Steps[0].Value);
    }

    [Theory]
    [InlineData(3, false, -1)]
    [InlineData(4, true, 0)]
    [InlineData(9, true, 5)]
    public void A_measured_gate_says_by_how_much(int counters, bool passes, decimal margin)
    {
        var result = Measured.Only($$"""{"value": {{counters}}}""");
        Assert.Equal((0m, passes, margin), (result.Points, result.Passes, result.Margin));
        Assert.Contains($"from the limit", result.Trace.Steps[2].Text.En, StringComparison.Ordinal);
        Assert.Equal(passes ? 1m : 0m, result.Trace.Steps[2].Value);
    }

    [Theory]
    [InlineData("""{"numerator": 79, "denominator": 100}""", false, -1)]
    [InlineData("""{"percent": 80}""", false, 0)]
    [InlineData("""{"percent": 80.5}""", true, 0.5)]
    [InlineData("""{"percent": 94}""", true, 1)]
    [InlineData("""{"percent": 95}""", true, 0)]
    [InlineData("""{"percent": 97}""", false, -2)]
    public void A_gate_can_have_two_ends_open_or_closed(string value, bool passes, decimal margin)
    {
        var result = SmallSets.WithRule("{kind: gate, of: percent, from: 80, fromOpen: true, to: 95}", "null").Only(value);
        Assert.Equal((passes, margin), (result.Passes, result.Margin));
    }

    [Fact]
    public void A_gate_that_was_not_shown_does_not_hold()
    {
        Assert.False(Chosen.Score("{}").Criteria[0].Passes);
        Assert.False(Chosen.Only("""{"option": "yes", "rejected": "không đúng"}""").Passes);
        Assert.Contains("\"passes\":false", Chosen.Score("{}").ToJson(), StringComparison.Ordinal);
        Assert.Null(Step.Only("""{"completeness": 5}""").Passes);
        Assert.DoesNotContain("passes", Step.Score("{}").ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{kind: gate, of: count, from: 1}", "2")]
    [InlineData("{kind: gate, of: count}", "null")]
    [InlineData("{kind: gate, options: [{id: a, label: {vi: a, en: a}}]}", "null")]
    [InlineData("{kind: sum, parts: [{id: a, label: {vi: a, en: a}, rule: {kind: gate, of: count, from: 1}}]}", "null")]
    [InlineData("{kind: sum, parts: [{id: a, label: {vi: a, en: a}, rule: {kind: peer}}, {id: b, label: {vi: b, en: b}, rule: {kind: peer}}]}", "2")]
    public void What_no_gate_or_peer_can_be_is_refused(string rule, string max) => Assert.Throws<CriteriaSetException>(() => SmallSets.WithRule(rule, max));

    private static ScoreResult Compared(string value, string highest) => Peer.Score($$"""{"C1": {{value}}}""", $"\"cohort\": {{\"C1\": {{\"max\": {highest}}}}}");
}
