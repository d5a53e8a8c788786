using EGovPlatform.Criteria;

namespace EGovPlatform.Benchmarks;

/// <summary>What one writes when the set is data and exactness is not asked for: a delegate for each criterion, over decimals.</summary>
public sealed class DelegateLoop
{
    private readonly Func<decimal[], decimal>[] _criteria;

    public DelegateLoop(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var start = 0;
        _criteria = set.Criteria.Select(c =>
        {
            var at = start;
            start += DistrictUnits.Width(c.Rule);
            return Of(c.Rule, at, c.Max ?? 0);
        }).ToArray();
    }

    public decimal Total(decimal[] figures)
    {
        var total = 0m;
        foreach (var criterion in _criteria) total += criterion(figures);
        return total;
    }

    private static Func<decimal[], decimal> Of(Rule rule, int at, decimal max)
    {
        switch (rule)
        {
            case ChoiceRule choice:
                var worth = choice.Options.Select(o => o.Points).ToArray();
                return f => worth[(int)f[at]];
            case ChecklistRule checklist:
                var points = checklist.Items.Select(i => i.Points).ToArray();
                return f =>
                {
                    var sum = 0m;
                    for (var i = 0; i < points.Length; i++) sum += f[at + i] * points[i];
                    return Math.Min(sum, max);
                };
            case BandsRule { Measures: [{ Kind: MeasureKind.Percent }] } shares:
                return f => Band(shares, Math.Min(f[at], f[at + 1]) * 100 / f[at + 1]);
            case BandsRule bands:
                return f => Band(bands, f[at]);
            default:
                return f => Math.Min(f[at], f[at + 1]) * max / f[at + 1];
        }
    }

    private static decimal Band(BandsRule rule, decimal value)
    {
        foreach (var band in rule.Bands)
        {
            if (Holds(band.When[""], value)) return band.Points;
        }
        return 0;
    }

    internal static bool Holds(ValueRange range, decimal value) =>
        (range.From is not { } from || (range.FromOpen ? value > from : value >= from)) && (range.To is not { } to || (range.ToOpen ? value < to : value <= to));
}
