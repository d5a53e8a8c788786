using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Tests;

/// <summary>The shipped set for districts says what annex 2B of document 001 prints: everything, in order, verbatim.</summary>
public sealed partial class AnGiangDistrictTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("ag-1040-2018-district");
    private static readonly string Document = AnHaiAnnex.Bare(SourceDocument.Read(SourceDocument.AnGiang));

    [Fact]
    public void Every_row_of_the_annex_is_in_the_set_in_order_and_verbatim()
    {
        var printed = AnGiangAnnexes.Rows("2B").Select(Show).ToList();
        var held = Set.Content.Parts.SelectMany(Held).Append(new("", "Tổng điểm", "", "", "1000", "")).Select(Show).ToList();
        for (var i = 0; i < Math.Min(printed.Count, held.Count); i++) Assert.Equal(printed[i], held[i]);
        Assert.Equal(printed.Count, held.Count);
        Assert.Equal(AnGiangAnnexes.Tables("2B").Select(t => AnHaiAnnex.Bare(t.Heading)), Set.Content.Parts.Select(p => AnHaiAnnex.Bare($"{p.Number}. {p.Title.Vi}")));
    }

    [Fact]
    public void Each_part_has_as_many_criteria_and_points_as_its_heading_states()
    {
        foreach (var (table, part) in AnGiangAnnexes.Tables("2B").Zip(Set.Content.Parts))
        {
            var stated = Stated().Match(table.Heading);
            var groups = Set.Groups.Where(g => g.Part == part.Code).ToList();
            Assert.Equal(int.Parse(stated.Groups["criteria"].ValueSpan, CultureInfo.InvariantCulture), groups.Sum(g => g.Criteria.Count));
            Assert.Equal(decimal.Parse(stated.Groups["points"].ValueSpan, CultureInfo.InvariantCulture), groups.Sum(g => g.Criteria.Sum(c => c.Max)));
            Assert.Equal(part.Max, groups.Sum(g => g.Max));
        }
        Assert.Equal([30, 12, 8, 40, 35, 20, 5], Set.Groups.Select(g => g.Criteria.Count));
        Assert.Equal(150, Set.Criteria.Count);
    }

    [Fact]
    public void Maxima_add_up_under_every_heading_and_in_the_whole()
    {
        Assert.Equal([300m, 120m, 80m, 400m, 350m, 200m, 50m], Set.Groups.Select(g => g.Max!.Value));
        Assert.Equal(Set.Scale, Set.Groups.Sum(g => g.Max));
        foreach (var group in Set.Groups)
        {
            Assert.Equal(group.Max, group.Criteria.Sum(c => c.Max));
            Assert.All(group.Sections.Where(s => s.Max is not null), s => Assert.Equal(s.Max, group.Criteria.Where(c => Stands(group, c.Section, s.Code)).Sum(c => c.Max)));
        }
        Assert.Equal(25, Set.Groups.Sum(g => g.Sections.Count(s => s.Max is not null)));
    }

    /// <summary>The rows below 26, 27 and 28 are parts of these criteria: their points add up to the row above them.</summary>
    [Fact]
    public void Items_of_a_criterion_are_the_rows_below_it()
    {
        var lists = Set.Criteria.Where(c => c.Rule is ChecklistRule).ToDictionary(c => c.Number, c => (ChecklistRule)c.Rule);
        Assert.Equal(["26", "27", "28"], lists.Keys);
        var below = AnGiangAnnexes.Rows("2B").Where(r => r.Title.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.Equal(below.Select(r => (AnHaiAnnex.Bare(r.Title).TrimStart('-').TrimEnd(':', '.'), r.Max)),
            lists.Values.SelectMany(l => l.Items).Select(i => (AnHaiAnnex.Bare(i.Label.Vi), NumberText.Invariant(i.Points))));
        Assert.All(lists.Values, l => Assert.Equal(10, l.Items.Sum(i => i.Points)));
    }

    [Fact]
    public void Options_and_bands_give_what_their_row_prints()
    {
        foreach (var criterion in Set.Criteria)
        {
            var steps = Rows(criterion).Where(r => r.Title.Length == 0 || r.Number == criterion.Number).Select(r => (r.Text, r.Points)).ToList();
            switch (criterion.Rule)
            {
                case ChoiceRule choice:
                    Assert.Equal(steps, choice.Options.Select(o => (o.Label.Vi, NumberText.Invariant(o.Points))));
                    break;
                case BandsRule bands:
                    Assert.Equal(steps, bands.Bands.Where(b => b.Printed is not null).Select(b => (b.Printed!.Split(" | ")[0], NumberText.Invariant(b.Points))));
                    break;
                case RatioRule:
                    Assert.StartsWith("Điểm = Tỷ lệ%", Assert.Single(steps).Text);
                    break;
                default:
                    Assert.IsType<ChecklistRule>(criterion.Rule);
                    break;
            }
        }
    }

    [Fact]
    public void A_share_above_100_is_capped_where_the_print_says_so_and_an_error_elsewhere()
    {
        foreach (var criterion in Set.Criteria.Where(c => c.Rule is RatioRule))
        {
            var result = Set.Score($$"""{"{{criterion.Code}}": {"percent": 101} }""");
            var capped = criterion.Text.Contains("<=", StringComparison.Ordinal);
            Assert.Equal(capped ? (CriterionStatus.Scored, 10m) : (CriterionStatus.Invalid, 0m), result.Criteria.Where(c => c.Code == criterion.Code).Select(c => (c.Status, c.Points)).Single());
        }
    }

    [Fact]
    public void Guidance_titles_and_the_wanted_evidence_are_verbatim()
    {
        Assert.Equal(
            ["V.2", "V.3.2.a", "V.3.2.a.i", "V.3.2.b", "V.4", "V.4.1", "V.4.2", "V.4.2.a", "V.4.2.b", "V.4.2.c.i", "V.4.2.c.ii", "V.4.2.c.iii", "VI.2", "VI.3", "VII"],
            Set.Content.Provisions.Select(p => p.Clause));
        Assert.All(Set.Content.Provisions.Select(p => p.Text).Append(Set.Title.Vi).Concat(Set.Criteria.Select(c => c.EvidenceText).OfType<string>()),
            text => Assert.Contains(AnHaiAnnex.Bare(text), Document, StringComparison.Ordinal));
        Assert.Equal(7, Set.Criteria.Count(c => c.EvidenceText is not null));
    }

    /// <summary>Both tables of the method V.3.2.a.i, cell by cell; the levels' figures are read from the words of the table.</summary>
    [Fact]
    public void Levels_are_those_of_the_method()
    {
        var names = new Dictionary<string, string> { ["HT"] = "Hạ tầng", ["NL"] = "Nhân lực", ["MT"] = "Môi trường", ["HD"] = "Hiện diện", ["TT"] = "Tương tác", ["GD"] = "Giao dịch", ["CD"] = "Chuyển đổi" };
        var tables = Set.Content.Classification.Cast<LevelClassification>().ToList();
        Assert.Equal(["readiness", "results"], tables.Select(t => t.Id));
        // The header stands once, above both tables.
        var header = tables[0].Text!.Split('\n')[0];
        Assert.StartsWith(header, tables[1].Text!, StringComparison.Ordinal);
        var both = header + string.Concat(tables.Select(t => t.Text![header.Length..]));
        Assert.Contains(AnHaiAnnex.Bare(Set.Content.Provisions.Single(p => p.Clause == "V.3.2.a.i").Text) + AnHaiAnnex.Bare(both.Replace("|", "", StringComparison.Ordinal)), Document, StringComparison.Ordinal);
        foreach (var table in tables)
        {
            var rows = table.Text!.Split('\n').Skip(2).Select(r => r.Split(" | ")[1..]).ToDictionary(r => r[0], r => r[1..]);
            Assert.Equal(["I", "II", "III", "IV"], table.Levels.Select(l => l.Id));
            Assert.Equal(rows.Keys.Order(), table.Groups.Select(g => names[g]).Append("Điểm số tối thiểu").Order());
            for (var i = 0; i < 4; i++)
            {
                var level = table.Levels[i];
                Assert.Equal((rows["Điểm số tối thiểu"][i], rows["Điểm số tối thiểu"][i]), (level.Total!.Printed, NumberText.Invariant(level.Total.Min).Replace('.', ',')));
                foreach (var group in table.Groups)
                {
                    var minimum = level.Groups[group];
                    Assert.Equal((rows[names[group]][i], rows[names[group]][i]), (minimum.Printed, $"{NumberText.Invariant(minimum.Share * 100)}% x{NumberText.Invariant(minimum.Of!.Value)}"));
                    Assert.Equal(Set.Groups.Single(g => g.Code == group).Max, minimum.Of);
                }
                Assert.Equal(level.Total.Min, table.Groups.Sum(g => level.Groups[g].Share * level.Groups[g].Of!.Value));
            }
        }
    }

    /// <summary>From the best that can be declared: a code alone is answered no, <c>=</c> gives a share in per cent, <c>-</c> leaves an item out.</summary>
    [Theory]
    [InlineData("", "I", "I")]
    // Infrastructure: 270, 240, 225, 210 of 300.
    [InlineData("HT.2.1 HT.3.1 HT.4", "I", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.16=99.99", "II", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.5 HT.6 HT.7.1", "II", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.5 HT.6 HT.7.1 HT.16=99.99", "III", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.5 HT.6 HT.7.1 HT.8.1 HT.16=50", "III", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.5 HT.6 HT.7.1 HT.8.1 HT.16=49.99", "IV", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.5 HT.6 HT.7.1 HT.8.1 HT.9.1 HT.11", "IV", "I")]
    [InlineData("HT.2.1 HT.3.1 HT.4 HT.5 HT.6 HT.7.1 HT.8.1 HT.9.1 HT.11 HT.16=99.99", null, "I")]
    // People: 108, 96, 90, 84 of 120.
    [InlineData("NL.19.1=0 NL.19.2=80", "I", "I")]
    [InlineData("NL.19.1=0 NL.19.2=79.99", "II", "I")]
    [InlineData("NL.19.1=0 NL.19.2=0 NL.19.3=60", "II", "I")]
    [InlineData("NL.19.1=0 NL.19.2=0 NL.19.3=59.99", "III", "I")]
    [InlineData("NL.19.1=0 NL.19.2=0 NL.19.3=0", "III", "I")]
    [InlineData("NL.19.1=0 NL.19.2=0 NL.19.3=0 NL.20.2=99.99", "IV", "I")]
    [InlineData("NL.19.1=0 NL.19.2=0 NL.19.3=0 NL.20.2=40", "IV", "I")]
    [InlineData("NL.19.1=0 NL.19.2=0 NL.19.3=0 NL.20.2=39.99", null, "I")]
    // Policy: 72, 64, 60, 56 of 80, in steps of 2.5.
    [InlineData("MT.26-security MT.28-reports", "I", "I")]
    [InlineData("MT.24", "II", "I")]
    [InlineData("MT.24 MT.26-security", "II", "I")]
    [InlineData("MT.24 MT.26-security MT.28-reports", "III", "I")]
    [InlineData("MT.24 MT.25", "III", "I")]
    [InlineData("MT.24 MT.25 MT.26-mail", "IV", "I")]
    [InlineData("MT.24 MT.25 MT.26-security", null, "I")]
    // Presence: 360, 360, 340, 320 of 400.
    [InlineData("HD.17 HD.18 HD.19 HD.27", "I", "I")]
    [InlineData("HD.17 HD.18 HD.19 HD.27 HD.36=99.99", "I", "III")]
    [InlineData("HD.17 HD.18 HD.19 HD.27 HD.29 HD.31", "I", "III")]
    [InlineData("HD.17 HD.18 HD.19 HD.27 HD.29 HD.31 HD.36=99.99", "I", "IV")]
    [InlineData("HD.17 HD.18 HD.19 HD.27 HD.29 HD.31 HD.32 HD.33", "I", "IV")]
    [InlineData("HD.17 HD.18 HD.19 HD.27 HD.29 HD.31 HD.32 HD.33 HD.36=99.99", "I", null)]
    // Interaction: 315, 297.5, 280, 245 of 350.
    [InlineData("TT.16 TT.17 TT.18 TT.9=50", "I", "I")]
    [InlineData("TT.16 TT.17 TT.18 TT.9=49.99", "I", "II")]
    [InlineData("TT.16 TT.17 TT.18 TT.19 TT.20 TT.9=75", "I", "II")]
    [InlineData("TT.16 TT.17 TT.18 TT.19 TT.20 TT.9=74.99", "I", "III")]
    [InlineData("TT.16 TT.17 TT.18 TT.19 TT.20 TT.21 TT.22", "I", "III")]
    [InlineData("TT.16 TT.17 TT.18 TT.19 TT.20 TT.21 TT.22 TT.9=99.99", "I", "IV")]
    [InlineData("TT.16 TT.17 TT.18 TT.19 TT.20 TT.21 TT.22 TT.23 TT.24 TT.25 TT.9=50", "I", "IV")]
    [InlineData("TT.16 TT.17 TT.18 TT.19 TT.20 TT.21 TT.22 TT.23 TT.24 TT.25 TT.9=49.99", "I", null)]
    // Transaction: 180, 160, 150, 140 of 200.
    [InlineData("GD.3=0 GD.5=0", "I", "I")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=99.99", "I", "II")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=0 GD.1.2=0", "I", "II")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=0 GD.1.2=0 GD.1.3=99.99", "I", "III")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=0 GD.1.2=0 GD.1.3=0", "I", "III")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=0 GD.1.2=0 GD.1.3=0 GD.1.4=99.99", "I", "IV")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=0 GD.1.2=0 GD.1.3=0 GD.1.4=0", "I", "IV")]
    [InlineData("GD.3=0 GD.5=0 GD.1.1=0 GD.1.2=0 GD.1.3=0 GD.1.4=0 GD.1.5=99.99", "I", null)]
    // Transformation: 45, 25, 0, 0 of 50.
    [InlineData("CD.3=50", "I", "I")]
    [InlineData("CD.3=49.99", "I", "II")]
    [InlineData("CD.1 CD.2 CD.3=50", "I", "II")]
    [InlineData("CD.1 CD.2 CD.3=49.99", "I", "III")]
    [InlineData("CD.1 CD.2 CD.3=0 CD.4=0 CD.5=0", "I", "III")]
    // All minima of level I at once: 900 points.
    [InlineData("HD.17 HD.18 HD.19 HD.27 TT.16 TT.17 TT.18 TT.9=50 GD.3=0 GD.5=0 CD.3=50", "I", "I")]
    public void A_district_has_the_highest_level_whose_minima_it_reaches(string lower, string? readiness, string? results)
    {
        var values = Set.Criteria.ToDictionary(c => c.Code, c => c.Examples.MaxBy(e => e.Points)!.Declared);
        foreach (var change in lower.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var code = change.Split('=', '-')[0];
            var rest = change[code.Length..].TrimStart('=', '-');
            var inputs = values[code].Inputs;
            inputs = change.Contains('-', StringComparison.Ordinal) ? inputs.Remove(rest)
                : change.Contains('=', StringComparison.Ordinal) ? ImmutableSortedDictionary<string, InputValue>.Empty.Add("percent", InputValue.Of(decimal.Parse(rest, CultureInfo.InvariantCulture)))
                : inputs.SetItem("option", InputValue.Of("no"));
            values[code] = values[code] with { Inputs = inputs };
        }
        var result = Set.Score(DeclarationInput.Empty with { Values = DeclarationInput.Empty.Values.AddRange(values) });
        Assert.Empty(result.Problems);
        Assert.Equal([readiness, results], result.Classification.Select(c => Assert.Single(c.Decisions).Outcome));
        Assert.Equal([500m, 1000m], result.Classification.Select(c => c.Decisions[0].Max!.Value));
        if (lower.Length == 0) Assert.Equal((1500m, 500m, 1000m), (result.Total, result.Classification[0].Decisions[0].Points!.Value, result.Classification[1].Decisions[0].Points!.Value));
    }

    [Fact]
    public void The_lag_of_a_section_is_the_remark_beside_its_heading()
    {
        foreach (var group in Set.Groups)
            Assert.All(group.Criteria, c => Assert.Equal(group.Sections.SingleOrDefault(s => s.Code == c.Section)?.Text, c.UpdateLag));
        Assert.Equal(31, Set.Criteria.Count(c => c.UpdateLag is not null));
    }

    [Fact]
    public void Only_the_band_above_12_items_is_not_printed_and_a_note_says_so()
    {
        var criterion = Assert.Single(Set.Criteria, c => c.Rule is BandsRule bands && bands.Bands.Any(b => b.Printed is null));
        Assert.Equal("HD.8", criterion.Code);
        Assert.Contains(criterion.Notes, n => n.Finding == LintCodes.BandGap);
    }

    /// <summary>What the linter finds is told from the print: caps and factors of 1 beside a maximum of 10, headings without a number, a range of items that ends.</summary>
    [Fact]
    public void Every_contradiction_of_the_print_is_found_and_answered_by_a_note()
    {
        var findings = Set.Lint();
        IEnumerable<string> Nodes(string code) => findings.Where(f => f.Code == code).Select(f => f.Node);
        Assert.Equal(Set.Criteria.Where(c => CapOfOne().IsMatch(c.Text)).Select(c => c.Code), Nodes(LintCodes.CapMismatch));
        Assert.Equal(Set.Criteria.Where(c => Rows(c).Any(r => AnHaiAnnex.Bare(r.Points) == "Tỷlệ%x1")).Select(c => c.Code), Nodes(LintCodes.MaxUnreachable));
        Assert.Equal(Set.Groups.SelectMany(g => g.Sections).Where(s => s.Number.Length == 0).Select(s => s.Code), Nodes(LintCodes.MissingNumber));
        Assert.Equal(Set.Criteria.Where(c => Rows(c).First().Text.EndsWith("8-12 bài", StringComparison.Ordinal)).Select(c => c.Code), Nodes(LintCodes.BandGap));
        Assert.Equal([6, 2, 8, 1], new[] { LintCodes.CapMismatch, LintCodes.MaxUnreachable, LintCodes.MissingNumber, LintCodes.BandGap }.Select(code => Nodes(code).Count()));
        Assert.Equal(6 + 2 + 8 + 1, findings.Count);
        Assert.All(findings.Where(f => f.Code != LintCodes.MissingNumber), f => Assert.NotEmpty(Set.Find(f.Node)!.Notes));
    }

    [Fact]
    public void Everything_said_to_users_is_said_in_both_languages() =>
        Assert.All(
            Set.Criteria.SelectMany(c => c.Notes.Select(n => n.Text).Append(c.Title)).Concat(Set.Content.Notes.Select(n => n.Text)).Concat(Set.Groups.Select(g => g.Title))
                .Concat(Set.Groups.SelectMany(g => g.Sections).SelectMany(s => s.Notes.Select(n => n.Text).Append(s.Title))).Concat(Set.Content.Parts.Select(p => p.Title))
                .Concat(Set.Criteria.SelectMany(c => c.Rule.Inputs.SelectMany(i => i.Options.Select(o => o.Label).Append(i.Label)))),
            text => Assert.False(string.IsNullOrWhiteSpace(text.Vi) || string.IsNullOrWhiteSpace(text.En) || text.Vi == text.En));

    private static bool Stands(CriteriaGroup group, string? section, string under) =>
        section is not null && (section == under || Stands(group, group.Sections.Single(s => s.Code == section).Parent, under));

    /// <summary>A part laid out again as the rows that the annex prints.</summary>
    private static IEnumerable<AnGiangRow> Held(CriteriaPart part)
    {
        foreach (var group in Set.Groups.Where(g => g.Part == part.Code))
        {
            yield return new(group.Number, group.Title.Vi, "", "", Number(group.Max), "");
            var headings = new Queue<CriteriaSection>(group.Sections);
            foreach (var criterion in group.Criteria)
            {
                while (headings.TryPeek(out var next) && Stands(group, criterion.Section, next.Code))
                {
                    headings.Dequeue();
                    yield return new(next.Number, next.Title.Vi, "", "", Number(next.Max), next.Text ?? "");
                }
                foreach (var row in Rows(criterion)) yield return row;
            }
            Assert.Empty(headings);
        }
    }

    /// <summary>The rows of a criterion: its text holds one after the other, the cells of a row parted by " | ".</summary>
    private static IEnumerable<AnGiangRow> Rows(Criterion criterion)
    {
        var first = true;
        foreach (var row in RowEnd().Split(criterion.Text))
        {
            var cells = row.Split(" | ");
            yield return cells switch
            {
                [var text, var points] when first => new(criterion.Number, criterion.Title.Vi, text, points, Number(criterion.Max), ""),
                [var text, var points] => new("", "", text, points, "", ""),
                [var title, var text, var points, var max] => new("", title, text, points, max, ""),
                [var number, var title, var text, var points, var max] => new(number, title, text, points, max, ""),
                _ => throw new InvalidDataException($"{criterion.Code}: \"{row}\" is no row of the annex"),
            };
            first = false;
        }
    }

    private static string Number(decimal? max) => max is { } number ? NumberText.Invariant(number) : "";

    private static string Show(AnGiangRow row) =>
        string.Join(" ¦ ", new[] { row.Number, row.Title, row.Text, row.Points, row.Max, row.Remark }.Select(AnHaiAnnex.Bare));

    [GeneratedRegex(@"\((?<criteria>\d+) tiêu chí/ (?<points>\d+) điểm\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Stated();

    [GeneratedRegex(@"<= 1\b")]
    private static partial Regex CapOfOne();

    // A row ends with the line that has its points; a line without them goes on in the next.
    [GeneratedRegex(@"(?<= \| [^\n]*)\n")]
    private static partial Regex RowEnd();
}
