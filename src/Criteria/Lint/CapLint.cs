using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria;

/// <summary>
/// Caps that differ from the maximum: a <c>cap</c> of the rule, and "tối đa không quá 02 điểm" in the criterion's own words.
/// </summary>
internal static partial class CapLint
{
    public static IEnumerable<decimal> Of(Criterion criterion, Rule rule)
    {
        if (criterion.Max is not { } max) return [];
        // A part of a sum may print its own cap: it is no contradiction where it agrees with the part.
        var known = new HashSet<decimal> { max };
        if (criterion.Rule is SumRule sum) known.UnionWith(sum.Parts.Where(p => p.Max is not null).Select(p => p.Max!.Value));
        var caps = Printed().Matches($"{criterion.Title.Vi}\n{criterion.Text}")
            .Select(m => decimal.Parse(m.Groups["points"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        if (rule.Cap is { } cap) caps = caps.Append(cap);
        return caps.Where(c => !known.Contains(c)).Distinct().Order();
    }

    // "tối đa", "không quá", "tối đa không quá", "tối đa trừ", then the number of points right after; or "tối đa <= 1", "điểm luôn <= 1".
    [GeneratedRegex(@"(tối đa|không quá)(\s+(không quá|là|trừ|được|đạt))*\s+(?<points>\d{1,4}([.,]\d{1,3})?)\s*điểm|(tối đa|điểm luôn)\s*(<=|≤)\s*(?<points>\d{1,4}([.,]\d{1,3})?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Printed();
}
