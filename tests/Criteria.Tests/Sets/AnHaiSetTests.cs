namespace EGovPlatform.Criteria.Tests;

/// <summary>The shipped set says what the annex of document 003 prints: everything, in order, verbatim.</summary>
public sealed class AnHaiSetTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("dn-2386-2025-commune");

    [Fact]
    public void Every_row_of_the_annex_is_in_the_set_in_order_and_verbatim()
    {
        var printed = AnHaiAnnex.Rows.Select(Show).ToList();
        var held = Held().Select(Show).ToList();
        for (var i = 0; i < Math.Min(printed.Count, held.Count); i++) Assert.Equal(printed[i], held[i]);
        Assert.Equal(printed.Count, held.Count);
    }

    [Fact]
    public void Counts_are_those_of_the_annex()
    {
        Assert.Equal(14, Set.Content.Information.Count);
        Assert.Equal([6, 8, 3, 34, 6, 5, 7], Set.Groups.Where(g => g.Direction == Direction.Score).Select(g => g.Criteria.Count));
        Assert.Equal(5, Set.Groups.Single(g => g.Direction == Direction.Bonus).Criteria.Count);
        Assert.Equal(11, Set.Groups.Single(g => g.Direction == Direction.Penalty).Criteria.Count);
        Assert.Equal(69 + 5 + 11, Set.Criteria.Count);
    }

    [Fact]
    public void Maxima_add_up_in_sections_groups_and_the_whole()
    {
        var scored = Set.Groups.Where(g => g.Direction == Direction.Score).ToList();
        Assert.Equal([11m, 12m, 5m, 35m, 15m, 10m, 12m], scored.Select(g => g.Max!.Value));
        Assert.All(scored, g => Assert.Equal(g.Max, g.Criteria.Sum(c => c.Max)));
        var sections = scored.Single(g => g.Code == "UD").Sections;
        Assert.Equal([11m, 11m, 6m, 2m, 5m], sections.Select(s => s.Max!.Value));
        Assert.All(sections, s => Assert.Equal(s.Max, Set.Criteria.Where(c => c.Section == s.Code).Sum(c => c.Max)));
        Assert.Equal(Set.Scale, scored.Sum(g => g.Max));
        Assert.Equal(9, Set.Groups.Single(g => g.Direction == Direction.Bonus).Criteria.Sum(c => c.Max));
    }

    [Fact]
    public void General_guidance_is_verbatim()
    {
        var document = AnHaiAnnex.Bare(SourceDocument.Read(SourceDocument.AnHai));
        Assert.Equal(["I.1", "I.2", "I.3", "I.4"], Set.Content.Provisions.Select(p => p.Clause));
        Assert.All(Set.Content.Provisions, p => Assert.Contains($"{p.Clause[2..]}.{AnHaiAnnex.Bare(p.Text)}", document, StringComparison.Ordinal));
        Assert.Contains(AnHaiAnnex.Bare(Set.Title.Vi), document, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_bands_are_words_of_the_print()
    {
        var seen = 0;
        foreach (var criterion in Set.Criteria)
        {
            foreach (var band in Bands(criterion.Rule).Where(b => b.Printed is not null))
            {
                seen++;
                Assert.Contains(AnHaiAnnex.Bare(band.Printed!), AnHaiAnnex.Bare(criterion.Text), StringComparison.Ordinal);
            }
        }
        Assert.True(seen > 70);
    }

    [Fact]
    public void A_band_that_is_not_printed_is_explained()
    {
        var criteria = Set.Criteria.Where(c => Bands(c.Rule).Any(b => b.Printed is null)).ToList();
        Assert.Equal(["NT.2", "NT.4", "UD.2.5", "UD.3.2", "UD.3.3", "UD.5.5"], criteria.Select(c => c.Code));
        Assert.All(criteria, c => Assert.NotEmpty(c.Notes));
    }

    [Fact]
    public void Only_penalties_without_a_printed_number_have_no_maximum() =>
        Assert.Equal([("TR.2.1", "Theo số phần mềm"), ("TR.2.6", null), ("TR.2.8", "Theo số LĐ CQ")], Set.Criteria.Where(c => c.Max is null).Select(c => (c.Code, c.PrintedMax)));

    [Fact]
    public void Special_points_and_exclusion_stand_where_the_text_names_them()
    {
        var special = Set.Criteria.Where(c => c.Text.Contains("điểm đặc thù", StringComparison.Ordinal)).Select(c => c.Code).ToList();
        Assert.Equal(["NT.6", "HT.3", "UD.4.1", "UD.5.7", "NL.5", "XH.6"], special);
        Assert.Equal(special, Set.Criteria.Where(c => c.NotApplicable == NotApplicablePolicy.Special).Select(c => c.Code));
        var excluded = Set.Criteria.Where(c => Provides(c.Text) || Set.Groups.SelectMany(g => g.Sections).Any(s => s.Code == c.Section && Provides(s.Text ?? "")));
        Assert.Equal(excluded.Select(c => c.Code), Set.Criteria.Where(c => c.NotApplicable == NotApplicablePolicy.Excluded).Select(c => c.Code));

        static bool Provides(string text) => text.Contains("về thang điểm 100", StringComparison.Ordinal);
    }

    /// <summary>99.75 and not 100: the print of UD.5.2 gives 0.25 of its 0.5 at most.</summary>
    [Fact]
    public void The_best_that_a_unit_can_declare_gives_all_that_the_print_can_give()
    {
        var best = Set.Criteria.Where(c => c.Direction != Direction.Penalty)
            .Aggregate(DeclarationInput.Empty, (input, c) => input.With(c.Code, c.Examples.MaxBy(e => e.Points ?? 0)!.Declared));
        var result = Set.Score(best);
        Assert.Empty(result.Problems);
        Assert.Equal((99.75m, 9m, 0m, 108.75m), (result.RawTotal, result.Bonus, result.Penalty, result.Total));
        Assert.Equal([11m, 12m, 5m, 34.75m, 15m, 10m, 12m], result.Groups.Select(g => g.Points));
    }

    [Fact]
    public void Everything_said_to_users_is_said_in_both_languages() =>
        Assert.All(
            Set.Criteria.SelectMany(c => c.Notes.Select(n => n.Text).Append(c.Title)).Concat(Set.Content.Information.Select(i => i.Title))
                .Concat(Set.Groups.Select(g => g.Title)).Concat(Set.Criteria.SelectMany(c => c.Rule.Inputs.Select(i => i.Label))),
            text => Assert.False(string.IsNullOrWhiteSpace(text.Vi) || string.IsNullOrWhiteSpace(text.En) || text.Vi == text.En));

    private static IEnumerable<Band> Bands(Rule rule) => rule switch
    {
        BandsRule bands => bands.Bands,
        SampleRule sample => sample.Bands,
        SumRule sum => sum.Parts.SelectMany(p => Bands(p.Rule)),
        _ => [],
    };

    /// <summary>The set laid out again as the rows that the annex prints.</summary>
    private static IEnumerable<AnnexRow> Held()
    {
        yield return new("I", "THÔNG TIN CHUNG", "", "", "", "");
        // In the first row An Hai wrote its own name where the scoring text stands.
        foreach (var item in Set.Content.Information) yield return new(item.Number, item.Title.Vi, item.Code == "TT.1" ? "UBND phường An Hải" : "", "", "", item.Preparer ?? "");
        foreach (var group in Set.Groups)
        {
            if (group.Direction == Direction.Bonus) yield return new("VIII", "ĐIỂM THƯỞNG VÀ ĐIỂM TRỪ", "", "", "", "");
            yield return new(group.Number.Replace("VIII.", "", StringComparison.Ordinal), group.Title.Vi, group.Text ?? "", Number(group.Max), "", "");
            string? section = null;
            foreach (var criterion in group.Criteria)
            {
                if (criterion.Section != section && group.Sections.Single(s => s.Code == criterion.Section) is var heading)
                {
                    section = heading.Code;
                    yield return new(heading.Number, heading.Title.Vi, heading.Text ?? "", Number(heading.Max), "", "");
                }
                yield return new(criterion.Number, criterion.Title.Vi, criterion.Text, criterion.PrintedMax ?? Number(criterion.Max), criterion.EvidenceText ?? "", criterion.Preparer ?? "");
            }
        }
        yield return new("", "TỔNG ĐIỂM", "", Number(Set.Scale), "", "");
    }

    private static string Number(decimal? max) => max is { } number ? NumberText.Invariant(number) : "";

    private static string Show(AnnexRow row) =>
        string.Join(" | ", new[] { row.Number, row.Title, row.Text, row.Max, row.Evidence, row.Preparer }.Select(AnHaiAnnex.Bare));
}
