namespace EGovPlatform.Criteria.Tests;

/// <summary>The set for departments says what annex 1B of document 001 prints: everything, in order, verbatim.</summary>
public sealed class AnGiangDepartmentTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("ag-1040-2018-department");

    private static readonly string Document = AnHaiAnnex.Bare(SourceDocument.Read(SourceDocument.AnGiang));

    [Fact]
    public void Every_row_of_the_annex_is_in_the_set_in_order_and_verbatim()
    {
        var printed = AnGiangAnnexes.Tables("1B").SelectMany(t => t.Rows.Select(Show).Prepend(AnHaiAnnex.Bare(t.Heading))).ToList();
        var held = Set.Groups.SelectMany(Held).ToList();
        for (var i = 0; i < Math.Min(printed.Count, held.Count); i++) Assert.Equal(printed[i], held[i]);
        Assert.Equal(printed.Count, held.Count);
    }

    [Fact]
    public void Counts_are_those_of_the_annex()
    {
        Assert.Equal([7, 28, 40, 3, 8, 8], Set.Groups.Select(g => g.Criteria.Count));
        Assert.Equal([3, 10, 9, 0, 0, 4], Set.Groups.Select(g => g.Sections.Count));
        Assert.Equal(94, Set.Criteria.Count);
    }

    [Fact]
    public void Maxima_add_up_where_the_print_does_and_differ_where_the_print_does()
    {
        Assert.Equal([100m, 400m, 100m, 200m, 100m, 100m], Set.Groups.Select(g => g.Max!.Value));
        Assert.Equal([100m, 415m, 96m, 200m, 100m, 100m], Set.Groups.Select(g => g.Criteria.Sum(c => c.Max!.Value)));
        Assert.Equal(Set.Scale, Set.Groups.Sum(g => g.Max));
    }

    /// <summary>996 and not 1000: the criteria of group III add up to 96; those of group II, 415, stop at its printed 400.</summary>
    [Fact]
    public void The_best_that_a_unit_can_declare_gives_all_that_the_print_can_give()
    {
        var best = Set.Criteria.ToDictionary(c => c.Code, c => c.Examples.MaxBy(e => e.Points ?? 0)!);
        var values = string.Join(", ", best.Select(b => $"\"{b.Key}\": {DeclarationInput.ToJson(b.Value.Declared)}"));
        var result = Set.Score(DeclarationInput.Parse($$"""{"values": { {{values}} }, "cohort": { "HT.4": { "max": 4 } } }"""));
        Assert.Empty(result.Problems);
        Assert.Equal([100m, 400m, 96m, 200m, 100m, 100m], result.Groups.Select(g => g.Points));
        Assert.Equal((996m, 996m), (result.RawTotal, result.Total));
    }

    [Fact]
    public void Provisions_and_what_is_asked_are_words_of_the_document()
    {
        Assert.Equal(["V.2", "V.3.1.b", "V.4", "VI.1", "VII"], Set.Content.Provisions.Select(p => p.Clause));
        Assert.All(Set.Content.Provisions, p => Assert.Contains(AnHaiAnnex.Bare(p.Text), Document, StringComparison.Ordinal));
        Assert.All(Set.Content.Information, i => Assert.Contains($"{i.Number}.{AnHaiAnnex.Bare(i.Title.Vi)}:", Document, StringComparison.Ordinal));
        Assert.Contains(AnHaiAnnex.Bare(Set.Title.Vi), Document, StringComparison.Ordinal);
        Assert.All(Set.Criteria.Where(c => c.EvidenceText is not null), c => Assert.Contains(AnHaiAnnex.Bare(c.EvidenceText!), Document, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_bands_and_grades_are_words_of_the_print()
    {
        var bands = Set.Criteria.Where(c => c.Rule is BandsRule).SelectMany(c => ((BandsRule)c.Rule).Bands.Select(b => (c.Text, b.Printed))).ToList();
        Assert.Equal(3, bands.Count);
        Assert.All(bands, b => Assert.Contains(AnHaiAnnex.Bare(b.Printed!), AnHaiAnnex.Bare(b.Text), StringComparison.Ordinal));
        var grades = Assert.IsType<GradeClassification>(Assert.Single(Set.Content.Classification));
        Assert.Equal(["good", "fair", "average"], grades.Grades.Select(g => g.Id));
        Assert.All(grades.Grades, g => Assert.Contains(AnHaiAnnex.Bare(g.Printed!), AnHaiAnnex.Bare(grades.Text!), StringComparison.Ordinal));
        Assert.Contains(AnHaiAnnex.Bare(grades.Text!), Document, StringComparison.Ordinal);
    }

    /// <summary>The amounts of a choice are the print's: stated in points, as the maximum, as half of it, or as nothing.</summary>
    [Fact]
    public void What_an_option_gives_is_printed()
    {
        var unprinted = Set.Criteria.SelectMany(c => c.Rule is ChoiceRule choice ? choice.Options.Where(o => !Says(c, o.Points)).Select(o => $"{c.Code} {o.Id}") : []);
        Assert.Empty(unprinted);

        static bool Says(Criterion criterion, decimal points)
        {
            var text = AnHaiAnnex.Bare(criterion.Text);
            return points == criterion.Max && text.Contains("điểmtốiđa", StringComparison.OrdinalIgnoreCase)
                || points == criterion.Max / 2 && (text.Contains("1/2điểmtốiđa", StringComparison.Ordinal) || text.Contains("½điểmtốiđa", StringComparison.Ordinal))
                || text.Contains($":{NumberText.Invariant(points)}", StringComparison.Ordinal)
                || text.Contains($":{NumberText.Invariant(points).Replace('.', ',')}", StringComparison.Ordinal)
                || points == 0;
        }
    }

    [Fact]
    public void Steps_are_those_of_the_print()
    {
        var steps = Set.Criteria.Where(c => c.Text.Contains("Giảm điểm theo bước", StringComparison.Ordinal)).ToList();
        Assert.Equal(11, steps.Count);
        Assert.All(steps, c => Assert.Contains($"theobước{NumberText.Invariant(Assert.IsType<StepRule>(c.Rule).Step).Replace('.', ',')}theo", AnHaiAnnex.Bare(c.Text), StringComparison.Ordinal));
    }

    [Fact]
    public void The_linter_finds_what_the_annex_contradicts_itself_in_and_each_has_a_resolution_of_the_sets_own()
    {
        var findings = Set.Lint().Where(f => f.Code != LintCodes.MissingNumber).ToList();
        Assert.Equal(
            [
                ("sum-mismatch", "UD", "400", "380"), ("sum-mismatch", "UD.3", "50", "80"), ("sum-mismatch", "UD.3.1", "30", "35"), ("duplicate-number", "UD.4.1e", "d", "UD.4.1d"),
                ("sum-mismatch", "TD", "100", "96"), ("exceeds-max", "TD.3.3", "3", "4"), ("exceeds-max", "TD.6.2", "2", "3"),
                ("exceeds-max", "DV.2", "60", "65"), ("exceeds-max", "DV.3", "120", "130"), ("exceeds-max", "CS.8", "1", "5"),
            ],
            findings.Select(f => (f.Code, f.Node, f.Printed, f.Computed)));
        var unnumbered = Set.Lint().Where(f => f.Code == LintCodes.MissingNumber).Select(f => f.Node);
        Assert.Equal(Set.Criteria.Where(c => c.Number.Length == 0).Select(c => c.Code), unnumbered);
        Assert.All(Set.Lint(), f => Assert.NotEqual(Texts.Say($"lint.{f.Code}.resolution"), f.Resolution));
    }

    [Fact]
    public void Everything_said_to_users_is_said_in_both_languages() =>
        Assert.All(
            Set.Criteria.SelectMany(c => c.Notes.Select(n => n.Text).Append(c.Title)).Concat(Set.Content.Information.Select(i => i.Title))
                .Concat(Set.Groups.Select(g => g.Title)).Concat(Set.Groups.SelectMany(g => g.Sections).Select(s => s.Title)),
            text => Assert.False(string.IsNullOrWhiteSpace(text.Vi) || string.IsNullOrWhiteSpace(text.En) || text.Vi == text.En));

    /// <summary>A group laid out again as the lines that the annex prints.</summary>
    private static IEnumerable<string> Held(CriteriaGroup group)
    {
        yield return AnHaiAnnex.Bare($"{group.Number}. {group.Title.Vi}");
        // The table of group III prints its total without the words.
        yield return Show(new("", group.Code == "TD" ? "" : "Tổng điểm", "", "", Number(group.Max), ""));
        var headings = new Queue<CriteriaSection>(group.Sections);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var criterion in group.Criteria)
        {
            while (criterion.Section is { } section && !shown.Contains(section) && headings.TryDequeue(out var heading))
            {
                shown.Add(heading.Code);
                yield return Show(new(heading.Number, heading.Title.Vi, heading.Text ?? "", "", Number(heading.Max), ""));
            }
            yield return Show(new(criterion.Number, criterion.Title.Vi, criterion.Text, "", Number(criterion.Max), criterion.UpdateLag ?? ""));
        }
    }

    private static string Number(decimal? max) => max is { } number ? NumberText.Invariant(number) : "";

    private static string Show(AnGiangRow row) => string.Join(" | ", new[] { row.Number, row.Title, row.Text, row.Points, row.Max, row.Remark }.Select(AnHaiAnnex.Bare));
}
