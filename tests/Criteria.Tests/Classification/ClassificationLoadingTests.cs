namespace EGovPlatform.Criteria.Tests;

/// <summary>What a set file says of its levels, grades and types is read strictly.</summary>
public class ClassificationLoadingTests
{
    [Fact]
    public void Levels_are_read_as_printed()
    {
        var read = Assert.IsType<LevelClassification>(Assert.Single(ClassifiedSets.Load(ClassifiedSets.Levels).Content.Classification));
        Assert.Equal(("readiness", "levels", "Mức I, mức II", "V.3.2", "Unranked"), (read.Id, read.Kind, read.Text, read.Clause, read.Unranked.En));
        Assert.Equal(["A", "B"], read.Groups);
        Assert.Equal(["I", "II"], read.Levels.Select(l => l.Id));
        Assert.Equal(new LevelTotal(27, null, "27"), read.Levels[0].Total);
        Assert.Equal(new LevelTotal(20, 30, "20/30"), read.Levels[1].Total);
        Assert.Equal(new LevelShare(0.9m, 20, "90% x20"), read.Levels[0].Groups["A"]);
        Assert.Equal([new("B", new(0.5m, null, null))], read.Levels[1].Groups.ToDictionary());
    }

    [Fact]
    public void Grades_are_read_from_the_best_to_the_one_that_takes_the_rest()
    {
        var read = Assert.IsType<GradeClassification>(Assert.Single(ClassifiedSets.Load(ClassifiedSets.Grades).Content.Classification));
        Assert.Equal([0.8m, 0.65m, null], read.Grades.Select(g => g.From));
        Assert.Equal(["A", "C"], read.Groups);
        Assert.Equal("lớn hơn hoặc bằng 80%", read.Grades[0].Printed);
    }

    [Theory]
    [InlineData("id: readiness", "id: A1", "A1")]
    [InlineData("id: readiness", "id: Sẵn sàng", "Sẵn sàng")]
    [InlineData("kind: levels", "kind: level", "level")]
    [InlineData("groups: [A, B]", "groups: [A, A]", "\"A\"")]
    [InlineData("groups: [A, B]", "groups: [A, X]", "\"X\"")]
    [InlineData("groups: [A, B]", "groups: [A, P]", "\"P\"")]
    [InlineData("groups: [A, B]", "groups: []", "empty")]
    [InlineData("groups: [A, B]", "groups: [A]", "\"B\"")]
    [InlineData("  clause: V.3.2", "  clauses: V.3.2", "clauses")]
    [InlineData("id: II,", "id: I,", "\"I\"")]
    [InlineData("{share: 0.5}", "{share: 1.5}", "1.5")]
    [InlineData("{share: 0.5}", "{shares: 0.5}", "share")]
    [InlineData("{share: 0.5}", "{share: 0.5, off: 10}", "off")]
    [InlineData("{share: 0.5}", "{share: 0.5, of: 0}", "above 0")]
    [InlineData("{min: 27, printed: \"27\"}", "{of: 30}", "min")]
    [InlineData("{min: 20, of: 30, printed: 20/30}", "{min: 31, of: 30}", "31")]
    [InlineData("total: {min: 20, of: 30, printed: 20/30}, groups: {B: {share: 0.5}}", "groups: {}", "condition")]
    [InlineData("unranked: {vi: Không xếp hạng, en: Unranked}", "none: {vi: Không, en: None}", "unranked")]
    public void Levels_that_are_not_in_the_format_are_refused(string text, string instead, string mentioned) =>
        Refused(ClassifiedSets.Levels, text, instead, mentioned);

    [Theory]
    [InlineData(", from: 0.65", "", "lowest")]
    [InlineData("from: 0.65", "from: 0.8", "lowest")]
    [InlineData("{id: average, label: {vi: Trung bình, en: Average}}", "{id: average, label: {vi: Trung bình, en: Average}, from: 0}", "lowest")]
    [InlineData("from: 0.8", "from: 80", "80")]
    [InlineData("id: fair", "id: good", "good")]
    [InlineData("groups: [A, C]\n  ", "", "groups")]
    public void Grades_that_are_not_in_the_format_are_refused(string text, string instead, string mentioned) =>
        Refused(ClassifiedSets.Grades, text, instead, mentioned);

    private static void Refused(string classification, string text, string instead, string mentioned)
    {
        var yaml = ClassifiedSets.Yaml(classification);
        Assert.Contains(text, yaml);
        var refusal = Assert.Throws<CriteriaSetException>(() => SmallSets.Load(yaml.Replace(text, instead)));
        Assert.Contains(mentioned, refusal.Message);
        Assert.NotEmpty(refusal.Reason.Vi);
    }
}
