using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ProbedInputs = System.Collections.Immutable.ImmutableSortedDictionary<string, EGovPlatform.Criteria.InputValue>;

namespace EGovPlatform.Criteria;

/// <summary>
/// The inputs that a rule tells apart: every option, every end of a band and what lies beside it, the count that reaches the cap. The best that the rule can
/// give is among their combinations; of a formula, the best over the figures that stand in it and in the declaration.
/// </summary>
internal static partial class RuleProbes
{
    // The smallest difference that figures of the documents have: a hundredth of a per cent.
    private const decimal Beside = 0.01m;

    /// <summary>Lists of inputs to choose one of each from; none where nothing can be bettered.</summary>
    public static IReadOnlyList<IReadOnlyList<ProbedInputs>> Of(Criterion criterion, IImmutableDictionary<string, InputValue> declared, IImmutableDictionary<string, decimal> cohort) =>
        Of(criterion.Rule, criterion.Max, criterion.Direction == Direction.Penalty, "", declared, cohort.TryGetValue(criterion.Code, out var highest) ? highest : null).Where(a => a.Count > 0).ToList();

    private static IEnumerable<IReadOnlyList<ProbedInputs>> Of(Rule rule, decimal? max, bool penalty, string prefix, IImmutableDictionary<string, InputValue> declared, decimal? cohort)
    {
        decimal? Figure(string name) => declared.GetValueOrDefault(prefix + name)?.Number;
        ProbedInputs One(string name, decimal value) => Inputs((prefix + name, InputValue.Of(value)));
        IReadOnlyList<ProbedInputs> Share(string measure, IEnumerable<decimal> percents) => SharesOf(prefix, measure, percents, Figure);
        IReadOnlyList<ProbedInputs> Measured(Measure measure, IEnumerable<ValueRange> ranges) => measure.Kind == MeasureKind.Percent
            ? Share(measure.Name, Ends(ranges, measure.Kind))
            : Ends(ranges, measure.Kind).Append(Figure(ValueName(measure)) ?? 0).Where(v => v >= 0).Distinct().Select(v => One(ValueName(measure), v)).ToList();
        switch (rule)
        {
            case ChoiceRule choice:
                return [choice.Options.Select(o => Inputs((prefix + "option", InputValue.Of(o.Id)))).ToList()];
            case GateRule { Measure: null } gate:
                return [gate.Options.Select(o => Inputs((prefix + "option", InputValue.Of(o.Id)))).ToList()];
            case GateRule { Measure: { } measure, Range: { } range }:
                return [Measured(measure, [range])];
            case RatioRule ratio:
                return [Share("", ratio.Full is { } full ? [0, full * 100, 100] : [0, 100])];
            case BandsRule bands:
                return bands.Measures.Select(m => Measured(m, bands.Bands.Where(b => b.When.ContainsKey(m.Name)).Select(b => b.When[m.Name])));
            case CountRule count:
                return [Counts(count, Least(count.Cap, max), prefix, Figure)];
            case ChecklistRule checklist:
                return [Checked(checklist, Least(checklist.Cap, max), prefix, declared)];
            case SampleRule sample:
                return [Samples(sample, prefix, Figure)];
            case StepRule:
                return [[One("completeness", 0), One("completeness", 100)]];
            case PeerRule:
                return [cohort is { } highest ? [One("value", 0), One("value", highest)] : []];
            case SumRule sum:
                return sum.Parts.SelectMany(p => Of(p.Rule, p.Max, penalty, $"{prefix}{p.Id}.", declared, cohort));
            case FormulaRule formula:
                return formula.Inputs.Select(i => Figures(formula, i, Figure).Select(v => One(i.Name, v)).ToList());
            default:
                return [];
        }
    }

    private static ProbedInputs Inputs(params IEnumerable<(string Name, InputValue Value)> inputs) => inputs.ToImmutableSortedDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);

    private static string ValueName(Measure measure) => measure.Name.Length == 0 ? "value" : measure.Name;

    private static decimal? Least(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);

    /// <summary>Every end and what lies just beside it: a rule can change nowhere else.</summary>
    private static IEnumerable<decimal> Ends(IEnumerable<ValueRange> ranges, MeasureKind kind)
    {
        var ends = ranges.SelectMany(r => new[] { r.From, r.To }).OfType<decimal>().Append(0);
        if (kind == MeasureKind.Percent) ends = ends.Append(100);
        var sorted = ends.Distinct().Order().ToList();
        var beside = kind == MeasureKind.Count
            ? sorted.SelectMany(e => new[] { decimal.Ceiling(e) - 1, decimal.Ceiling(e), decimal.Floor(e), decimal.Floor(e) + 1 })
            : sorted.SelectMany(e => new[] { e - Beside, e, e + Beside }).Concat(sorted.Zip(sorted.Skip(1), (a, b) => (a + b) / 2));
        return beside.Where(v => v >= 0 && (kind != MeasureKind.Percent || v <= 100)).Distinct();
    }

    // A share stays in the form in which it was declared: its numerator is what can be bettered.
    private static IReadOnlyList<ProbedInputs> SharesOf(string prefix, string measure, IEnumerable<decimal> percents, Func<string, decimal?> figure)
    {
        var dot = measure.Length == 0 ? "" : measure + ".";
        if (figure(dot + "denominator") is not (> 0 and <= 1_000_000_000_000m and var whole))
            return percents.Select(p => Inputs((prefix + (measure.Length == 0 ? "percent" : measure), InputValue.Of(p)))).ToList();
        return percents.SelectMany(p => new[] { decimal.Ceiling(p * whole / 100), decimal.Floor(p * whole / 100) }).Where(n => n <= whole).Append(whole)
            .Append(Math.Clamp(figure(dot + "numerator") ?? 0, 0, whole)).Distinct()
            .Select(n => Inputs((prefix + dot + "numerator", InputValue.Of(n)), (prefix + dot + "denominator", InputValue.Of(whole)))).ToList();
    }

    private static List<ProbedInputs> Counts(CountRule rule, decimal? cap, string prefix, Func<string, decimal?> figure)
    {
        var counts = rule.Variants.ToDictionary(v => v.Id, v => decimal.Truncate(Math.Clamp(figure(v.Id) ?? 0, 0, 1_000_000_000)), StringComparer.Ordinal);
        var probes = new List<ProbedInputs> { Inputs(rule.Variants.Select(v => (prefix + v.Id, InputValue.Of(0m)))) };
        if (cap is not { } most) return probes;
        foreach (var variant in rule.Variants.Where(v => v.Points > 0))
        {
            // The others as they are, of this one as many as the cap still takes; and this one alone.
            foreach (var others in new[] { counts, rule.Variants.ToDictionary(v => v.Id, _ => 0m, StringComparer.Ordinal) })
            {
                var points = rule.Variants.Where(v => v != variant).Sum(v => others[v.Id] * v.Points);
                var needed = Math.Max(others[variant.Id], decimal.Ceiling(Math.Max(0, most - points) / variant.Points));
                probes.Add(Inputs(rule.Variants.Where(v => v == variant || others[v.Id] > 0).Select(v => (prefix + v.Id, InputValue.Of(v == variant ? needed : others[v.Id])))));
            }
        }
        return probes;
    }

    private static List<ProbedInputs> Checked(ChecklistRule rule, decimal? cap, string prefix, IImmutableDictionary<string, InputValue> declared)
    {
        var probes = new List<ProbedInputs> { Items([]), Items(rule.Items) };
        var held = rule.Items.Where(i => declared.GetValueOrDefault(prefix + i.Id)?.Flag == true).ToList();
        foreach (var item in rule.Items.Except(held).OrderByDescending(i => i.Points).ToList())
        {
            if (cap is { } most && held.Sum(i => i.Points) >= most) break;
            held.Add(item);
            probes.Add(Items(held));
        }
        return probes;

        // What does not hold is said only where it was said before, or where nothing else is.
        ProbedInputs Items(IReadOnlyList<RuleOption> holding) =>
            Inputs(rule.Items.Where(i => holding.Count == 0 || holding.Contains(i) || declared.ContainsKey(prefix + i.Id)).Select(i => (prefix + i.Id, InputValue.Of(holding.Contains(i)))));
    }

    private static List<ProbedInputs> Samples(SampleRule rule, string prefix, Func<string, decimal?> figure)
    {
        var taken = decimal.Truncate(Math.Clamp(figure("checked") ?? 0, rule.Minimum, 1_000_000_000));
        var ends = Ends(rule.Bands.SelectMany(b => b.When.Values), rule.Of == SampleMeasure.Failed ? MeasureKind.Count : MeasureKind.Percent);
        var failed = rule.Of == SampleMeasure.Failed ? ends : ends.Select(e => (rule.Of == SampleMeasure.FailedPercent ? e : 100 - e) * taken / 100).SelectMany(f => new[] { decimal.Floor(f), decimal.Ceiling(f) });
        return failed.Append(0).Append(taken).Append(figure("failed") ?? 0).Where(f => f >= 0 && f <= taken && f == decimal.Truncate(f)).Distinct()
            .Select(f => Inputs((prefix + "checked", InputValue.Of(taken)), (prefix + "failed", InputValue.Of(f)))).ToList();
    }

    private static IEnumerable<decimal> Figures(FormulaRule rule, RuleInput input, Func<string, decimal?> figure)
    {
        var written = Constant().Matches(rule.Expression).Select(m => decimal.Parse(m.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        var values = rule.Inputs.Select(i => figure(i.Name)).OfType<decimal>().Concat([1, 0]).Concat(input.Type == InputType.Percent ? [100m] : []).Concat(written);
        return values.Where(v => v >= 0 && (input.Type != InputType.Percent || v <= 100) && (input.Type != InputType.Count || v == decimal.Truncate(v))).Distinct().Take(12);
    }

    [GeneratedRegex(@"\b\d{1,12}(\.\d{1,6})?\b")]
    private static partial Regex Constant();
}
