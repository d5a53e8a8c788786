using System.Collections.Immutable;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Tests;

/// <summary>
/// Declarations by a stated seed: figures at and around the edges of bands, shares that binary arithmetic cannot hold, figures that contradict each other,
/// missing evidence, applications claimed twice, criteria left out. All of it fits a form's cells.
/// </summary>
internal sealed class RandomDeclarations(CriteriaSet set, int seed)
{
    private static readonly string[] ApplicationNames = ["eOffice", "EOFFICE", "  eOffice ", "Một cửa điện tử", "một  cửa điện tử", "Đô thị thông minh", "QLVB*", "a?c", "abc", "Phần mềm ~1"];

    private readonly Random _random = new(seed);

    public DeclarationInput Next()
    {
        var input = DeclarationInput.Empty with { UnitCode = "MAU-001" };
        foreach (var name in UnitAttributes.Of(set).Select(a => a.Name))
            if (Chance(85)) input = input with { UnitAttributes = input.UnitAttributes.SetItem(name, InputValue.Of(Pick(0, 1, 59, 60, 61, 99, 100, 101, 250))) };
        foreach (var item in set.Content.Information)
            if (Chance(50)) input = input.With(item.Code, new DeclaredValue { Inputs = Inputs([("value", Chance(50) ? InputValue.Of(_random.Next(5000)) : InputValue.Of("phường Mẫu; số 1"))]) });
        foreach (var criterion in set.Criteria)
        {
            if (Chance(12)) continue;
            var inputs = Figures(criterion.Rule, "").ToList();
            var value = new DeclaredValue
            {
                Inputs = Inputs(inputs),
                Evidence = Chance(8) ? [] : Chance(50) ? ["01/BC-UBND"] : ["01/BC-UBND ngày 5/1", "https://example.vn/?a=1;b=2"],
                Applications = set.Content.ApplicationsOnce && criterion.Direction != Direction.Penalty && Chance(30) ? Applications() : [],
                NotApplicable = criterion.NotApplicable != NotApplicablePolicy.Never && Chance(25),
            };
            // Where nothing is written nothing is declared.
            if (value.Inputs.Count + value.Evidence.Count + value.Applications.Count > 0 || value.NotApplicable) input = input.With(criterion.Code, value);
            if (Peer(criterion.Rule) && Chance(85)) input = input with { CohortMaximum = input.CohortMaximum.SetItem(criterion.Code, Pick(0, 60, 100, 250)) };
        }
        return input;
    }

    private static bool Peer(Rule rule) => rule is PeerRule || (rule is SumRule sum && sum.Parts.Any(p => Peer(p.Rule)));

    private static IImmutableDictionary<string, InputValue> Inputs(IEnumerable<(string Name, InputValue Value)> inputs) =>
        inputs.ToImmutableSortedDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);

    private IEnumerable<(string, InputValue)> Figures(Rule rule, string prefix) => rule switch
    {
        SumRule sum => sum.Parts.SelectMany(p => Chance(95) ? Figures(p.Rule, $"{prefix}{p.Id}.") : []),
        BandsRule bands => bands.Measures.SelectMany(m => Measure(m.Name, m.Kind, Edges(bands, m.Name), prefix)),
        GateRule { Measure: { } measure } gate => Measure("", measure.Kind, [gate.Range!.From ?? gate.Range.To!.Value], prefix),
        RatioRule ratio => Share("", [ratio.Full is { } full ? full * 100 : 50], prefix),
        SampleRule sample => [(prefix + "checked", Number(Pick(sample.Minimum - 1, sample.Minimum, 60, 100, 173))), (prefix + "failed", Number(Pick(0, 1, 2, 3, 5, 10, 17, 55)))],
        PeerRule => Chance(50) ? [(prefix + "value", Number(Pick(0, 10, 33.3m, 60, 100)))] : [(prefix + "numerator", Number(Pick(0, 7, 50))), (prefix + "denominator", Number(Pick(0, 1, 3, 7)))],
        _ => rule.Inputs.Where(_ => Chance(96)).Select(i => (prefix + i.Name, Figure(i))),
    };

    private static List<decimal> Edges(BandsRule rule, string measure) =>
        rule.Bands.Where(b => b.When.ContainsKey(measure)).SelectMany(b => new[] { b.When[measure].From, b.When[measure].To }).OfType<decimal>().DefaultIfEmpty(50).ToList();

    private IEnumerable<(string, InputValue)> Measure(string name, MeasureKind kind, IReadOnlyList<decimal> edges, string prefix)
    {
        if (kind == MeasureKind.Percent) return Share(name, edges, prefix);
        var edge = edges[_random.Next(edges.Count)];
        var value = Math.Max(0, edge + Pick(0, 0, 1, -1, kind == MeasureKind.Number || Chance(5) ? 0.001m : 2));
        return Chance(97) ? [(prefix + (name.Length == 0 ? "value" : name), Number(value))] : [];
    }

    private IEnumerable<(string, InputValue)> Share(string name, IReadOnlyList<decimal> edges, string prefix)
    {
        var dot = prefix + (name.Length == 0 ? "" : name + ".");
        var edge = edges[_random.Next(edges.Count)];
        var percent = Chance(50) ? edge + Pick(0, 0.01m, -0.01m) : _random.Next(0, 101);
        if (Chance(40)) return [(prefix + (name.Length == 0 ? "percent" : name), Number(Chance(4) ? 101 : percent))];
        // A denominator in tenths or hundredths: the share is exact, its binary form is not.
        var denominator = Pick(100, 60, 0.6m, 7, 300, 0.07m, 1000, 12.5m, 0);
        var numerator = Chance(70) ? denominator * Math.Max(0, percent) / 100 : Pick(0, 1, 5, 7, 650);
        return [(dot + "numerator", Number(decimal.Round(numerator, 6))), (dot + "denominator", Number(denominator))];
    }

    private InputValue Figure(RuleInput input) => input.Type switch
    {
        InputType.Option => InputValue.Of(input.Options[_random.Next(input.Options.Count)].Id),
        InputType.Flag => InputValue.Of(Chance(50)),
        InputType.Text => InputValue.Of("Đã thực hiện, xem báo cáo"),
        InputType.Percent => Number(Pick(0, 12.5m, 24.99m, 25, 33.3m, 50, 75, 99.9m, 100, 100, 100.5m)),
        InputType.Count => Number(Pick(0, 1, 2, 3, 4, 7, 12, 40, 1000, Chance(10) ? 1.5m : 5)),
        _ => Number(Pick(0, 1, 2, 3, 7, 0.1m, 0.3m, 12.5m, 40, 250, Chance(5) ? -1 : 9)),
    };

    private List<string> Applications() => Enumerable.Range(0, _random.Next(1, 4)).Select(_ => ApplicationNames[_random.Next(ApplicationNames.Length)].Trim()).ToList();

    private InputValue Number(decimal value) => InputValue.Of(value);

    private decimal Pick(params decimal[] values) => values[_random.Next(values.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
