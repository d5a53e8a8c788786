namespace EGovPlatform.Criteria.Tests.Rules;

public class BandsRuleTests
{
    private static readonly CriteriaSet Percent = SmallSets.WithRule("""
        {kind: bands, of: percent, bands: [
              {from: 100, points: 2, printed: "100%"},
              {from: 95, to: 100, toOpen: true, points: 1, printed: "95 đến dưới 100"},
              {from: 90, fromOpen: true, to: 95, toOpen: true, points: 0.5, printed: "trên 90"},
              {to: 90, points: 0, printed: "đến 90"}]}
        """);

    private static readonly CriteriaSet Number = SmallSets.WithRule("""
        {kind: bands, of: number, bands: [
              {from: 10, to: 50, points: 1, printed: "10-50"},
              {from: 50, points: 2, printed: "từ 50"},
              {from: 1, to: 5, points: 0.5, printed: "1-5"}]}
        """);

    private static readonly CriteriaSet Several = SmallSets.WithRule("""
        {kind: bands, measures: [
              {name: within4h, label: {vi: Trong 4 giờ, en: Within 4 hours}, of: percent, atMost: within8h},
              {name: within8h, label: {vi: Trong 8 giờ, en: Within 8 hours}, of: percent}],
             bands: [
              {when: {within4h: {from: 80}, within8h: {from: 100}}, points: 2, printed: "80, 100"},
              {when: {within4h: {from: 50}, within8h: {from: 95}}, points: 1, printed: "50, 95"},
              {points: 0, printed: "còn lại"}]}
        """);

    [Theory]
    [InlineData("100", 2)]
    [InlineData("99.9999999999999999999999", 1)]
    [InlineData("95", 1)]
    [InlineData("94.9999999999999999999999", 0.5)]
    [InlineData("90.0000000000000000000001", 0.5)]
    [InlineData("90", 0)]
    [InlineData("0", 0)]
    public void Both_sides_of_every_edge(string percent, decimal points) => Assert.Equal(points, Percent.Only($$"""{"percent": {{percent}}}""").Points);

    [Theory]
    [InlineData(95, 100, 1)]
    [InlineData(949999999999, 1000000000000, 0.5)]
    [InlineData(2, 3, 0)]
    [InlineData(3, 3, 2)]
    public void A_share_is_compared_exactly(decimal numerator, decimal denominator, decimal points) =>
        Assert.Equal(points, Percent.Only($$"""{"numerator": {{numerator}}, "denominator": {{denominator}}}""").Points);

    [Theory]
    [InlineData(10, 1)]
    [InlineData(50, 1)]
    [InlineData(50.1, 2)]
    [InlineData(5, 0.5)]
    public void The_first_band_that_holds_counts(decimal value, decimal points) =>
        Assert.Equal(points, Number.Only($$"""{"value": {{NumberText.Invariant(value)}}}""").Points);

    [Theory]
    [InlineData(0)]
    [InlineData(5.1)]
    [InlineData(9.9)]
    public void Where_no_band_holds_there_are_no_points_and_a_warning(decimal value)
    {
        var result = Number.Score($$$"""{"C1": {"value": {{{NumberText.Invariant(value)}}}}}""");
        Assert.Equal((CriterionStatus.Scored, 0m), (result.Criteria[0].Status, result.Criteria[0].Points));
        Assert.Equal(("C1", "band-gap"), (Assert.Single(result.Warnings).Criterion, result.Warnings[0].Code));
        Assert.Empty(result.Problems);
    }

    [Theory]
    [InlineData(80, 100, 2)]
    [InlineData(79.9, 100, 1)]
    [InlineData(80, 99.9, 1)]
    [InlineData(50, 95, 1)]
    [InlineData(49.9, 95, 0)]
    [InlineData(50, 94.9, 0)]
    public void Several_measures_hold_together(decimal four, decimal eight, decimal points) =>
        Assert.Equal(points, Several.Only($$"""{"within4h": {{NumberText.Invariant(four)}}, "within8h": {{NumberText.Invariant(eight)}}}""").Points);

    [Fact]
    public void A_measure_may_be_declared_as_numerator_and_denominator()
    {
        var result = Several.Only("""{"within4h.numerator": 40, "within4h.denominator": 50, "within8h.numerator": 50, "within8h.denominator": 50}""");
        Assert.Equal(2m, result.Points);
    }

    [Fact]
    public void A_measure_that_is_part_of_another_cannot_exceed_it()
    {
        var problem = Assert.Single(Several.Score("""{"C1": {"within4h": 90, "within8h": 80}}""").Problems);
        Assert.Equal(("within4h", ProblemCodes.ConflictingInputs), (problem.Input, problem.Code));
    }

    [Fact]
    public void Each_missing_measure_is_named()
    {
        var problems = Several.Score("""{"C1": {}}""").Problems;
        Assert.Equal(["within4h", "within8h"], problems.Select(p => p.Input));
    }

    [Fact]
    public void A_count_is_whole()
    {
        var set = SmallSets.WithRule("""{kind: bands, of: count, bands: [{from: 1, points: 1, printed: "từ 1"}, {to: 0, points: 0, printed: "0"}]}""");
        Assert.Equal(ProblemCodes.WrongType, Assert.Single(set.Score("""{"C1": {"value": 1.5}}""").Problems).Code);
        Assert.Equal(1m, set.Only("""{"value": 1.0}""").Points);
    }

    [Fact]
    public void The_trace_shows_the_bands_that_did_not_hold()
    {
        var step = Percent.Only("""{"percent": 97}""").Trace.Steps[^1];
        Assert.Equal("if(s1 >= 100, 2, if(s1 >= 95 and s1 < 100, 1, 0))", step.Expression);
        Assert.Contains("95 đến dưới 100", step.Text.Vi);
    }
}
