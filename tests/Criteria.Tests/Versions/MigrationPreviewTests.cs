namespace EGovPlatform.Criteria.Tests;

/// <summary>What a declaration would keep, change and drop under another version.</summary>
public sealed class MigrationPreviewTests
{
    private static readonly CriteriaSet Before = SmallSets.WithCriteria(
        SmallSets.Criterion("C1", "{kind: count, each: 1}"), SmallSets.Criterion("C2", "{kind: count, each: 1}"), SmallSets.Criterion("C3", "{kind: ratio}"),
        SmallSets.Criterion("C4", "{kind: ratio}"), SmallSets.Criterion("C6", "{kind: count, each: 1}"));

    private static readonly CriteriaSet After = SmallSets.WithCriteria(
        SmallSets.Criterion("C1", "{kind: count, each: 1, cap: 2}"), SmallSets.Criterion("C2", "{kind: count, each: 0.5}"), SmallSets.Criterion("C3", "{kind: count, each: 1}"),
        SmallSets.Criterion("C5", "{kind: ratio}"), SmallSets.Criterion("C6", "{kind: count, each: 1}"));

    private static readonly DeclarationInput Input = DeclarationInput.Parse("""
        {"values": {"C1": {"count": 1}, "C2": {"count": 1}, "C3": {"percent": 50}, "C4": {"percent": 50}, "C6": {"count": -1}}, "cohort": {"C4": {"max": 3}}}
        """);

    [Fact]
    public void Each_value_is_kept_changed_no_longer_valid_dropped_or_newly_asked()
    {
        var preview = MigrationPreview.Of(Before, After, Input);
        Assert.Equal(
            [("C1", MigrationOutcome.Kept), ("C2", MigrationOutcome.Changed), ("C3", MigrationOutcome.Invalid), ("C5", MigrationOutcome.Asked), ("C6", MigrationOutcome.Kept), ("C4", MigrationOutcome.Dropped)],
            preview.Values.Select(v => (v.Code, v.Outcome)));
        var changed = preview.Values[1];
        Assert.Equal((1m, 0.5m), (changed.Before!.Points, changed.After!.Points));
        Assert.Equal([ProblemCodes.UnknownInput, ProblemCodes.MissingInput], preview.Values[2].Problems.Select(p => p.Code));
        Assert.Equal((4m, 1.5m), (preview.Before.Total, preview.After.Total));
    }

    [Fact]
    public void Nothing_moves_and_what_would_be_moved_can_be_scored()
    {
        var text = Input.ToJson();
        var preview = MigrationPreview.Of(Before, After, Input);
        Assert.Equal(text, Input.ToJson());
        Assert.Equal(["C1", "C2", "C3", "C6"], preview.Input.Values.Keys);
        Assert.Empty(preview.Input.CohortMaximum);
        Assert.Equal(preview.After.ToJson(), After.Score(preview.Input).ToJson());
        Assert.DoesNotContain(preview.After.Problems, p => p.Code == ProblemCodes.UnknownCriterion);
    }

    [Fact]
    public void The_same_set_keeps_everything()
    {
        var set = CriteriaSets.Get("dn-2386-2025-commune");
        var input = set.Criteria.Aggregate(DeclarationInput.Empty, (all, c) => all.With(c.Code, c.Examples[^1].Declared)).With("TT.2", new());
        var preview = MigrationPreview.Of(set, set, input);
        Assert.Equal(set.Criteria.Count + 1, preview.Values.Count);
        Assert.All(preview.Values, v => Assert.Equal(MigrationOutcome.Kept, v.Outcome));
    }
}
