using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria;

/// <summary>What several kinds of rule read from their file.</summary>
internal static partial class RuleReading
{
    /// <summary>Most options, items, variants, bands, parts or inputs of one rule.</summary>
    public const int MaximumEntries = 24;

    public static decimal MaxOf(YamlMap map, decimal? max, string kind) => max ?? throw map.Wrong("set.rule-needs-max", kind);

    /// <summary>A list of {id, label, points}: at least one, ids unique.</summary>
    public static IReadOnlyList<RuleOption> Options(YamlMap map, string key)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return Entries(map, key).Select(option =>
        {
            var read = new RuleOption(Name(option, "id", ids), option.Bilingual("label"), Points(option));
            option.Done();
            return read;
        }).ToList();
    }

    public static IReadOnlyList<YamlMap> Entries(YamlMap map, string key)
    {
        var list = map.Required(key).AsList();
        return list.Items.Count switch
        {
            0 => throw list.Wrong("set.empty-list"),
            > MaximumEntries => throw list.Wrong("set.too-many-entries", MaximumEntries),
            _ => list.Items.Select(i => i.AsMap()).ToList(),
        };
    }

    public static string Name(YamlMap map, string key, HashSet<string> taken)
    {
        var name = CriteriaSetReader.Matching(map, key, InputName(), "set.bad-name");
        if (DeclaredValue.Reserved.Contains(name)) throw map.Required(key).Wrong("set.reserved-name", name);
        return taken.Add(name) ? name : throw map.Required(key).Wrong("set.repeated-code", name);
    }

    public static decimal Points(YamlMap map) => CriteriaSetReader.NotNegative(map, "points") ?? throw map.Wrong("set.missing-key", "points");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,39}\\z")]
    private static partial Regex InputName();
}
