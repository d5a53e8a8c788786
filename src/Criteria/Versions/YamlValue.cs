using System.Globalization;
using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>What a file says at one place: compared by content, shown as JSON and in words.</summary>
internal static class YamlValue
{
    // What is a text although it may look like a number: the printed number 1.10 is not 1.1.
    private static readonly HashSet<string> TextKeys = new(StringComparer.Ordinal)
    {
        "code", "number", "id", "section", "clause", "date", "text", "vi", "en", "printed", "printedMax", "by", "name", "document", "part", "type", "tightens", "when",
    };

    public static YamlMap Empty { get; } = new(0, 0, "", []);

    public static YamlScalar Scalar(string value) => new(0, 0, "", value, plain: value.Length > 0);

    /// <summary>The same content, however it is laid out: 0.5 is 0.50, and a key with nothing behind it is no key.</summary>
    public static bool Same(string key, YamlNode? a, YamlNode? b) => Json(key, a) == Json(key, b);

    public static PartChange Change(string what, YamlNode? before, YamlNode? after)
    {
        var key = what[(what.LastIndexOf('.') + 1)..];
        return new(what, Json(key, before), Json(key, after), Words(key, before, after), Words(key, after, before));
    }

    /// <summary>The rule in plain words; where the words are the same and the rules are not, the rules as the files write them.</summary>
    public static PartChange InWords(this PartChange rule, Criterion before, Criterion after)
    {
        var (old, now) = (Lines(before.RuleInWords()), Lines(after.RuleInWords()));
        return old == now ? rule : rule with { BeforeWords = old, AfterWords = now };
    }

    /// <summary>As JSON: numbers and flags where they are meant, else texts; members in the order of their names. Null for nothing.</summary>
    private static string? Json(string key, YamlNode? node)
    {
        if (node is null or YamlScalar { IsNull: true }) return null;
        var text = new StringBuilder();
        Write(text, key, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string key, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(Plain(key, scalar) ?? CanonicalJson.Text(scalar.Value));
                break;
            case YamlList list:
                text.Append('[').AppendJoin(',', list.Items.Select(i => Json(key, i) ?? "null")).Append(']');
                break;
            case YamlMap map:
                text.Append('{').AppendJoin(',', map.Entries.Select(e => (Name: e.Key.Value, Json: Json(e.Key.Value, e.Value))).Where(e => e.Json is not null)
                    .OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => $"{CanonicalJson.Text(e.Name)}:{e.Json}")).Append('}');
                break;
        }
    }

    private static string? Plain(string key, YamlScalar scalar) =>
        Number(key, scalar) is { } number ? NumberText.Invariant(number)
        : scalar is { Plain: true, Value: "true" or "false" } && !TextKeys.Contains(key) ? scalar.Value
        : null;

    private static decimal? Number(string key, YamlScalar scalar) =>
        scalar.Plain && !TextKeys.Contains(key) && decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static Bilingual Words(string key, YamlNode? node, YamlNode? other) => node switch
    {
        null or YamlScalar { IsNull: true } => new("–", "–"),
        YamlScalar scalar when Number(key, scalar) is { } number => new(NumberText.Vi(number), NumberText.En(number)),
        YamlScalar scalar => new(scalar.Value, scalar.Value),
        YamlMap map when map.Value("vi") is YamlScalar vi && map.Value("en") is YamlScalar en => new(vi.Value, en.Value),
        YamlList list => Lacking(key, list, other as YamlList),
        _ => Json(key, node) is { } json ? new(json, json) : new("–", "–"),
    };

    // Of two lists only the entries that the other lacks are news.
    private static Bilingual Lacking(string key, YamlList list, YamlList? other)
    {
        var rest = (other?.Items ?? []).GroupBy(i => Json(key, i) ?? "null", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var words = new List<Bilingual>();
        foreach (var item in list.Items)
        {
            var json = Json(key, item) ?? "null";
            if (rest.TryGetValue(json, out var left) && left > 0) rest[json] = left - 1;
            else words.Add(Words(key, item, null));
        }
        return words.Count == 0 ? new("…", "…") : new(string.Join("\n", words.Select(w => w.Vi)), string.Join("\n", words.Select(w => w.En)));
    }

    private static Bilingual Lines(IReadOnlyList<RuleLine> lines) =>
        new(string.Join("\n", lines.Select(l => new string(' ', 2 * l.Depth) + l.Text.Vi)), string.Join("\n", lines.Select(l => new string(' ', 2 * l.Depth) + l.Text.En)));
}
