namespace EGovPlatform.Criteria.Tests;

/// <summary>The worked examples of every set that ships: scored by the engine, said by the document, and complete.</summary>
public sealed class WorkedExamplesTests
{
    public static TheoryData<string, int> Sets()
    {
        var data = new TheoryData<string, int>();
        foreach (var set in CriteriaSets.All) data.Add(set.Id, set.Version);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_example_gives_what_it_says(string id, int version)
    {
        var set = CriteriaSets.Find(id, version)!;
        Agree(set.Criteria.SelectMany(c => c.Examples.SelectMany((e, i) => Differences(set, c, e).Select(d => $"{c.Code}, example {i + 1} {DeclarationInput.ToJson(e.Declared)}: {d}"))));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_example_stands_on_words_of_the_document_or_on_a_note(string id, int version)
    {
        var set = CriteriaSets.Find(id, version)!;
        Agree(set.Criteria.SelectMany(c => c.Examples.Where(e => !Stands(set, c, e.By)).Select(e => $"{c.Code}: \"{e.By}\" is neither its text nor a clause nor a note of it")));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Examples_cover_every_edge_option_cap_and_share(string id, int version) =>
        Agree(CriteriaSets.Find(id, version)!.Criteria.SelectMany(c => ExampleCoverage.Missing(CriteriaSets.Find(id, version)!, c).Select(m => $"{c.Code} ({c.Rule.Kind}): {m}")));

    private static void Agree(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n" + string.Join('\n', all));
    }

    private static IEnumerable<string> Differences(CriteriaSet set, Criterion criterion, WorkedExample example)
    {
        var result = set.Score(example.ToDeclaration(criterion.Code));
        // A type asks for attributes of the unit that an example of one criterion need not give.
        var problems = result.Problems.Where(p => p.Code != ProblemCodes.MissingAttribute).ToList();
        var scored = result.Criteria.Single(c => c.Code == criterion.Code);
        if (scored.Status != example.Status) yield return $"is {scored.StatusCode}, problems: {string.Join(", ", problems.Select(p => p.Message.En))}";
        if (scored.Points != (example.Points ?? 0)) yield return $"gives {NumberText.Invariant(scored.Points)} points";
        if (scored.Passes != example.Passes && example.Status == CriterionStatus.Scored) yield return $"passes: {scored.Passes}";
        if (Trace.Replay(scored.Trace) != scored.Points) yield return $"its trace replays to {Trace.Replay(scored.Trace)}";
        if (example.Problem is { } problem && !problems.Select(p => p.Code).SequenceEqual([problem])) yield return $"has the problems {string.Join(", ", problems.Select(p => p.Code))}";
        if (example.Status != CriterionStatus.Invalid && problems.Count > 0) yield return $"has the problems {string.Join(", ", problems.Select(p => p.Message.En))}";
    }

    private static bool Stands(CriteriaSet set, Criterion criterion, string by)
    {
        var group = set.Groups.Single(g => g.Code == criterion.Group);
        var section = group.Sections.SingleOrDefault(s => s.Code == criterion.Section);
        if (by == "note") return criterion.Notes.Count + (section?.Notes.Count ?? 0) + group.Notes.Count + set.Content.Notes.Count > 0;
        if (set.Content.Provisions.Any(p => p.Clause == by)) return true;
        string?[] texts = [criterion.Title.Vi, criterion.Text, criterion.EvidenceText, criterion.PrintedMax, section?.Title.Vi, section?.Text, group.Title.Vi, group.Text];
        return texts.Concat(set.Content.Provisions.Select(p => p.Text)).OfType<string>()
            .Any(t => AnHaiAnnex.Bare(t).Contains(AnHaiAnnex.Bare(by), StringComparison.Ordinal));
    }
}
