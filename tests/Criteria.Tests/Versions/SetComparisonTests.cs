namespace EGovPlatform.Criteria.Tests;

/// <summary>What a comparison finds between two versions, and that it finds nothing else.</summary>
public sealed class SetComparisonTests
{
    private static readonly string Yaml = SmallSets.Header(evidence: "{required: true, clause: I.1}") + """
        provisions:
        - {clause: I.1, text: Phải có tài liệu.}
        classification:
        - id: levels
          kind: levels
          title: {vi: Mức độ, en: Levels}
          groups: [A]
          unranked: {vi: Không xếp hạng, en: Unranked}
          levels:
          - {id: I, label: {vi: Mức I, en: Level I}, total: {min: 5}}
        groups:
        - code: A
          number: I
          title: {vi: Nhóm A, en: Group A}
          max: 6
          sections:
          - {code: S, number: "1", title: {vi: Mục, en: Section}}
          criteria:
          - {code: A1, number: "1.10", title: {vi: Một, en: One}, max: 2, rule: {kind: count, each: 0.5}}
          - {code: A2, number: "2", title: {vi: Hai, en: Two}, text: Hai điểm, max: 2, notApplicable: never, rule: {kind: ratio}}
          - {code: A3, number: "3", title: {vi: Ba, en: Three}, max: 2, evidence: {text: Văn bản}, rule: {kind: ratio}}
        - code: B
          number: II
          title: {vi: Nhóm B, en: Group B}
          max: 4
          criteria:
          - {code: B1, number: "1", title: {vi: Bốn, en: Four}, max: 4, rule: {kind: choice, options: [{id: a, label: {vi: Có, en: "Yes"}, points: 4}]}}
        """;

    private static readonly CriteriaSet Set = SmallSets.Load(Yaml);

    private static SetComparison Compare(params (string Text, string Instead)[] changes)
    {
        var after = Yaml;
        foreach (var (text, instead) in changes)
        {
            Assert.Contains(text, after);
            after = after.Replace(text, instead);
        }
        return SetComparison.Of(Set, SmallSets.Load(after));
    }

    private static (string Code, string What, string? Before, string? After)[] Parts(SetComparison comparison) =>
        [.. comparison.Changes.SelectMany(c => c.Parts.Select(p => (c.Code, p.What, p.Before, p.After)))];

    [Theory]
    [InlineData("version: 1", "version: 2")]
    [InlineData("max: 2, rule: {kind: count, each: 0.5}", "rule: {each: 0.50, kind: count}, max: 2.0")]
    [InlineData(", notApplicable: never", ", supplier: unit")]
    [InlineData("text: Hai điểm", "text: 'Hai điểm', printedMax: null")]
    public void Layout_defaults_and_the_version_itself_are_no_change(string text, string instead) => Assert.Empty(Compare((text, instead)).Changes);

    [Theory]
    [InlineData("text: Hai điểm", "text: Hai điểm.", "A2", "text", "\"Hai điểm\"", "\"Hai điểm.\"")]
    [InlineData("{vi: Một, en: One}", "{vi: Một, en: First}", "A1", "title", """{"en":"One","vi":"Một"}""", """{"en":"First","vi":"Một"}""")]
    [InlineData("number: \"1.10\"", "number: \"1.1\"", "A1", "number", "\"1.10\"", "\"1.1\"")]
    [InlineData("max: 2, rule: {kind: count", "max: 1.5, rule: {kind: count", "A1", "max", "2", "1.5")]
    [InlineData("max: 2, rule: {kind: count", "max: null, printedMax: Nhiều, rule: {kind: count", "A1", "max", "2", null)]
    [InlineData("each: 0.5", "each: 1", "A1", "rule", """{"each":0.5,"kind":"count"}""", """{"each":1,"kind":"count"}""")]
    [InlineData("notApplicable: never", "notApplicable: excluded", "A2", "notApplicable", "\"never\"", "\"excluded\"")]
    [InlineData("{text: Văn bản}", "{text: Bản chụp}", "A3", "evidence.text", "\"Văn bản\"", "\"Bản chụp\"")]
    [InlineData("{text: Văn bản}", "{text: Văn bản, required: false}", "A3", "evidence.required", "true", "false")]
    [InlineData("max: 6", "max: 7", "A", "max", "6", "7")]
    [InlineData("text: Phải có tài liệu.", "text: Phải có.", "I.1", "text", "\"Phải có tài liệu.\"", "\"Phải có.\"")]
    [InlineData("total: {min: 5}", "total: {min: 6}", "levels", "levels", """[{"id":"I","label":{"en":"Level I","vi":"Mức I"},"total":{"min":5}}]""", """[{"id":"I","label":{"en":"Level I","vi":"Mức I"},"total":{"min":6}}]""")]
    [InlineData("scale: 10", "scale: 11", "test-set", "scale", "10", "11")]
    [InlineData("status: draft", "status: published", "test-set", "status", "\"draft\"", "\"published\"")]
    public void A_change_is_named_with_what_was_and_what_is(string text, string instead, string code, string what, string? before, string? after) =>
        Assert.Contains((code, what, before, after), Parts(Compare((text, instead))));

    [Fact]
    public void One_change_is_one_change() => Assert.Single(Parts(Compare(("each: 0.5", "each: 1"))));

    [Fact]
    public void The_evidence_policy_of_the_set_is_a_change_of_every_criterion_that_it_reaches()
    {
        var parts = Parts(Compare(("evidence: {required: true, clause: I.1}", "evidence: {required: false, clause: I.1}")));
        Assert.Equal(["A1", "A2", "A3", "B1"], parts.Where(p => p.What == "evidence.required" && p.Code != "test-set").Select(p => p.Code));
        Assert.Contains(("test-set", "evidence.required", "true", "false"), parts);
    }

    [Fact]
    public void What_came_and_went_is_named()
    {
        var comparison = Compare(("code: A2", "code: A4"), ("Hai", "Mới"));
        Assert.Equal([("A4", ChangeKind.Added, "Mới"), ("A2", ChangeKind.Removed, "Hai")], comparison.Changes.Select(c => (c.Code, c.Change, c.Title.Vi)));
        Assert.All(comparison.Changes, c => Assert.Equal(NodeKind.Criterion, c.Node));
    }

    [Fact]
    public void A_criterion_that_moved_is_not_taken_for_another()
    {
        const string a3 = "  - {code: A3, number: \"3\", title: {vi: Ba, en: Three}, max: 2, evidence: {text: Văn bản}, rule: {kind: ratio}}\n";
        const string a1 = "  - {code: A1, number: \"1.10\", title: {vi: Một, en: One}, max: 2, rule: {kind: count, each: 0.5}}\n";
        const string b1 = "  - {code: B1";
        Assert.Equal([("A3", "group", "A", "B")], Parts(Compare((a3, ""), (b1, a3 + b1))).Select(p => (p.Code, p.What, p.Before!.Trim('"'), p.After!.Trim('"'))));
        // One criterion moved to the front: the others did not move.
        Assert.Equal([("A3", "order", "\"A2\"", "\"\"")], Parts(Compare((a3, ""), (a1, a3 + a1))));
    }

    [Fact]
    public void A_group_that_becomes_a_penalty_changes_what_its_criteria_do() =>
        Assert.Contains(("B1", "direction", "\"score\"", "\"penalty\""), Parts(Compare(("max: 4\n", "max: 4\n  direction: penalty\n"))));

    [Fact]
    public void Rules_are_told_in_plain_words_and_lists_by_what_differs()
    {
        var rule = Compare(("each: 0.5", "each: 1")).Changes.Single().Parts.Single();
        Assert.NotEqual(rule.BeforeWords, rule.AfterWords);
        Assert.Contains("0,5", rule.BeforeWords.Vi);
        Assert.Contains("0.5", rule.BeforeWords.En);
        var source = new[] { ("rule: {kind: count, each: 0.5}", "rule: {kind: count, each: 0.5}, notes: [{vi: cũ, en: old}, {vi: mới, en: new}]") };
        var notes = Compare(source).Changes.Single().Parts.Single();
        Assert.Equal(("notes", "–", "cũ\nmới"), (notes.What, notes.BeforeWords.Vi, notes.AfterWords.Vi));
    }

    [Fact]
    public void A_set_differs_from_itself_in_nothing_and_from_another_in_everything()
    {
        Assert.All(CriteriaSets.All, s => Assert.Empty(SetComparison.Of(s, s).Changes));
        var (first, second) = (CriteriaSets.All[0], CriteriaSets.All[^1]);
        var comparison = SetComparison.Of(first, second);
        Assert.Equal(second.Criteria.Count, comparison.Changes.Count(c => c is { Node: NodeKind.Criterion, Change: ChangeKind.Added }));
        Assert.Equal(first.Criteria.Count, comparison.Changes.Count(c => c is { Node: NodeKind.Criterion, Change: ChangeKind.Removed }));
    }
}
