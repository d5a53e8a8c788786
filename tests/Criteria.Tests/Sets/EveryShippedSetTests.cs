namespace EGovPlatform.Criteria.Tests;

/// <summary>What holds for every set that ships: a contradiction of the print is answered by the set, an error of ours fails the build.</summary>
public class EveryShippedSetTests
{
    public static TheoryData<string> Ids => [.. CriteriaSets.All.Select(s => s.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_finding_is_answered_by_a_note_of_the_set(string id) =>
        Assert.Empty(CriteriaSets.Get(id).Lint().Where(f => !f.Resolved).Select(f => $"{f.Node}: {f.Code}: {f.Message.En}"));

    /// <summary>A note that answers what nobody finds is out of date, or stands at the wrong node.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_note_that_names_a_finding_answers_one(string id)
    {
        var set = CriteriaSets.Get(id);
        var found = set.Lint().Select(f => (f.Node, f.Code)).ToHashSet();
        Assert.Empty(Notes(set).Where(n => n.Note.Finding is not null && !found.Contains((n.Node, n.Note.Finding))).Select(n => $"{n.Node}: {n.Note.Finding}"));
    }

    /// <summary>A number of a rule that is neither printed nor explained by a note is one that we made up.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_number_of_a_rule_is_printed_or_explained(string id)
    {
        var set = CriteriaSets.Get(id);
        var groups = set.Groups.ToDictionary(g => g.Code);
        var unexplained = from criterion in set.Criteria
                          where criterion.Notes.Count == 0 && !(Heading(groups[criterion.Group], criterion)?.Notes.Count > 0)
                          let printed = Printed(set, groups[criterion.Group], criterion)
                          from number in Numbers(criterion.Rule)
                          where !IsPrinted(number, criterion.Max, printed)
                          select $"{criterion.Code}: {NumberText.Invariant(number)}";
        Assert.Empty(unexplained);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_gate_decides_a_type(string id) =>
        Assert.Empty(CriteriaSets.Get(id).Criteria.Where(c => c.Rule is GateRule && c.Gate is null).Select(c => c.Code));

    /// <summary>The words that a level, grade or minimum is quoted with hold the numbers that it applies.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Levels_and_grades_apply_the_numbers_that_they_quote(string id)
    {
        foreach (var level in CriteriaSets.Get(id).Content.Classification.OfType<LevelClassification>().SelectMany(c => c.Levels))
        {
            if (level.Total is { Printed: { } total } minimum) Assert.Equal(new[] { minimum.Min, minimum.Of }.Where(n => n is not null).Select(n => n!.Value), NumbersIn(total));
            foreach (var share in level.Groups.Values.Where(s => s.Printed is not null))
                Assert.Equal(new[] { share.Share * 100, share.Of }.Where(n => n is not null).Select(n => n!.Value), NumbersIn(share.Printed!));
        }
        foreach (var grade in CriteriaSets.Get(id).Content.Classification.OfType<GradeClassification>().SelectMany(c => c.Grades))
            if (grade is { From: { } from, Printed: { } words }) Assert.Contains(from * 100, NumbersIn(words));
    }

    /// <summary>Frozen by <c>egov publish src/Criteria/Sets/*.yaml --register src/Criteria/Sets/published.txt</c>, see Sets/README.md.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_published_is_frozen(string id)
    {
        var set = CriteriaSets.Get(id);
        Assert.Empty(Publication.Obstacles(set, PublicationRegister.Shipped).Select(o => o.En));
        Assert.Equal(set.ContentHash, PublicationRegister.Shipped.HashOf(set.Id, set.Version));
    }

    private static IEnumerable<(string Node, Note Note)> Notes(CriteriaSet set) =>
        set.Content.Notes.Select(n => (set.Id, n))
            .Concat(set.Content.Parts.SelectMany(p => p.Notes.Select(n => (p.Code, n))))
            .Concat(set.Content.Classification.SelectMany(c => c.Notes.Select(n => (c.Id, n))))
            .Concat(set.Groups.SelectMany(g => g.Notes.Select(n => (g.Code, n))))
            .Concat(set.Groups.SelectMany(g => g.Sections).SelectMany(s => s.Notes.Select(n => (s.Code, n))))
            .Concat(set.Criteria.SelectMany(c => c.Notes.Select(n => (c.Code, n))));

    private static CriteriaSection? Heading(CriteriaGroup group, Criterion criterion) => group.Sections.FirstOrDefault(s => s.Code == criterion.Section);

    private static HashSet<decimal> Printed(CriteriaSet set, CriteriaGroup group, Criterion criterion) =>
        NumbersIn(string.Join('\n', [
            criterion.Title.Vi, criterion.Text, criterion.PrintedMax, criterion.EvidenceText, group.Title.Vi, group.Text, Heading(group, criterion)?.Title.Vi, Heading(group, criterion)?.Text,
            .. set.Content.Provisions.Select(p => p.Text)])).ToHashSet();

    // "1/2", "½" and "một nửa" of the maximum are printed shares of it.
    private static bool IsPrinted(decimal number, decimal? max, HashSet<decimal> printed) =>
        number is 0 or 1 or 100 || number == max || printed.Contains(number) || (max is { } whole && number == whole / 2 && printed.Contains(2)) || printed.Contains(number * 100);

    private static IEnumerable<decimal> Numbers(Rule rule) => (rule switch
    {
        BandsRule bands => bands.Bands.SelectMany(Numbers),
        SampleRule sample => sample.Bands.SelectMany(Numbers).Append(sample.Minimum),
        SumRule sum => sum.Parts.SelectMany(p => Numbers(p.Rule).Append(p.Max ?? 0)),
        StepRule step => [step.Step],
        RatioRule ratio => [ratio.Full ?? 0],
        GateRule { Range: { } range } => [range.From ?? 0, range.To ?? 0],
        FormulaRule formula => NumbersIn(formula.Expression),
        _ => rule.Inputs.SelectMany(i => i.Options).Select(o => o.Points),
    }).Append(rule.Cap ?? 0).Distinct();

    private static IEnumerable<decimal> Numbers(Band band) => band.Printed is null
        ? []
        : band.When.Values.SelectMany(r => new[] { r.From ?? 0, r.To ?? 0 }).Append(band.Points);

    private static List<decimal> NumbersIn(string words)
    {
        var numbers = new List<decimal>();
        foreach (System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(words.Replace("½", "1/2", StringComparison.Ordinal), @"\d{1,3}(\.\d{3})+(?!\d)|\d+([.,]\d+)?"))
        {
            var text = match.Value.Count(c => c == '.') > 1 ? match.Value.Replace(".", "", StringComparison.Ordinal) : match.Value;
            numbers.Add(NumberText.Trim(decimal.Parse(text.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture)));
        }
        return numbers;
    }
}
