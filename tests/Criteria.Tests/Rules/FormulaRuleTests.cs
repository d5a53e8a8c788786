namespace EGovPlatform.Criteria.Tests.Rules;

public class FormulaRuleTests
{
    private const string Inputs = "inputs: [{name: a, label: {vi: Tổng, en: All}, type: count}, {name: c, label: {vi: Trực tuyến, en: Online}, type: count, atMost: a}]";

    private static readonly CriteriaSet Share = SmallSets.WithRule($$"""{kind: formula, {{Inputs}}, share: "c / a"}""", "4");

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(3, 3, 4)]
    [InlineData(1, 4, 1)]
    public void A_share_is_multiplied_by_the_maximum(int c, int a, decimal points) => Assert.Equal(points, Share.Only($$"""{"a": {{a}}, "c": {{c}}}""").Points);

    [Fact]
    public void Is_exact_whatever_the_order_of_operations()
    {
        var set = SmallSets.WithRule("""
            {kind: formula, inputs: [{name: n, label: {vi: Số, en: N}, type: count}], points: "(1 / n + 1 / n + 1 / n) * max"}
            """);
        Assert.Equal(2m, set.Only("""{"n": 3}""").Points);
    }

    [Fact]
    public void The_trace_is_written_with_the_declared_figures()
    {
        var trace = Share.Only("""{"a": 652, "c": 650}""").Trace;
        Assert.Equal("650 / 652", trace.Steps[0].Expression);
        Assert.Equal(650m * 4 / 652, Trace.Replay(trace));
    }

    [Theory]
    [InlineData("""{"a": 3, "c": 4}""", "c", ProblemCodes.ConflictingInputs)]
    [InlineData("""{"a": 0, "c": 0}""", "", ProblemCodes.ZeroDenominator)]
    [InlineData("""{"a": 3}""", "c", ProblemCodes.MissingInput)]
    [InlineData("""{"a": 3, "c": "1"}""", "c", ProblemCodes.WrongType)]
    [InlineData("""{"a": 3, "c": 1, "d": 1}""", "d", ProblemCodes.UnknownInput)]
    public void Names_what_does_not_suit(string value, string input, string code)
    {
        var problem = Assert.Single(Share.Score($$"""{"C1": {{value}}}""").Problems);
        Assert.Equal((input, code), (problem.Input, problem.Code));
    }

    [Fact]
    public void The_function_max_stands_beside_the_maximum()
    {
        var result = SmallSets.WithRule("""{kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: count}], points: "max(0, max - 0.5 * a)"}""", "3").Only("""{"a": 4}""");
        Assert.Equal(1m, result.Points);
        Assert.Equal(1m, Trace.Replay(result.Trace));
    }

    [Theory]
    [InlineData("zero", CriterionStatus.Scored)]
    [InlineData("not-applicable", CriterionStatus.NotApplicable)]
    public void Division_by_zero_follows_the_policy(string policy, CriterionStatus status) =>
        Assert.Equal(status, SmallSets.WithRule($$"""{kind: formula, {{Inputs}}, share: "c / a", zeroDenominator: {{policy}}}""").Only("""{"a": 0, "c": 0}""").Status);

    [Theory]
    [InlineData("a - 5", ProblemCodes.OutOfBounds)]
    [InlineData("a * a * a * a * a * a * 1000000000000", ProblemCodes.OutOfBounds)]
    public void A_result_that_is_no_number_of_points_is_a_problem(string points, string code)
    {
        var set = SmallSets.WithRule($$"""{kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: count}], points: "{{points}}"}""");
        Assert.Equal(code, Assert.Single(set.Score("""{"C1": {"a": 4}}""").Problems.Concat(set.Score("""{"C1": {"a": 1000000000}}""").Problems)).Code);
    }

    [Fact]
    public void A_share_above_one_is_a_problem_unless_capped()
    {
        const string rule = """kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: number}], share: "a / 10" """;
        Assert.Equal(ProblemCodes.ShareAbove100, Assert.Single(SmallSets.WithRule($"{{{rule}}}").Score("""{"C1": {"a": 10.01}}""").Problems).Code);
        Assert.Equal(2m, SmallSets.WithRule($"{{{rule}, over100: cap}}").Only("""{"a": 10.01}""").Points);
        Assert.Equal(2m, SmallSets.WithRule($"{{{rule}}}").Only("""{"a": 10}""").Points);
    }
}
