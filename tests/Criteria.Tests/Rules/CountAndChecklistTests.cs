namespace EGovPlatform.Criteria.Tests.Rules;

public class CountAndChecklistTests
{
    private static readonly CriteriaSet Each = SmallSets.WithRule("{kind: count, each: 0.5}");

    private static readonly CriteriaSet Variants = SmallSets.WithRule("""
        {kind: count, variants: [
              {id: head, label: {vi: Người đứng đầu chủ trì, en: Chaired by the head}, points: 1},
              {id: deputy, label: {vi: Lãnh đạo khác chủ trì, en: Chaired by another}, points: 0.5}]}
        """);

    private static readonly CriteriaSet Checklist = SmallSets.WithRule("""
        {kind: checklist, items: [
              {id: zoom, label: {vi: Tăng cỡ chữ, en: Larger type}, points: 0.25},
              {id: read, label: {vi: Đọc văn bản, en: Read aloud}, points: 0.5}]}
        """);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.5)]
    [InlineData(3, 1.5)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(1000000000, 2)]
    public void Each_one_counts_up_to_the_maximum(int count, decimal points) => Assert.Equal(points, Each.Only($$"""{"count": {{count}}}""").Points);

    [Theory]
    [InlineData("1.5", ProblemCodes.WrongType)]
    [InlineData("-1", ProblemCodes.OutOfBounds)]
    [InlineData("1000000001", ProblemCodes.OutOfBounds)]
    [InlineData("\"3\"", ProblemCodes.WrongType)]
    public void A_count_is_a_whole_number_from_zero(string count, string code) =>
        Assert.Equal(code, Assert.Single(Each.Score($$$"""{"C1": {"count": {{{count}}}}}""").Problems).Code);

    [Theory]
    [InlineData("""{"head": 1}""", 1)]
    [InlineData("""{"deputy": 1}""", 0.5)]
    [InlineData("""{"head": 1, "deputy": 1}""", 1.5)]
    [InlineData("""{"head": 1, "deputy": 3}""", 2)]
    [InlineData("""{"head": 0, "deputy": 0}""", 0)]
    public void Variants_count_each_at_its_own_points(string value, decimal points) => Assert.Equal(points, Variants.Only(value).Points);

    [Fact]
    public void No_variant_at_all_is_a_missing_input() =>
        Assert.Equal(("head", ProblemCodes.MissingInput), (Variants.Score("""{"C1": {}}""").Problems[0].Input, Variants.Score("""{"C1": {}}""").Problems[0].Code));

    [Theory]
    [InlineData(2, 2, 2)]
    [InlineData(3, 3, 2.5)]
    public void A_cap_of_the_rule_holds_before_the_maximum(int count, decimal max, decimal points)
    {
        var set = SmallSets.WithRule("{kind: count, each: 1, cap: 2.5}", NumberText.Invariant(max));
        Assert.Equal(points, set.Only($$"""{"count": {{count}}}""").Points);
    }

    [Fact]
    public void Without_a_maximum_nothing_caps()
    {
        var set = SmallSets.WithRule("{kind: count, each: 1}", "null");
        var result = set.Only("""{"count": 37}""");
        Assert.Equal(37m, result.Points);
        Assert.Null(result.Max);
    }

    [Theory]
    [InlineData("""{"zoom": true}""", 0.25)]
    [InlineData("""{"zoom": true, "read": true}""", 0.75)]
    [InlineData("""{"zoom": false, "read": true}""", 0.5)]
    [InlineData("""{"zoom": false}""", 0)]
    public void Items_that_hold_are_added(string value, decimal points) => Assert.Equal(points, Checklist.Only(value).Points);

    [Theory]
    [InlineData("""{"zoom": "true"}""", "zoom", ProblemCodes.WrongType)]
    [InlineData("""{"zoom": 1}""", "zoom", ProblemCodes.WrongType)]
    [InlineData("{}", "zoom", ProblemCodes.MissingInput)]
    [InlineData("""{"zoom": true, "sing": true}""", "sing", ProblemCodes.UnknownInput)]
    public void An_item_is_true_or_false(string value, string input, string code)
    {
        var problem = Assert.Single(Checklist.Score($$"""{"C1": {{value}}}""").Problems);
        Assert.Equal((input, code), (problem.Input, problem.Code));
    }

    [Fact]
    public void A_checklist_is_capped_by_the_rule_and_by_the_maximum()
    {
        const string items = "items: [{id: a, label: {vi: A, en: A}, points: 2}, {id: b, label: {vi: B, en: B}, points: 2}]";
        const string both = """{"a": true, "b": true}""";
        Assert.Equal(2m, SmallSets.WithRule($"{{kind: checklist, {items}}}").Only(both).Points);
        Assert.Equal(3m, SmallSets.WithRule($"{{kind: checklist, {items}, cap: 3}}", "5").Only(both).Points);
    }
}
