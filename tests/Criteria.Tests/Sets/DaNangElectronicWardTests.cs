using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Tests;

/// <summary>The set of electronic wards says what annex 6 of document 000 prints, row by row; the articles are those of the clean text, document 004.</summary>
public sealed partial class DaNangElectronicWardTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("dn-2874-2017-eward");

    // Article 4 demands six counters where it does not allow four; the annex has no row for it.
    private const string FromArticle4 = "L3.2b";

    [Fact]
    public void Every_row_of_the_annex_is_in_the_set_in_order_and_verbatim()
    {
        var printed = Printed();
        Assert.Equal(27, printed.Count);
        Assert.Equal(printed, Held());
    }

    [Fact]
    public void Articles_are_verbatim()
    {
        var clean = AnHaiAnnex.Bare(SourceDocument.Read(SourceDocument.DaNangClean));
        var scan = AnHaiAnnex.Bare(SourceDocument.Read(SourceDocument.DaNangScan));
        var provisions = Set.Content.Provisions.ToDictionary(p => p.Clause, p => AnHaiAnnex.Bare(p.Text));
        Assert.Equal(["Điều 4.1", "Điều 4.4", "Điều 6", "Điều 7.1", "Điều 7.2", "Phụ lục 5, dòng 5"], Set.Content.Provisions.Select(p => p.Clause));
        Assert.All(provisions.Where(p => p.Key.StartsWith("Điều", StringComparison.Ordinal)), p => Assert.Contains(p.Value, clean, StringComparison.Ordinal));
        Assert.Contains(provisions["Phụ lục 5, dòng 5"].Replace("|", "", StringComparison.Ordinal), scan, StringComparison.Ordinal);
        Assert.Contains(AnHaiAnnex.Bare(Set.Title.Vi), scan, StringComparison.Ordinal);
        Assert.Equal(provisions["Điều 6"], AnHaiAnnex.Bare(Assert.Single(Set.Content.Classification).Text!));
        Assert.All(Set.Find(FromArticle4)!.Text.Split('\n'), line => Assert.Contains(AnHaiAnnex.Bare(line), clean, StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_a_type_are_its_gates()
    {
        var types = Assert.IsType<TypeClassification>(Assert.Single(Set.Content.Classification));
        Assert.Equal(["1", "2", "3"], types.Types.Select(t => t.Id));
        Assert.All(Set.Criteria, c => Assert.Equal((c.Group[1..], "gate", null), (c.Gate!.Type, c.Rule.Kind, c.Max)));
        Assert.Equal([13, 12, 5], Set.Groups.Select(g => g.Criteria.Count));
        Assert.Equal(0, Set.Scale);
    }

    [Fact]
    public void Conditions_and_tightenings_are_those_of_the_decision()
    {
        Assert.Equal(
            [
                ("L3.2a", "floorArea < 60 or transactionsPerDay <= 100"), ("L3.2b", "floorArea >= 60 and transactionsPerDay > 100"),
                ("L2.1", "transactionsPerDay > 100"), ("L1.5", "populationDatabase = 1"),
            ],
            Set.Criteria.Where(c => c.Gate!.When is not null).Select(c => (c.Code, c.Gate!.When!)));
        Assert.Equal(
            [("L2.11", "L3.4"), ("L1.2", "L2.8"), ("L1.3", "L2.9"), ("L1.4", "L2.12")],
            Set.Criteria.Where(c => c.Gate!.Tightens is not null).Select(c => (c.Code, c.Gate!.Tightens!)));
        // The same words, but for the misreading "di" and the bracket that type 1 leaves out, and a higher share.
        Assert.All(Set.Criteria.Where(c => c.Gate!.Tightens is not null), c =>
        {
            var lower = Set.Find(c.Gate!.Tightens!)!;
            Assert.StartsWith(AnHaiAnnex.Bare(c.Title.Vi)[..20], AnHaiAnnex.Bare(lower.Title.Vi).Replace("Vănbảndi", "Vănbảnđi", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True(Assert.IsType<GateRule>(c.Rule).Range!.From > Assert.IsType<GateRule>(lower.Rule).Range!.From);
        });
    }

    [Fact]
    public void Numbers_of_measured_gates_stand_in_the_print()
    {
        foreach (var criterion in Set.Criteria)
        {
            if (criterion.Rule is not GateRule { Range.From: { } from }) continue;
            var words = criterion.Text.Length > 0 ? criterion.Text : criterion.Title.Vi;
            if (criterion.Code == "L2.11") Assert.Equal(("Hoàn toàn đúng với xử lý hồ sơ thực tế", 100m), (words, from));
            else Assert.Contains(NumberText.Invariant(from), Number().Matches(words).Select(m => m.Value.TrimStart('0')));
        }
    }

    [Theory]
    [InlineData("", "", 59.99, 100, 1, "1")]
    [InlineData("", "", 59.99, 100, 0, "1")]
    // The queue machine is demanded above 100 transactions a day, not at 100.
    [InlineData("L2.1", "option: no", 50, 100, 1, "1")]
    [InlineData("L2.1", "option: no", 50, 100.5, 1, "3")]
    // Four counters do below 60 m², or where transactions are few; else six.
    [InlineData("L3.2b", "value: 5", 59.99, 101, 1, "1")]
    [InlineData("L3.2b", "value: 5", 60, 100, 1, "1")]
    [InlineData("L3.2b", "value: 5", 60, 101, 1, null)]
    [InlineData("L3.2a", "value: 3", 59.99, 101, 1, null)]
    [InlineData("L3.2a", "value: 3", 60, 100, 1, null)]
    [InlineData("L3.2a", "value: 3", 60, 101, 1, "1")]
    [InlineData("L3.10", "value: 39.99", 60, 101, 1, null)]
    // Type 1 waits for the population database.
    [InlineData("L1.5", "option: no", 60, 101, 1, "2")]
    [InlineData("L1.5", "option: no", 60, 101, 0, "1")]
    // A higher type's share takes the place of the lower one.
    [InlineData("L1.2", "percent: 99.99", 60, 101, 1, "2")]
    [InlineData("L1.3", "percent: 69.99", 60, 101, 1, "2")]
    [InlineData("L1.4", "percent: 99.99", 60, 101, 1, "2")]
    [InlineData("L2.11", "percent: 99.99", 60, 101, 1, "3")]
    [InlineData("L2.8", "percent: 49.99", 60, 101, 1, "1")]
    [InlineData("L3.4", "percent: 89.99", 60, 101, 1, "1")]
    [InlineData("L3.9", "option: no", 60, 101, 1, null)]
    public void A_ward_has_the_highest_type_whose_conditions_it_meets(string changed, string input, double area, double transactions, int database, string? type)
    {
        var values = Set.Criteria.ToDictionary(c => c.Code, c => c.Examples.First(e => e.Passes == true).Declared);
        if (input.Split(": ") is [var name, var value])
        {
            var figure = decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? InputValue.Of(number) : InputValue.Of(value);
            values[changed] = values[changed] with { Inputs = ImmutableSortedDictionary<string, InputValue>.Empty.Add(name, figure) };
        }
        var ward = DeclarationInput.Empty with
        {
            Values = DeclarationInput.Empty.Values.AddRange(values),
            UnitAttributes = DeclarationInput.Empty.UnitAttributes.Add("floorArea", InputValue.Of((decimal)area))
                .Add("transactionsPerDay", InputValue.Of((decimal)transactions)).Add("populationDatabase", InputValue.Of(database == 1)),
        };
        var result = Set.Score(ward);
        Assert.Empty(result.Problems);
        Assert.Equal(0, result.Total);
        Assert.Equal(type, Assert.Single(Assert.Single(result.Classification).Decisions).Outcome);
    }

    [Fact]
    public void Everything_said_to_users_is_said_in_both_languages() =>
        Assert.All(
            Set.Criteria.SelectMany(c => c.Notes.Select(n => n.Text).Append(c.Title).Concat(c.Rule.Inputs.Select(i => i.Label)))
                .Concat(Set.Groups.SelectMany(g => g.Notes.Select(n => n.Text).Append(g.Title))),
            text => Assert.False(string.IsNullOrWhiteSpace(text.Vi) || string.IsNullOrWhiteSpace(text.En) || text.Vi == text.En));

    private static List<string> Printed() =>
        SourceDocument.Read(SourceDocument.DaNangScan).Split('\n')
            .SkipWhile(l => !l.StartsWith("Chuẩn phường, xã điện tử\t", StringComparison.Ordinal)).Skip(1)
            .Select(l => l.TrimEnd('\r').Split('\t')).Where(cells => cells.Length > 1)
            .Select(cells =>
            {
                Assert.Equal(4, cells.Length);
                // The scan writes a list's mark and its dashes into the cell.
                var measure = cells[2].Contains("<ul", StringComparison.Ordinal) ? Mark().Replace(cells[2], "").Replace("- ", "", StringComparison.Ordinal) : cells[2];
                return string.Join(" | ", new[] { cells[0], cells[1], measure, cells[3] }.Select(AnHaiAnnex.Bare));
            }).ToList();

    /// <summary>The set laid out again as rows: a heading with criteria under it is one row; a remark stands below the measure.</summary>
    private static List<string> Held() => Set.Groups.SelectMany(group =>
        group.Criteria.Where(c => c.Code != FromArticle4).GroupBy(c => c.Section ?? c.Code).Select((row, i) =>
        {
            var heading = group.Sections.SingleOrDefault(s => s.Code == row.Key);
            var (measure, remark) = heading is null ? Split(row.Single().Text) : (string.Concat(row.Select(c => c.Title.Vi)), "");
            return string.Join(" | ", new[] { i == 0 ? group.Title.Vi : "", heading?.Title.Vi ?? row.Single().Title.Vi, measure, remark }.Select(AnHaiAnnex.Bare));
        })).ToList();

    private static (string Measure, string Remark) Split(string text)
    {
        var lines = text.Split('\n');
        return lines is [var only] && !only.StartsWith("Tiêu chí này", StringComparison.Ordinal) ? (only, "") : (string.Concat(lines[..^1]), lines[^1]);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Mark();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
