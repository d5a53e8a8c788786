namespace EGovPlatform.Criteria;

/// <summary>
/// The most that a formula of points gives where every share of it is whole: counts and numbers at 0 or at one and the same large number, percentages at 0 or
/// 100. A formula whose points grow with the large number is meant to be capped, like points for a count: it says nothing about the maximum.
/// </summary>
internal static class FormulaLint
{
    private const int MaximumInputs = 8;
    private const decimal Large = 1_000;

    /// <summary>Null where the points grow without an end, or nothing can be said.</summary>
    public static decimal? Highest(FormulaRule rule)
    {
        if (rule.IsShare || rule.Inputs.Count > MaximumInputs) return null;
        var highest = Highest(rule, Large);
        return highest is { } some && Highest(rule, 2 * Large) is { } other && some == other ? some.ToDecimal() : null;
    }

    private static Exact? Highest(FormulaRule rule, decimal large)
    {
        Exact? highest = null;
        for (var corner = 0; corner < 1 << rule.Inputs.Count; corner++)
        {
            var values = rule.Inputs.Select((input, i) => (input.Name, Value: (corner >> i & 1) == 0 ? 0 : input.Type == InputType.Percent ? 100 : large))
                .ToDictionary(v => v.Name, v => (Exact)v.Value, StringComparer.Ordinal);
            if (rule.AtMost.Any(a => values[a.Key] > values[a.Value]) || rule.At(values) is not { } points) continue;
            if (highest is null || points > highest.Value) highest = points;
        }
        return highest;
    }
}
