namespace EGovPlatform.Criteria.Tests.Rules;

public class ChoiceRuleTests
{
    private static readonly CriteriaSet Set = SmallSets.WithRule("""
        {kind: choice, options: [
              {id: none, label: {vi: Không, en: None}, points: 0},
              {id: half, label: {vi: Một nửa, en: Half}, points: 0.5},
              {id: full, label: {vi: Đủ, en: Full}, points: 2},
              {id: more, label: {vi: Hơn, en: More}, points: 3}]}
        """);

    [Theory]
    [InlineData("none", 0)]
    [InlineData("half", 0.5)]
    [InlineData("full", 2)]
    public void Gives_the_points_of_the_option(string option, decimal points) =>
        Assert.Equal(points, Set.Only($$"""{"option": "{{option}}"}""").Points);

    [Fact]
    public void Is_capped_at_the_printed_maximum_and_says_so()
    {
        var result = Set.Only("""{"option": "more"}""");
        Assert.Equal(2m, result.Points);
        Assert.Equal("min(s1, 2)", result.Trace.Steps[^1].Expression);
    }

    [Theory]
    [InlineData("""{"option": "other"}""", ProblemCodes.UnknownOption)]
    [InlineData("""{"option": "None"}""", ProblemCodes.UnknownOption)]
    [InlineData("""{"option": 1}""", ProblemCodes.WrongType)]
    [InlineData("""{"option": null}""", ProblemCodes.WrongType)]
    [InlineData("{}", ProblemCodes.MissingInput)]
    public void Refuses_what_is_no_option(string value, string code)
    {
        var problem = Assert.Single(Set.Score($$"""{"C1": {{value}}}""").Problems);
        Assert.Equal(("C1", "option", code), (problem.Criterion, problem.Input, problem.Code));
        Assert.Contains("none, half, full, more", problem.Expected.Vi);
        Assert.Contains("none, half, full, more", problem.Expected.En);
    }
}
