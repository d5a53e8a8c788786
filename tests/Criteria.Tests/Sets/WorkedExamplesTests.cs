using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EGovPlatform.Criteria.Tests;

/// <summary>The worked examples under Examples/, scored by the engine.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("dn-2386-2025-commune");
    private static readonly YamlMappingNode Examples = Load("dn-2386-2025-commune.v1.yaml");

    public static TheoryData<string, int> All()
    {
        var data = new TheoryData<string, int>();
        foreach (var (code, list) in Examples.Children)
            for (var i = 0; i < ((YamlSequenceNode)list).Children.Count; i++) data.Add(code.ToString(), i);
        return data;
    }

    [Fact]
    public void Every_criterion_has_examples() => Assert.Equal(Set.Criteria.Select(c => c.Code), Examples.Children.Keys.Select(k => k.ToString()));

    [Theory]
    [MemberData(nameof(All))]
    public void Example(string code, int index)
    {
        var example = (YamlMappingNode)((YamlSequenceNode)Examples[code])[index];
        var criterion = Set.Find(code)!;
        var result = Set.Score(DeclarationInput.Parse($$"""{"values": { "{{code}}": {{Json((YamlMappingNode)example["in"])}} } }"""));
        var scored = result.Criteria.Single(c => c.Code == code);

        Assert.Equal(Word(example, "status") ?? "scored", scored.StatusCode);
        Assert.Equal(Points(example), scored.Points);
        Assert.Equal(scored.Points, Trace.Replay(scored.Trace));
        if (Word(example, "problem") is { } problem) Assert.Equal(problem, Assert.Single(result.Problems).Code);
        else if (scored.Status != CriterionStatus.Invalid) Assert.Empty(result.Problems);
        Quoted(criterion, Word(example, "by")!);
    }

    /// <summary>99.75 and not 100: the print of UD.5.2 gives 0.25 of its 0.5 at most.</summary>
    [Fact]
    public void The_best_that_a_unit_can_declare_gives_all_that_the_print_can_give()
    {
        var best = Examples.Children.Where(e => Set.Find(e.Key.ToString())!.Direction != Direction.Penalty)
            .Select(e => $"\"{e.Key}\": {Json((YamlMappingNode)((YamlSequenceNode)e.Value).Children.Cast<YamlMappingNode>().MaxBy(Points)!["in"])}");
        var result = Set.Score(DeclarationInput.Parse($$"""{"values": { {{string.Join(", ", best)}} } }"""));
        Assert.Empty(result.Problems);
        Assert.Equal((99.75m, 9m, 0m, 108.75m), (result.RawTotal, result.Bonus, result.Penalty, result.Total));
        Assert.Equal([11m, 12m, 5m, 34.75m, 15m, 10m, 12m], result.Groups.Select(g => g.Points));
    }

    // Every option, item and band is shown by some example to give what it gives: the list of examples cannot fall behind the set.
    [Fact]
    public void Every_amount_that_bands_and_options_can_give_has_an_example()
    {
        foreach (var criterion in Set.Criteria)
        {
            var shown = ((YamlSequenceNode)Examples[criterion.Code]).Children.Cast<YamlMappingNode>().Select(e => Word(e, "points")).OfType<string>()
                .Select(p => decimal.Parse(p, CultureInfo.InvariantCulture)).ToHashSet();
            IEnumerable<decimal> amounts = criterion.Rule switch
            {
                ChoiceRule choice => choice.Options.Select(o => o.Points),
                BandsRule bands => bands.Bands.Select(b => b.Points),
                SampleRule sample => sample.Bands.Select(b => b.Points),
                ChecklistRule checklist => checklist.Items.Select(i => i.Points),
                _ => [],
            };
            Assert.Subset(shown, amounts.Select(a => Math.Min(a, criterion.Max ?? a)).ToHashSet());
        }
    }

    private static void Quoted(Criterion criterion, string by)
    {
        if (by == "note") Assert.True(criterion.Notes.Count > 0 || Set.Groups.SelectMany(g => g.Sections).Any(s => s.Code == criterion.Section && s.Notes.Count > 0));
        else if (by.StartsWith("I.", StringComparison.Ordinal)) Assert.Contains(Set.Content.Provisions, p => p.Clause == by);
        else Assert.Contains(AnHaiAnnex.Bare(by), AnHaiAnnex.Bare(criterion.Title.Vi + "¶" + criterion.Text), StringComparison.Ordinal);
    }

    private static string Json(YamlMappingNode inputs)
    {
        var members = inputs.Children.Select(p => $"{JsonSerializer.Serialize(p.Key.ToString())}: {Value((YamlScalarNode)p.Value)}");
        return "{" + string.Join(", ", members.Append("\"evidence\": [\"Báo cáo 01/BC-UBND\"]")) + "}";
    }

    private static string Value(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && (scalar.Value is "true" or "false" || decimal.TryParse(scalar.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            ? scalar.Value!
            : JsonSerializer.Serialize(scalar.Value);

    private static decimal Points(YamlMappingNode example) => decimal.Parse(Word(example, "points") ?? "0", CultureInfo.InvariantCulture);

    private static string? Word(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    private static YamlMappingNode Load(string name)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Examples", name));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
