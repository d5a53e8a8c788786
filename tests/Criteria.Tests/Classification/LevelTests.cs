using System.Text.Json;

namespace EGovPlatform.Criteria.Tests;

/// <summary>Levels and grades: group A has 20 points (A1 12, A2 8), B has 10, C has 30.</summary>
public class LevelTests
{
    private static readonly CriteriaSet Levels = ClassifiedSets.Load(ClassifiedSets.Levels);
    private static readonly CriteriaSet Grades = ClassifiedSets.Load(ClassifiedSets.Grades);

    private static ClassificationDecision Decide(CriteriaSet set, string values) => set.Score(values).Classification[0].Decisions[0];

    private static string Percents(string a1, string a2, string b1) => $$$"""{"A1": {"percent": {{{a1}}}}, "A2": {"percent": {{{a2}}}}, "B1": {"percent": {{{b1}}}}}""";

    private static void Replays(ClassificationDecision decision)
    {
        var place = decision.Candidates.Select(c => c.Id).ToList().IndexOf(decision.Outcome ?? "") + 1;
        Assert.Equal(place, Trace.Replay(decision.Trace));
    }

    [Theory]
    [InlineData("100", "100", "100", "I")]
    [InlineData("100", "75", "90", "I")] // 18 + 9 = 27, every minimum met exactly
    [InlineData("100", "100", "89.9", "II")] // B gives 8.99, though the total is 28.99
    [InlineData("100", "74.9", "100", "II")] // A gives 17.992, though the total is 27.992
    [InlineData("100", "37.5", "50", "II")] // 15 + 5 = 20
    [InlineData("100", "100", "49.9", null)] // B gives 4.99, though the total is 24.99
    [InlineData("100", "37.4", "50", null)] // 19.992 in all
    [InlineData("0", "0", "0", null)]
    public void The_highest_level_whose_total_and_groups_all_hold_wins(string a1, string a2, string b1, string? level)
    {
        var decision = Decide(Levels, Percents(a1, a2, b1));
        Assert.Equal(level, decision.Outcome);
        Assert.Equal(level is null ? "Unranked" : $"Level {level}", decision.Label.En);
        Replays(decision);
    }

    [Fact]
    public void Each_condition_says_whether_it_holds_and_by_how_much()
    {
        var decision = Decide(Levels, Percents("100", "75", "80"));
        Assert.Equal(("II", 26m, 30m), (decision.Outcome, decision.Points, decision.Max));
        var first = decision.Candidates[0];
        Assert.Equal(
            [
                ("readiness", ConditionKind.Total, false, 26m, 27m, -1m, "27"),
                ("A", ConditionKind.Group, true, 18m, 18m, 0m, "90% x20"),
                ("B", ConditionKind.Group, false, 8m, 9m, -1m, "90% x10"),
            ],
            first.Conditions.Select(c => (c.Node, c.Kind, c.Holds, c.Value!.Value, c.Required!.Value, c.Margin!.Value, c.Printed)));
        Assert.Equal("Group B: 8 points of 10, 9 needed: not reached, 1 short", first.Conditions[2].Text.En);
        Assert.Equal("Nhóm A: 18 điểm trên 20, cần 18: đạt, cao hơn 0 điểm", first.Conditions[1].Text.Vi);
        Assert.Same(first, decision.Next);
        Assert.Equal([true, true], decision.Candidates[1].Conditions.Select(c => c.Holds));
    }

    [Fact]
    public void A_total_of_thirds_that_makes_the_minimum_exactly_reaches_it()
    {
        // 12 × 13/18 + 8 + 10 × 1/3 = 20, and no decimal holds two of the three.
        var set = ClassifiedSets.Load(ClassifiedSets.Levels.Replace("{B: {share: 0.5}}", "{B: {share: 0}}"));
        var decision = Decide(set, """{"A1": {"numerator": 13, "denominator": 18}, "A2": {"percent": 100}, "B1": {"numerator": 1, "denominator": 3}}""");
        Assert.Equal(("II", 20m), (decision.Outcome, decision.Points));
        Replays(decision);
    }

    [Theory]
    [InlineData("total: {min: 20, of: 40, printed: 20/30}, groups: {B: {share: 0.5}}", 15)] // half of 30
    [InlineData("total: {min: 20}, groups: {A: {share: 0, of: 40}, B: {share: 0.5, of: 20}}", 10)] // a third of 30: the groups print 60
    [InlineData("total: {min: 20}, groups: {B: {share: 0.5, of: 20}}", 15)] // 20 of 40: A counts with its own 20
    public void Printed_minima_apply_to_the_sets_own_maxima(string printed, int required)
    {
        const string original = "total: {min: 20, of: 30, printed: 20/30}, groups: {B: {share: 0.5}}";
        Assert.Contains(original, ClassifiedSets.Levels);
        var set = ClassifiedSets.Load(ClassifiedSets.Levels.Replace(original, printed));
        var decision = Decide(set, Percents("0", "0", "100"));
        var total = decision.Candidates[1].Conditions[0];
        Assert.Equal((10m, (decimal)required), (total.Value, total.Required));
        // A share is one of the group's own maximum, whatever maximum is printed.
        Assert.Equal(5m, decision.Candidates[1].Conditions.Single(c => c.Node == "B").Required);
        Replays(decision);
    }

    [Fact]
    public void What_does_not_apply_is_no_lack()
    {
        // A1, 12 of A's 20, is out: 8 of 8 are 20 of 20, and the total is 17 of 18 on a base of 30.
        var decision = Decide(Levels, """{"A1": {"notApplicable": true}, "A2": {"percent": 100}, "B1": {"percent": 90}}""");
        Assert.Equal("I", decision.Outcome);
        Assert.Equal(17m * 30 / 18, decision.Points);
        Assert.Equal(20m, decision.Candidates[0].Conditions.Single(c => c.Node == "A").Value);
        Replays(decision);
    }

    [Fact]
    public void Of_a_group_that_does_not_apply_at_all_nothing_is_demanded()
    {
        var decision = Decide(Levels, """{"A1": {"percent": 100}, "A2": {"percent": 100}, "B1": {"notApplicable": true}}""");
        var condition = decision.Candidates[0].Conditions.Single(c => c.Node == "B");
        Assert.Equal(("I", true, null), (decision.Outcome, condition.Holds, condition.Value));
        Assert.Contains("none of its criteria applies", condition.Text.En);
        Replays(decision);
    }

    [Fact]
    public void A_unit_to_which_nothing_applies_is_neither_ranked_nor_graded()
    {
        var set = ClassifiedSets.Load((ClassifiedSets.Levels + "\n" + ClassifiedSets.Grades).Replace("groups: [A, B]", "groups: [B]").Replace("groups: [A, C]", "groups: [B]")
            .Replace("groups: {A: {share: 0.9, of: 20, printed: 90% x20}, B:", "groups: {B:"));
        var result = set.Score("""{"B1": {"notApplicable": true}}""");
        Assert.All(result.Classification, c =>
        {
            var decision = Assert.Single(c.Decisions);
            Assert.Equal((null, null), (decision.Outcome, decision.Points));
            Assert.DoesNotContain(decision.Candidates, k => k.Holds);
            Replays(decision);
        });
    }

    [Theory]
    [InlineData("100", "good")]
    [InlineData("80", "good")]
    [InlineData("79.99", "fair")]
    [InlineData("65", "fair")]
    [InlineData("64.99", "average")]
    [InlineData("0", "average")]
    public void Grades_start_at_their_share_of_the_group(string percent, string grade)
    {
        var result = Grades.Score($$$"""{"A1": {"percent": {{{percent}}}}, "A2": {"percent": {{{percent}}}}, "C1": {"percent": 100}}""").Classification.Single();
        Assert.Equal([("A", grade), ("C", "good")], result.Decisions.Select(d => (d.Group!, d.Outcome!)));
        Assert.All(result.Decisions, Replays);
    }

    [Fact]
    public void A_grade_says_how_far_the_next_one_is()
    {
        var decision = Grades.Score("""{"A1": {"percent": 50}, "A2": {"percent": 50}}""").Classification.Single().Decisions[0];
        Assert.Equal(("fair", 13m, -3m), (decision.Next!.Id, decision.Next.Conditions[0].Required, decision.Next.Conditions[0].Margin));
    }

    [Fact]
    public void The_json_is_keyed_by_classification()
    {
        var set = ClassifiedSets.Load(ClassifiedSets.Levels + "\n" + ClassifiedSets.Grades);
        using var json = JsonDocument.Parse(set.Score(Percents("100", "75", "80")).ToJson());
        var classification = json.RootElement.GetProperty("classification");
        Assert.Equal(["readiness", "grades"], classification.EnumerateObject().Select(p => p.Name));
        var readiness = classification.GetProperty("readiness");
        Assert.Equal(("levels", "II", 26m, 30m), (readiness.GetProperty("kind").GetString(), readiness.GetProperty("outcome").GetString(),
            readiness.GetProperty("points").GetDecimal(), readiness.GetProperty("max").GetDecimal()));
        var condition = readiness.GetProperty("candidates")[0].GetProperty("conditions")[2];
        Assert.Equal(("B", "group", false, -1m), (condition.GetProperty("node").GetString(), condition.GetProperty("kind").GetString(),
            condition.GetProperty("holds").GetBoolean(), condition.GetProperty("margin").GetDecimal()));
        Assert.Equal(2m, Trace.Replay(Trace.Parse(readiness.GetProperty("trace"))));
        Assert.Equal(["A", "C"], classification.GetProperty("grades").GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("code").GetString()));
    }

    [Fact]
    public void A_set_that_classifies_nothing_says_null()
    {
        using var json = JsonDocument.Parse(SmallSets.WithRule("{kind: ratio}").Score("{}").ToJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("classification").ValueKind);
    }
}
