using System.Text;

namespace EGovPlatform.Criteria.Tests;

/// <summary>A set file is read strictly; every refusal says where.</summary>
public class LoadingTests
{
    private static readonly string Good = SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}"), SmallSets.Criterion("C2", "{kind: count, each: 1}"));

    private static CriteriaSetException Refused(string yaml) => Assert.Throws<CriteriaSetException>(() => SmallSets.Load(yaml));

    private static int LineOf(string yaml, string text) => yaml[..yaml.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    [Fact]
    public void The_content_hash_looks_at_content_not_at_layout()
    {
        var hash = SmallSets.Load(Good).ContentHash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, SmallSets.Load("# a comment\n" + Good.Replace("status: draft", "status:   'draft'")).ContentHash);
        Assert.NotEqual(hash, SmallSets.Load(Good.Replace("each: 1", "each: 2")).ContentHash);
    }

    [Theory]
    [InlineData("status: draft", "status: dratf", "dratf")]
    [InlineData("status: draft", "state: draft", "status")]
    [InlineData("status: draft", "status: draft\ncolor: red", "color")]
    [InlineData("status: draft", "status: draft\nid: other", "id")]
    [InlineData("version: 1", "version: 0", "version")]
    [InlineData("version: 1", "version: one", "one")]
    [InlineData("id: test-set", "id: Test Set", "Test Set")]
    [InlineData("scale: 10", "scale: -1", "negative")]
    [InlineData("scale: 10", "scale: 1e3", "1e3")]
    [InlineData("scale: 10", "scale: 10.1234567", "10.1234567")]
    [InlineData("scale: 10\n", "", "scale")]
    [InlineData("title: {vi: Bộ thử, en: Test set}", "title: {vi: Bộ thử}", "en")]
    [InlineData("title: {vi: Bộ thử, en: Test set}", "title: {vi: '', en: Test set}", "vi")]
    [InlineData("title: {vi: Bộ thử, en: Test set}", "title: Test set", "key: value")]
    [InlineData("source: {document: none.txt}", "source: [none.txt]", "key: value")]
    [InlineData("- code: G\n", "- code: G\n  part: Q\n", "no part \"Q\"")]
    [InlineData("code: C2", "code: C2\n    section: S", "no section \"S\"")]
    [InlineData("code: C2", "code: C1", "C1")]
    [InlineData("code: C2", "code: G", "G")]
    [InlineData("code: C2", "code: C 2", "C 2")]
    [InlineData("{kind: count, each: 1}", "{kind: counts, each: 1}", "counts")]
    [InlineData("{kind: count, each: 1}", "{kind: count}", "variants")]
    [InlineData("{kind: count, each: 1}", "{kind: count, each: 1, extra: 2}", "extra")]
    [InlineData("{kind: count, each: 1}", "{kind: count, each: -1}", "negative")]
    [InlineData("{kind: count, each: 1}", "{kind: choice, options: []}", "empty")]
    [InlineData("{kind: count, each: 1}", "{kind: choice, options: [{id: a, label: {vi: A, en: A}, points: 1}, {id: a, label: {vi: A, en: A}, points: 1}]}", "\"a\"")]
    [InlineData("{kind: count, each: 1}", "{kind: checklist, items: [{id: evidence, label: {vi: A, en: A}, points: 1}]}", "evidence")]
    [InlineData("{kind: count, each: 1}", "{kind: bands, of: percent, bands: [{from: 5, to: 4, points: 1, printed: x}]}", "no value")]
    [InlineData("{kind: count, each: 1}", "{kind: bands, of: percent, bands: [{from: 5, fromOpen: true, to: 5, points: 1, printed: x}]}", "no value")]
    [InlineData("{kind: count, each: 1}", "{kind: bands, of: shares, bands: [{points: 1, printed: x}]}", "shares")]
    [InlineData("{kind: count, each: 1}", "{kind: sample, minimum: 0, share: true}", "minimum")]
    [InlineData("{kind: count, each: 1}", "{kind: ratio, full: 1.2}", "1.2")]
    [InlineData("{kind: count, each: 1}", "{kind: none}", "maximum")]
    [InlineData("{kind: count, each: 1}", "{kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: count}], points: a +}", "character 4")]
    [InlineData("{kind: count, each: 1}", "{kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: count}], points: a + b}", "\"b\"")]
    [InlineData("{kind: count, each: 1}", "{kind: formula, inputs: [{name: max, label: {vi: A, en: A}, type: count}], points: max}", "max")]
    [InlineData("{kind: count, each: 1}", "&a {kind: count, each: 1}", "anchors")]
    [InlineData("{kind: count, each: 1}", "!rule {kind: count, each: 1}", "tags")]
    [InlineData("{kind: count, each: 1}", "*a", "aliases")]
    [InlineData("{kind: count, each: 1}", "{kind: count, each: 1", "YAML")]
    public void What_is_not_in_the_format_is_refused_with_its_place(string text, string instead, string mentioned)
    {
        Assert.Contains(text, Good);
        var refusal = Refused(Good.Replace(text, instead));
        Assert.Contains(mentioned, refusal.Message);
        Assert.NotEmpty(refusal.Reason.Vi);
        if (mentioned != "YAML") Assert.InRange(refusal.Line, 1, Good.Count(c => c == '\n') + 3);
    }

    [Fact]
    public void The_line_is_that_of_the_mistake()
    {
        var yaml = Good.Replace("max: 10", "maxx: 10");
        var refusal = Refused(yaml);
        Assert.Equal(LineOf(yaml, "maxx"), refusal.Line);
        Assert.StartsWith($"line {refusal.Line}, ", refusal.Message);
        Assert.Equal("groups[0]", refusal.Path);
    }

    [Fact]
    public void A_hostile_file_costs_no_more_than_its_length()
    {
        Assert.Contains("nested", Refused(new string('[', 5_000)).Message);
        Assert.Contains("nodes", Refused("a: [" + string.Join(',', Enumerable.Repeat("1", 60_000)) + "]").Message);
        Assert.Contains("anchors", Refused("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]").Message);
        Assert.Contains("larger", Refused("# " + new string('x', 1024 * 1024)).Message);
        Assert.Contains("empty", Refused("").Message);
        Assert.Contains("one YAML document", Refused(Good + "\n---\na: 1").Message);
        Assert.Contains("key: value", Refused("- a").Message);
    }

    [Fact]
    public void What_is_not_utf8_is_refused_with_its_line()
    {
        var bytes = Encoding.UTF8.GetBytes("id: a\ntitle: ").Append((byte)0xFF).ToArray();
        var refusal = Assert.Throws<CriteriaSetException>(() => CriteriaSet.Load(new MemoryStream(bytes)));
        Assert.Equal(2, refusal.Line);
    }

    [Fact]
    public void Too_many_entries_of_a_rule_are_refused()
    {
        var options = string.Join(", ", Enumerable.Range(0, 25).Select(i => $"{{id: o{i}, label: {{vi: A, en: A}}, points: 1}}"));
        Assert.Contains("24", Refused(SmallSets.Yaml(SmallSets.Criterion("C1", $"{{kind: choice, options: [{options}]}}"))).Message);
    }

    [Fact]
    public void Numbers_lose_the_zeros_they_end_with() =>
        Assert.Equal("0.5", NumberText.Invariant(SmallSets.Load(Good.Replace("max: 10", "max: 0.500")).Groups[0].Max!.Value));
}
