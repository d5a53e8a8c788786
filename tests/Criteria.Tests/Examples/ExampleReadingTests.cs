namespace EGovPlatform.Criteria.Tests;

/// <summary>Examples are read strictly: each says one thing, in words that are known.</summary>
public sealed class ExampleReadingTests
{
    private static CriteriaSet With(string example) => SmallSets.WithRule("{kind: ratio}", more: $"examples: [{example}]");

    [Fact]
    public void An_example_holds_what_the_file_says()
    {
        var example = Assert.Single(With("""{in: {percent: 12.5, option: "1", flag: true, applications: [a], rejected: vì}, attributes: {area: 60, kind: ward}, cohort: 3, status: rejected, by: note}""").Criteria[0].Examples);
        Assert.Equal((12.5m, "1", true), (example.Declared.Inputs["percent"].Number, example.Declared.Inputs["option"].Text, example.Declared.Inputs["flag"].Flag));
        Assert.Equal(("vì", CriterionStatus.Rejected, 3m, "note"), (example.Declared.Rejected, example.Status, example.Cohort, example.By));
        Assert.Equal((60m, "ward"), (example.Attributes["area"].Number, example.Attributes["kind"].Text));
        Assert.Equal(["a"], example.Declared.Applications);
        Assert.Single(example.Declared.Evidence);
        var declaration = example.ToDeclaration("C1");
        Assert.Equal((example.Declared, 3m, 60m), (declaration.Values["C1"], declaration.CohortMaximum["C1"], declaration.UnitAttributes["area"].Number));
    }

    [Fact]
    public void Evidence_is_attached_unless_it_is_left_out()
    {
        var set = SmallSets.WithRule("{kind: ratio}", more: "evidence: {required: true}\n    examples: [{in: {percent: 50}, points: 1, by: note}, {in: {percent: 50, evidence: []}, status: no-evidence, by: note}]");
        Assert.All(set.Criteria[0].Examples, e => Assert.Equal((e.Status, e.Points ?? 0), (set.Score(e.ToDeclaration("C1")).Criteria[0].Status, set.Score(e.ToDeclaration("C1")).Criteria[0].Points)));
    }

    [Theory]
    [InlineData("{in: {percent: 1}, by: note}", "one outcome")]
    [InlineData("{in: {percent: 1}, points: 1, passes: true, by: note}", "one outcome")]
    [InlineData("{in: {percent: 1}, points: 1, status: invalid, by: note}", "one outcome")]
    [InlineData("{in: {percent: 1}, passes: true, status: no-evidence, by: note}", "one outcome")]
    [InlineData("{in: {percent: 1}, points: 1}", "by")]
    [InlineData("{points: 1, by: note}", "in")]
    [InlineData("{in: {percent: 1}, points: -1, by: note}", "negative")]
    [InlineData("{in: {percent: [1]}, points: 1, by: note}", "single value")]
    [InlineData("{in: {percent: null}, points: 1, by: note}", "single value")]
    [InlineData("{in: {percent: 1}, status: wrong, by: note}", "wrong")]
    [InlineData("{in: {percent: 1}, status: invalid, problem: wrong, by: note}", "wrong")]
    [InlineData("{in: {percent: 1}, points: 1, problem: wrong-type, by: note}", "invalid")]
    [InlineData("{in: {percent: 1}, points: 1, by: note, note: x}", "note")]
    public void What_is_not_in_the_format_is_refused(string example, string mentioned) =>
        Assert.Contains(mentioned, Assert.Throws<CriteriaSetException>(() => With(example)).Message);
}
