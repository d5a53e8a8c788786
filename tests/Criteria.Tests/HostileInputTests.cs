namespace EGovPlatform.Criteria.Tests;

/// <summary>What is wrong is named; the rest is scored.</summary>
public class HostileInputTests
{
    private static readonly CriteriaSet Set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: ratio}"), SmallSets.Criterion("C2", "{kind: count, each: 1}"));

    [Theory]
    [InlineData("""{"values": {"C9": {"percent": 1}, "C2": {"count": 1}}}""", "C9", "", ProblemCodes.UnknownCriterion)]
    [InlineData("""{"values": {"c2": {"count": 1}, "C2": {"count": 1}}}""", "c2", "", ProblemCodes.UnknownCriterion)]
    [InlineData("""{"values": {"C1": {"percent": 1, "color": 2}, "C2": {"count": 1}}}""", "C1", "color", ProblemCodes.UnknownInput)]
    [InlineData("""{"values": {"C1": {"percent": 1, "percent": 2}, "C2": {"count": 1}}}""", "C1", "percent", ProblemCodes.DuplicateMember)]
    [InlineData("""{"values": {"C1": {"percent": 1}, "C1": {"percent": 2}, "C2": {"count": 1}}}""", "C1", "", ProblemCodes.DuplicateMember)]
    [InlineData("""{"values": {"C1": 5, "C2": {"count": 1}}}""", "C1", "", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": null, "C2": {"count": 1}}}""", "C1", "", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": {"percent": {"a": 1, "a": 2}}, "C2": {"count": 1}}}""", "C1", "percent", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": {"percent": 1, "notApplicable": "yes"}, "C2": {"count": 1}}}""", "C1", "notApplicable", ProblemCodes.WrongType)]
    [InlineData("""{"values": {"C1": {"percent": 1, "rejected": true}, "C2": {"count": 1}}}""", "C1", "rejected", ProblemCodes.WrongType)]
    [InlineData("""{"round": 1, "values": {"C2": {"count": 1}}}""", "", "round", ProblemCodes.UnknownMember)]
    [InlineData("""{"unit": {"name": "x"}, "values": {"C2": {"count": 1}}}""", "", "unit.name", ProblemCodes.UnknownMember)]
    [InlineData("""{"unit": [], "values": {"C2": {"count": 1}}}""", "", "unit", ProblemCodes.WrongType)]
    [InlineData("""{"cohort": {"C1": {"max": "x"}}, "values": {"C2": {"count": 1}}}""", "", "cohort.C1", ProblemCodes.WrongType)]
    [InlineData("""{"cohort": {"C9": {"max": 3}}, "values": {"C2": {"count": 1}}}""", "", "cohort.C9", ProblemCodes.UnknownCriterion)]
    public void One_problem_is_named_and_the_rest_is_scored(string json, string criterion, string input, string code)
    {
        var result = Set.Score(DeclarationInput.Parse(json));
        var problem = Assert.Single(result.Problems);
        Assert.Equal((criterion, input, code), (problem.Criterion, problem.Input, problem.Code));
        Assert.NotEmpty(problem.Expected.Vi);
        Assert.NotEmpty(problem.Expected.En);
        if (criterion.Length > 0) Assert.Contains(criterion, problem.Message.Vi);
        if (input.Length > 0) Assert.Contains(input, problem.Message.En);
        Assert.Equal((CriterionStatus.Scored, 1m), (result.Criteria[1].Status, result.Criteria[1].Points));
        Assert.Equal(0m, result.Criteria[0].Points);
        Assert.Contains(code, result.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{")]
    [InlineData("""{"values": {"C1": {"percent": NaN}}}""")]
    [InlineData("""{"values": {"C1": {"percent": 01}}}""")]
    [InlineData("""{"values": {"C1": {"percent": 1,}}}""")]
    [InlineData("""{"values": {"C1": {"evidence": ["\ud800"]}}}""")]
    [InlineData("""{"values": {"\udc00": {}}}""")]
    public void What_is_no_declaration_at_all_is_refused(string json) => Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse(json));

    [Fact]
    public void Deep_and_long_input_is_refused()
    {
        Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse($$$$"""{"values": {"C1": {"percent": {{{{new string('[', 50)}}}}{{{{new string(']', 50)}}}}}}}"""));
        Assert.Throws<DeclarationFormatException>(() => DeclarationInput.Parse(new string(' ', DeclarationInput.MaximumLength) + "{}"));
    }

    [Fact]
    public void Numbers_of_any_length_cost_nothing_and_are_out_of_bounds()
    {
        var json = $$$$"""{"values": {"C1": {"percent": {{{{new string('9', 100_000)}}}}}, "C2": {"count": 1e999999999999}}}""";
        var problems = Set.Score(DeclarationInput.Parse(json)).Problems;
        Assert.Equal([ProblemCodes.OutOfBounds, ProblemCodes.OutOfBounds], problems.Select(p => p.Code));
    }

    [Fact]
    public void Too_many_entries_are_a_problem_of_the_criterion()
    {
        var evidence = string.Join(',', Enumerable.Repeat("\"x\"", DeclaredValue.MaximumEntries + 1));
        Assert.Equal(ProblemCodes.OutOfBounds, Assert.Single(Set.Score($$$"""{"C1": {"percent": 1, "evidence": [{{{evidence}}}]}}""").Problems).Code);
        var inputs = string.Join(',', Enumerable.Range(0, DeclaredValue.MaximumEntries + 1).Select(i => $"\"x{i}\": 1"));
        Assert.Contains(Set.Score($$$"""{"C1": { {{{inputs}}} }}""").Problems, p => p is { Criterion: "C1", Code: ProblemCodes.OutOfBounds });
    }

    [Fact]
    public void Every_problem_code_has_its_words()
    {
        foreach (var code in ProblemCodes.All)
        {
            var problem = InputProblem.At("C1", "x", code, new("cần", "expected"));
            Assert.Contains("cần", problem.Message.Vi);
            Assert.Contains("expected", problem.Message.En);
        }
    }
}
