namespace EGovPlatform.Criteria.Tests;

/// <summary>Levels against the set's own maxima (A 20, B 10) and against themselves.</summary>
public class ClassificationLintTests
{
    private const string First = "total: {min: 27, printed: \"27\"}, groups: {A: {share: 0.9, of: 20, printed: 90% x20}, B: {share: 0.9, of: 10, printed: 90% x10}}";
    private const string Second = "total: {min: 20, of: 30, printed: 20/30}, groups: {B: {share: 0.5}}";

    private static LintFinding[] Lint(string level, string instead)
    {
        Assert.Contains(level, ClassifiedSets.Levels);
        return [.. ClassifiedSets.Load(ClassifiedSets.Levels.Replace(level, instead)).Lint()];
    }

    private static (string, string, string)[] Codes(LintFinding[] findings) => findings.Select(f => (f.Code, f.Printed, f.Computed)).ToArray();

    [Fact]
    public void Levels_that_agree_have_no_findings() => Assert.Empty(ClassifiedSets.Load(ClassifiedSets.Levels).Lint());

    [Fact]
    public void A_total_that_is_not_the_sum_of_the_groups_minima()
    {
        var finding = Assert.Single(Lint("min: 27", "min: 26"));
        Assert.Equal(("level-sum-mismatch", "readiness", "26", "27"), (finding.Code, finding.Node, finding.Printed, finding.Computed));
        Assert.Contains("Level I", finding.Message.En);
    }

    [Fact]
    public void Without_a_minimum_for_every_group_there_is_no_sum() => Assert.Empty(Lint("min: 20, of: 30", "min: 21, of: 30"));

    [Fact]
    public void A_base_that_the_set_does_not_have()
    {
        var findings = Lint(First, First.Replace("of: 20", "of: 200").Replace("of: 10", "of: 100").Replace("min: 27", "min: 270, of: 300"));
        Assert.Equal([("level-base-mismatch", "200", "20"), ("level-base-mismatch", "100", "10"), ("level-base-mismatch", "300", "30")], Codes(findings));
        Assert.Contains("Group A", findings[0].Message.En);
        Assert.All(findings, f => Assert.Equal("readiness", f.Node));
    }

    [Fact]
    public void A_base_that_several_levels_print_is_found_once()
    {
        var set = ClassifiedSets.Load(ClassifiedSets.Levels.Replace(First, First.Replace("of: 10", "of: 50")).Replace(Second, Second.Replace("{share: 0.5}", "{share: 0.5, of: 50}")));
        var finding = Assert.Single(set.Lint(), f => f.Code == "level-base-mismatch");
        Assert.Contains("Mức I; Mức II", finding.Message.Vi);
    }

    [Fact]
    public void The_note_of_the_classification_is_the_resolution()
    {
        var set = ClassifiedSets.Load(ClassifiedSets.Levels.Replace("min: 27", "min: 26").Replace("  unranked:", "  notes: [{vi: Giữ 26, en: Keep 26}]\n  unranked:"));
        var finding = Assert.Single(set.Lint());
        Assert.Equal((true, "Keep 26"), (finding.Resolved, finding.Resolution.En));
    }
}
