using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Tests;

/// <summary>The set of the communes of An Giang says what annex 3B of document 001 prints, row by row, and the clauses on communes.</summary>
public sealed partial class AnGiangCommuneTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("ag-1040-2018-commune");

    [Fact]
    public void Every_row_of_the_annex_is_in_the_set_in_order_and_verbatim()
    {
        var tables = AnGiangAnnexes.Tables("3B");
        Assert.Equal(tables.Select(t => AnHaiAnnex.Bare(t.Heading)), Set.Content.Parts.Select(p => AnHaiAnnex.Bare($"{p.Number}. {p.Title.Vi}")));
        foreach (var (table, part) in tables.Zip(Set.Content.Parts))
            Assert.Equal(table.Rows.Select(Show), Held(part).Select(Show));
    }

    [Fact]
    public void Counts_and_points_are_those_that_the_annex_states()
    {
        var stated = Set.Content.Parts.Select(p => Stated().Match(p.Title.Vi).Groups).Select(g => (Criteria: int.Parse(g["criteria"].Value), Points: decimal.Parse(g["points"].Value))).ToList();
        Assert.Equal([(30, 300m), (70, 600m)], stated);
        Assert.Equal(stated, Set.Content.Parts.Select(p => (Groups(p).Sum(g => g.Criteria.Count), Groups(p).Sum(g => g.Max!.Value))));
        Assert.Equal(stated.Select(s => (decimal?)s.Points), Set.Content.Parts.Select(p => p.Max));
        Assert.Equal([200m, 50m, 50m, 270m, 180m, 100m, 50m], Set.Groups.Select(g => g.Max!.Value));
        Assert.Equal([20, 5, 5, 37, 18, 10, 5], Set.Groups.Select(g => g.Criteria.Count));
        Assert.All(Set.Groups, g => Assert.Equal(g.Max, g.Criteria.Sum(c => c.Max)));
        Assert.All(Set.Groups.SelectMany(g => g.Sections).Where(s => s.Max is not null), s => Assert.Equal(s.Max, Set.Criteria.Where(c => c.Section == s.Code).Sum(c => c.Max)));
        Assert.Equal(900, Set.Scale);
        Assert.Equal(Set.Scale, Set.Groups.Sum(g => g.Max));
    }

    [Fact]
    public void Every_criterion_gives_its_printed_maximum_and_no_more() =>
        Assert.All(Set.Criteria, c => Assert.Equal((c.Code, c.Max), (c.Code, c.Rule.Highest)));

    [Fact]
    public void Clauses_and_titles_are_verbatim()
    {
        var document = Plain(SourceDocument.Read(SourceDocument.AnGiang));
        Assert.All(Set.Content.Provisions, p => Assert.Contains(Plain(Number(p.Clause) + p.Text), document, StringComparison.Ordinal));
        Assert.Contains(Plain(Set.Title.Vi), document, StringComparison.Ordinal);
        Assert.Contains(Plain(Set.Content.LegalBasis[0].Title!), document, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Levels_are_those_of_the_table()
    {
        var table = Set.Content.Provisions.Single(p => p.Clause == "V.3.2.a.ii").Text.Split('\n').Skip(1).Select(l => l.Split(" | ")).ToList();
        var levels = Set.Content.Classification.Cast<LevelClassification>().ToList();
        Assert.Equal(["Điều kiện sẵn sàng", "Mức độ đạt được"], levels.Select(l => l.Title.Vi));
        string[][] groups = [["HT", "NL", "MT"], ["CD", "GD", "TT", "HD"]];
        for (var i = 0; i < levels.Count; i++)
        {
            var rows = table.SkipWhile(r => r[0] != levels[i].Title.Vi).Skip(1).TakeWhile(r => r.Length > 1).ToList();
            Assert.Equal(table[0][2..], levels[i].Levels.Select(l => l.Label.Vi));
            Assert.Equal(rows[0][2..], levels[i].Levels.Select(l => $"{l.Total!.Min:0}/{l.Total.Of:0}"));
            Assert.Equal(rows[0][2..], levels[i].Levels.Select(l => l.Total!.Printed));
            foreach (var (row, code) in rows.Skip(1).Zip(groups[i]))
            {
                // Hạ tầng, Nhân lực …: the table's short name stands in the group's title.
                Assert.Contains(row[1], Set.Groups.Single(g => g.Code == code).Title.Vi, StringComparison.OrdinalIgnoreCase);
                Assert.Equal(row[2..], levels[i].Levels.Select(l => $"{l.Groups[code].Share * 100:0}% x{l.Groups[code].Of:0}"));
                Assert.Equal(row[2..], levels[i].Levels.Select(l => l.Groups[code].Printed));
            }
            Assert.Equal(rows.Count - 1, groups[i].Length);
            Assert.Equal(groups[i].Order(), levels[i].Groups.Order());
        }
    }

    [Theory]
    [InlineData("", "I", "I")]
    // Readiness, 90 % of 200: 180 points, whatever the district's base of 300 says.
    [InlineData("HT.2 HT.3", "I", "I")]
    [InlineData("HT.2 HT.3 HT.16=99.99", "II", "I")]
    [InlineData("HT.2 HT.3 HT.4 HT.5", "II", "I")]
    [InlineData("HT.2 HT.3 HT.4 HT.5 HT.16=99.99", "III", "I")]
    [InlineData("HT.2 HT.3 HT.4 HT.5 HT.6", "III", "I")]
    [InlineData("HT.2 HT.3 HT.4 HT.5 HT.6 HT.7", "IV", "I")]
    [InlineData("HT.2 HT.3 HT.4 HT.5 HT.6 HT.7 HT.16=99.99", null, "I")]
    // 90 % of 50.
    [InlineData("NL.22=50", "I", "I")]
    [InlineData("NL.22=49.99", "II", "I")]
    [InlineData("MT.24", "II", "I")]
    [InlineData("MT.24 MT.25", null, "I")]
    // Results.
    [InlineData("CD.3=50", "I", "I")]
    [InlineData("CD.3=49.99", "I", "II")]
    [InlineData("CD.1 CD.2 CD.3=50", "I", "II")]
    [InlineData("CD.1 CD.2 CD.3=49.99", "I", "III")]
    [InlineData("CD.1 CD.2 CD.3=0 CD.4=0 CD.5=0", "I", "III")]
    [InlineData("GD.2=0 GD.3=49.99", "I", "II")]
    [InlineData("GD.2=0 GD.3=0 GD.4=50", "I", "III")]
    [InlineData("GD.2=0 GD.3=0 GD.4=0", "I", "IV")]
    [InlineData("GD.2=0 GD.3=0 GD.4=0 GD.1.1=99.99", "I", null)]
    [InlineData("TT.9 TT.1=20", "I", "I")]
    [InlineData("TT.9 TT.1=19.99", "I", "II")]
    [InlineData("TT.9 TT.12 TT.1=30", "I", "II")]
    [InlineData("TT.9 TT.12 TT.1=29.99", "I", "III")]
    [InlineData("TT.9 TT.12 TT.13 TT.1=40", "I", "III")]
    [InlineData("TT.9 TT.12 TT.13 TT.1=39.99", "I", "IV")]
    [InlineData("TT.9 TT.12 TT.13 TT.14 TT.15 TT.1=60", "I", "IV")]
    [InlineData("TT.9 TT.12 TT.13 TT.14 TT.15 TT.1=59.99", "I", null)]
    // Presence goes in steps of 2.5: 245 and 242.5, 217.5 and 215, 190 and 187.5 lie around 243, 216 and 189.
    [InlineData("HD.37 HD.19 HD.21 HD.23", "I", "I")]
    [InlineData("HD.37 HD.19 HD.21 HD.23 HD.1=incomplete", "I", "III")]
    [InlineData("HD.37 HD.19 HD.21 HD.23 HD.24 HD.26 HD.27 HD.28 HD.30 HD.1=incomplete", "I", "III")]
    [InlineData("HD.37 HD.19 HD.21 HD.23 HD.24 HD.26 HD.27 HD.28 HD.30 HD.1=incomplete HD.2=incomplete", "I", "IV")]
    [InlineData("HD.37 HD.19 HD.21 HD.23 HD.24 HD.26 HD.27 HD.28 HD.30 HD.31 HD.32 HD.33 HD.17=incomplete HD.25=incomplete", "I", "IV")]
    [InlineData("HD.37 HD.19 HD.21 HD.23 HD.24 HD.26 HD.27 HD.28 HD.30 HD.31 HD.32 HD.33 HD.17=incomplete HD.25=incomplete HD.1=incomplete", "I", null)]
    public void A_commune_has_the_highest_level_whose_minima_it_reaches(string lower, string? readiness, string? results)
    {
        var values = Set.Criteria.ToDictionary(c => c.Code, c => c.Examples.MaxBy(e => e.Points)!.Declared);
        foreach (var change in lower.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = change.Split('=');
            var to = parts.Length > 1 ? parts[1] : "no";
            values[parts[0]] = values[parts[0]] with
            {
                Inputs = decimal.TryParse(to, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                    ? ImmutableSortedDictionary<string, InputValue>.Empty.Add("percent", InputValue.Of(percent))
                    : ImmutableSortedDictionary<string, InputValue>.Empty.Add("option", InputValue.Of(to)),
            };
        }
        var result = Set.Score(DeclarationInput.Empty with { Values = DeclarationInput.Empty.Values.AddRange(values) });
        Assert.Empty(result.Problems);
        Assert.Equal([readiness, results], result.Classification.Select(c => Assert.Single(c.Decisions).Outcome));
        Assert.Equal([300m, 600m], result.Classification.Select(c => c.Decisions[0].Max!.Value));
        if (lower.Length == 0) Assert.Equal((900m, 300m, 600m), (result.Total, result.Classification[0].Decisions[0].Points!.Value, result.Classification[1].Decisions[0].Points!.Value));
    }

    [Fact]
    public void Words_of_bands_are_rows_of_the_print_and_one_band_closes_a_gap()
    {
        var bands = Set.Criteria.Where(c => c.Rule is BandsRule).ToDictionary(c => c, c => ((BandsRule)c.Rule).Bands);
        Assert.All(bands, b => Assert.Equal(b.Key.Text.Split('\n'), b.Value.Where(band => band.Printed is not null).Select(band => band.Printed)));
        Assert.Equal("HD.6", Assert.Single(bands, b => b.Value.Any(band => band.Printed is null)).Key.Code);
        // What a row gives is the last thing that it prints.
        Assert.All(bands.Values.SelectMany(b => b).Where(b => b.Printed is not null), b => Assert.EndsWith($"| {NumberText.Invariant(b.Points)}", b.Printed!.Replace(',', '.'), StringComparison.Ordinal));
        Assert.All(Set.Criteria.Where(c => c.Rule is ChoiceRule), c => Assert.Equal(c.Text.Replace(',', '.').Split('\n'), ((ChoiceRule)c.Rule).Options.Select(o => $"{o.Label.Vi} | {NumberText.Invariant(o.Points)}")));
    }

    [Fact]
    public void Shares_above_the_whole_are_capped_where_the_print_caps_them() =>
        Assert.All(
            Set.Criteria.Where(c => c.Rule is RatioRule),
            c => Assert.Equal(
                c.Text.Contains("Tối đa <= 10 điểm", StringComparison.Ordinal),
                Set.Score($$"""{ "{{c.Code}}": {"percent": 101} }""").Problems.Count == 0));

    [Fact]
    public void Everything_said_to_users_is_said_in_both_languages() =>
        Assert.All(
            Set.Criteria.SelectMany(c => c.Notes.Select(n => n.Text).Append(c.Title).Concat(c.Rule.Inputs.Select(i => i.Label)).Concat(c.Rule.Inputs.SelectMany(i => i.Options).Select(o => o.Label)))
                .Concat(Set.Groups.SelectMany(g => g.Sections.Select(s => s.Title).Append(g.Title))).Concat(Set.Content.Parts.Select(p => p.Title)).Concat(Set.Content.Notes.Select(n => n.Text)),
            text => Assert.False(string.IsNullOrWhiteSpace(text.Vi) || string.IsNullOrWhiteSpace(text.En) || text.Vi == text.En));

    private static IEnumerable<CriteriaGroup> Groups(CriteriaPart part) => Set.Groups.Where(g => g.Part == part.Code);

    /// <summary>A part of the set laid out again as the rows of its table: the columns of a step are parted by a bar.</summary>
    private static IEnumerable<AnGiangRow> Held(CriteriaPart part)
    {
        foreach (var group in Groups(part))
        {
            yield return new(group.Number, group.Title.Vi, "", "", Number(group.Max), "");
            var headings = new Queue<CriteriaSection>(group.Sections);
            var seen = new HashSet<string>();
            foreach (var criterion in group.Criteria)
            {
                while (criterion.Section is { } section && !seen.Contains(section) && headings.TryDequeue(out var heading))
                {
                    seen.Add(heading.Code);
                    yield return new(heading.Number, heading.Title.Vi, "", "", Number(heading.Max), heading.Text ?? "");
                }
                var first = true;
                foreach (var step in criterion.Text.Split('\n').Select(l => l.Split(" | ")))
                {
                    yield return new(first ? criterion.Number : "", first ? criterion.Title.Vi : "", step[0], step.Length > 1 ? step[1] : "", first ? Number(criterion.Max) : "", "");
                    first = false;
                }
            }
            Assert.Empty(headings);
        }
        if (part.Code == "KQ") yield return new("", "Tổng điểm", "", "", Number(part.Max), "");
    }

    private static string Number(decimal? max) => max is { } number ? NumberText.Invariant(number) : "";

    // The number that stands before the words of a clause: V.3.2.a.ii begins with "ii.", V.4.1 with "4.1.".
    private static string Number(string clause) => clause switch
    {
        "V.3.2.a" or "V.3.2.b" => clause[^1] + ")",
        "V.3.2.a.ii" => "ii.",
        _ => clause.Contains('.', StringComparison.Ordinal) ? clause[(clause.IndexOf('.', StringComparison.Ordinal) + 1)..] + "." : clause + ".",
    };

    private static string Plain(string text) => AnHaiAnnex.Bare(text).Replace("|", "", StringComparison.Ordinal);

    private static string Show(AnGiangRow row) =>
        string.Join(" | ", new[] { row.Number, row.Title, row.Text, row.Points, row.Max, row.Remark }.Select(AnHaiAnnex.Bare));

    [GeneratedRegex(@"\((?<criteria>\d+) tiêu chí/ (?<points>\d+) điểm\)")]
    private static partial Regex Stated();
}
