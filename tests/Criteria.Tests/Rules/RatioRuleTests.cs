namespace EGovPlatform.Criteria.Tests.Rules;

public class RatioRuleTests
{
    private static readonly CriteriaSet Plain = SmallSets.WithRule("{kind: ratio}");

    [Fact]
    public void Multiplies_before_it_divides()
    {
        Assert.Equal(650m * 2 / 652, Plain.Only("""{"numerator": 650, "denominator": 652}""").Points);
        // Dividing first gives 2.9999999999999999999999999997.
        Assert.Equal(3m, SmallSets.WithRule("{kind: ratio}", "9").Only("""{"numerator": 1, "denominator": 3}""").Points);
    }

    [Theory]
    [InlineData("""{"percent": 0}""", 0)]
    [InlineData("""{"percent": 99.7}""", 1.994)]
    [InlineData("""{"percent": 100}""", 2)]
    [InlineData("""{"numerator": 0, "denominator": 3}""", 0)]
    [InlineData("""{"numerator": 3, "denominator": 3}""", 2)]
    [InlineData("""{"numerator": 1.5, "denominator": 3}""", 1)]
    public void Gives_share_times_maximum(string value, decimal points) => Assert.Equal(points, Plain.Only(value).Points);

    [Theory]
    [InlineData("""{"numerator": 3.0000000001, "denominator": 3}""", "numerator", ProblemCodes.ShareAbove100)]
    [InlineData("""{"percent": 100.0000000001}""", "percent", ProblemCodes.ShareAbove100)]
    [InlineData("""{"numerator": 3}""", "denominator", ProblemCodes.MissingInput)]
    [InlineData("""{"denominator": 3}""", "numerator", ProblemCodes.MissingInput)]
    [InlineData("{}", "percent", ProblemCodes.MissingInput)]
    [InlineData("""{"numerator": 0, "denominator": 0}""", "denominator", ProblemCodes.ZeroDenominator)]
    [InlineData("""{"numerator": 1, "denominator": 0}""", "denominator", ProblemCodes.ZeroDenominator)]
    [InlineData("""{"numerator": "650", "denominator": 652}""", "numerator", ProblemCodes.WrongType)]
    [InlineData("""{"percent": "NaN"}""", "percent", ProblemCodes.WrongType)]
    [InlineData("""{"percent": true}""", "percent", ProblemCodes.WrongType)]
    [InlineData("""{"percent": [99]}""", "percent", ProblemCodes.WrongType)]
    [InlineData("""{"percent": -0.1}""", "percent", ProblemCodes.OutOfBounds)]
    [InlineData("""{"numerator": -1, "denominator": 2}""", "numerator", ProblemCodes.OutOfBounds)]
    [InlineData("""{"numerator": 1, "denominator": 1e400}""", "denominator", ProblemCodes.OutOfBounds)]
    [InlineData("""{"numerator": 1, "denominator": 1000000000001}""", "denominator", ProblemCodes.OutOfBounds)]
    [InlineData("""{"percent": 1.00000000000000000000000000000001}""", "percent", ProblemCodes.OutOfBounds)]
    [InlineData("""{"numerator": 1, "denominator": 2, "percent": 50}""", "percent", ProblemCodes.ConflictingInputs)]
    public void Names_the_input_that_does_not_suit(string value, string input, string code)
    {
        var result = Plain.Score($$"""{"C1": {{value}}}""");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("C1", input, code), (problem.Criterion, problem.Input, problem.Code));
        Assert.Equal(CriterionStatus.Invalid, result.Criteria[0].Status);
        Assert.Equal(0m, result.Criteria[0].Points);
    }

    [Fact]
    public void Names_every_input_that_is_wrong_at_once()
    {
        var problems = Plain.Score("""{"C1": {"numerator": "x", "denominator": -1}}""").Problems;
        Assert.Equal(["numerator", "denominator"], problems.Select(p => p.Input));
    }

    [Theory]
    [InlineData("zero", CriterionStatus.Scored)]
    [InlineData("not-applicable", CriterionStatus.NotApplicable)]
    public void A_share_of_nothing_follows_the_policy(string policy, CriterionStatus status)
    {
        var set = SmallSets.WithRule($"{{kind: ratio, zeroDenominator: {policy}}}");
        var result = set.Only("""{"numerator": 0, "denominator": 0}""");
        Assert.Equal((status, 0m), (result.Status, result.Points));
        // Something of nothing is no share under any policy.
        Assert.Equal(CriterionStatus.Invalid, set.Only("""{"numerator": 1, "denominator": 0}""").Status);
    }

    [Fact]
    public void Above_100_can_be_capped()
    {
        var set = SmallSets.WithRule("{kind: ratio, over100: cap}");
        Assert.Equal(2m, set.Only("""{"numerator": 5, "denominator": 4}""").Points);
        Assert.Equal(2m, set.Only("""{"percent": 130}""").Points);
    }

    [Theory]
    [InlineData(79.9999999999, 1.599999999998)]
    [InlineData(80, 2)]
    [InlineData(80.0000000001, 2)]
    public void Full_from_a_share_on(decimal percent, decimal points) =>
        Assert.Equal(points, SmallSets.WithRule("{kind: ratio, full: 0.8}").Only($$"""{"percent": {{NumberText.Invariant(percent)}}}""").Points);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(20, 2)]
    [InlineData(20.0000000001, 1.599999999998)]
    [InlineData(75, 0.5)]
    [InlineData(100, 0)]
    public void Falling_with_the_full_maximum_up_to_a_share(decimal percent, decimal points) =>
        Assert.Equal(points, SmallSets.WithRule("{kind: ratio, form: falling, full: 0.2}").Only($$"""{"percent": {{NumberText.Invariant(percent)}}}""").Points);
}
