namespace EGovPlatform.Criteria.Tests.Rules;

public class SumAndSampleTests
{
    private static readonly CriteriaSet Sum = SmallSets.WithRule("""
        {kind: sum, parts: [
              {id: section, label: {vi: Chuyên mục, en: Section}, max: 0.5, rule: {kind: choice, options: [
                {id: yes, label: {vi: Có, en: There is}, points: 0.5}, {id: no, label: {vi: Không, en: None}, points: 0}]}},
              {id: news, label: {vi: Tần suất, en: Frequency}, max: 1, requires: {section: [yes]}, rule: {kind: count, each: 0.25}},
              {id: share, label: {vi: Tỷ lệ, en: Share}, max: 1, rule: {kind: ratio}}]}
        """);

    private static readonly CriteriaSet Failed = SmallSets.WithRule("""
        {kind: sample, minimum: 50, of: failed, bands: [
              {to: 0, points: 1, printed: "0"}, {from: 1, to: 5, points: 0.5, printed: "1-5"}, {from: 5, fromOpen: true, points: 0, printed: "trên 5"}]}
        """);

    [Theory]
    [InlineData("""{"section.option": "yes", "news.count": 2, "share.percent": 25}""", 1.25)]
    [InlineData("""{"section.option": "yes", "news.count": 9, "share.percent": 100}""", 2)]
    [InlineData("""{"section.option": "no", "share.percent": 25}""", 0.25)]
    [InlineData("""{"section.option": "no", "news.count": 4, "share.percent": 25}""", 0.25)]
    public void Parts_add_up_within_their_caps_and_the_maximum(string value, decimal points)
    {
        var result = Sum.Only(value);
        Assert.Equal((CriterionStatus.Scored, points), (result.Status, result.Points));
        Assert.Equal(points, Trace.Replay(result.Trace));
    }

    [Fact]
    public void Problems_of_all_parts_are_named_with_the_part()
    {
        var problems = Sum.Score("""{"C1": {"section.option": "maybe", "news.count": 1.5}}""").Problems;
        Assert.Contains(problems, p => p is { Input: "section.option", Code: ProblemCodes.UnknownOption });
        Assert.Contains(problems, p => p is { Input: "share.percent", Code: ProblemCodes.MissingInput });
    }

    [Fact]
    public void Inputs_bear_the_part_before_their_name() =>
        Assert.Equal(["section.option", "news.count", "share.numerator", "share.denominator", "share.percent"], Sum.Criteria[0].Rule.Inputs.Select(i => i.Name));

    [Theory]
    [InlineData(50, 0, 1)]
    [InlineData(60, 1, 0.5)]
    [InlineData(60, 5, 0.5)]
    [InlineData(60, 6, 0)]
    [InlineData(50, 50, 0)]
    public void What_failed_decides_the_band(int taken, int failed, decimal points) =>
        Assert.Equal(points, Failed.Only($$"""{"checked": {{taken}}, "failed": {{failed}}}""").Points);

    [Theory]
    [InlineData(49, 0, "checked", ProblemCodes.SampleTooSmall)]
    [InlineData(0, 0, "checked", ProblemCodes.SampleTooSmall)]
    [InlineData(50, 51, "failed", ProblemCodes.ConflictingInputs)]
    public void A_sample_has_its_minimum(int taken, int failed, string input, string code)
    {
        var problem = Assert.Single(Failed.Score($$$"""{"C1": {"checked": {{{taken}}}, "failed": {{{failed}}}}}""").Problems);
        Assert.Equal((input, code), (problem.Input, problem.Code));
    }

    [Theory]
    [InlineData("passedPercent", 49, 1)]
    [InlineData("passedPercent", 48, 2)]
    [InlineData("failedPercent", 49, 2)]
    public void Bands_may_speak_of_percentages(string of, int passed, decimal points)
    {
        // 49 of 50 is 98 %: "trên 98%" is not reached.
        var set = SmallSets.WithRule($$"""
            {kind: sample, minimum: 50, of: {{of}}, bands: [
                  {from: 98, fromOpen: true, points: 0, printed: "trên 98%"}, {from: 97, fromOpen: true, points: 1, printed: "trên 97%"}, {to: 97, points: 2, printed: "còn lại"}]}
            """);
        Assert.Equal(points, set.Only($$"""{"checked": 50, "failed": {{50 - passed}}}""").Points);
    }

    [Fact]
    public void A_share_of_a_sample_is_what_passed()
    {
        var set = SmallSets.WithRule("{kind: sample, minimum: 50, share: true}");
        Assert.Equal(50m * 2 / 53, set.Only("""{"checked": 53, "failed": 3}""").Points);
    }

    [Fact]
    public void What_is_not_scored_asks_for_a_statement()
    {
        var set = SmallSets.WithRule("{kind: none}", "null");
        Assert.Equal((CriterionStatus.Scored, 0m), (set.Only("""{"statement": "Đã thực hiện"}""").Status, set.Only("""{"statement": "Đã thực hiện"}""").Points));
        Assert.Equal(ProblemCodes.WrongType, Assert.Single(set.Score("""{"C1": {"statement": 3}}""").Problems).Code);
        Assert.Equal(ProblemCodes.OutOfBounds, Assert.Single(set.Score($$$"""{"C1": {"statement": "{{{new string('a', 4001)}}}"}}""").Problems).Code);
    }
}
