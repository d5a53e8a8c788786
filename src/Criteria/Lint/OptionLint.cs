namespace EGovPlatform.Criteria;

/// <summary>
/// Options of which the lesser gives more: "không cung cấp đầy đủ thông tin: 05 điểm" beside "cung cấp đầy đủ thông tin: 1 điểm".
/// </summary>
internal static class OptionLint
{
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal) { "không", "chưa", "thiếu" };

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "nhưng", "và", "hoặc" };

    /// <summary>The lesser option, and the fuller one that gives less than it.</summary>
    public static IEnumerable<(RuleOption Lesser, RuleOption Fuller)> Of(Rule rule)
    {
        var options = rule.Inputs.SelectMany(i => i.Options).ToList();
        foreach (var lesser in options.Where(o => Words(o).Overlaps(Denials)))
        {
            var said = Words(lesser);
            said.ExceptWith(Denials);
            said.ExceptWith(Fillers);
            var fuller = options.Find(o => o.Points < lesser.Points && o.Points > 0 && Words(o) is var words && !words.Overlaps(Denials) && said.IsSubsetOf(words));
            if (fuller is not null) yield return (lesser, fuller);
        }
    }

    private static HashSet<string> Words(RuleOption option) =>
        option.Label.Vi.ToLowerInvariant().Split([' ', ',', ';', '.', '(', ')', ':', '/', '-'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
