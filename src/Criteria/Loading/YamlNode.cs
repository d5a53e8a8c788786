using System.Globalization;

namespace EGovPlatform.Criteria;

/// <summary>A node of a set file with its place, so that every complaint can say where.</summary>
internal abstract class YamlNode(long line, long column, string path)
{
    public long Line { get; } = line;

    public long Column { get; } = column;

    public string Path { get; } = path;

    public CriteriaSetException Wrong(string key, params ReadOnlySpan<object> arguments) => new(Line, Column, Path, Texts.Say(key, arguments));

    public YamlMap AsMap() => this as YamlMap ?? throw Wrong("set.expected-map");

    public YamlList AsList() => this as YamlList ?? throw Wrong("set.expected-list");

    public YamlScalar AsScalar() => this as YamlScalar ?? throw Wrong("set.expected-scalar");
}

internal sealed class YamlScalar(long line, long column, string path, string value, bool plain) : YamlNode(line, column, path)
{
    public string Value { get; } = value;

    public bool Plain { get; } = plain;

    public bool IsNull { get; } = plain && value is "" or "~" or "null";

    public decimal AsDecimal() =>
        decimal.TryParse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= 1_000_000_000 && NumberText.Trim(number).Scale <= 6
            ? NumberText.Trim(number)
            : throw Wrong("set.expected-number", Short);

    public int AsInteger() =>
        int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong("set.expected-integer", Short);

    public bool AsFlag() => Value switch { "true" => true, "false" => false, _ => throw Wrong("set.expected-flag", Short) };

    private string Short => Value.Length > 40 ? Value[..40] + "…" : Value;
}

internal sealed class YamlList(long line, long column, string path, IReadOnlyList<YamlNode> items) : YamlNode(line, column, path)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>
/// A mapping that knows which of its keys were read: <see cref="Done"/> refuses the rest, so that a misspelt key is an error and not a default.
/// </summary>
internal sealed class YamlMap(long line, long column, string path, IReadOnlyList<(YamlScalar Key, YamlNode Value)> entries) : YamlNode(line, column, path)
{
    /// <summary>Longest text of a set file, in characters.</summary>
    public const int MaximumText = 20_000;

    private readonly Dictionary<string, YamlNode> _values = entries.ToDictionary(e => e.Key.Value, e => e.Value, StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries { get; } = entries;

    /// <summary>Whether the key is there with a value; a null counts as not there.</summary>
    public bool Has(string key) => _values.TryGetValue(key, out var value) && value is not YamlScalar { IsNull: true };

    /// <summary>What stands behind the key, for whoever compares and does not read; null where nothing does.</summary>
    public YamlNode? Value(string key) => Has(key) ? _values[key] : null;

    public YamlNode? Optional(string key)
    {
        _read.Add(key);
        return Has(key) ? _values[key] : null;
    }

    public YamlNode Required(string key) => Optional(key) ?? throw Wrong("set.missing-key", key);

    /// <summary>A text that is not blank.</summary>
    public string Text(string key)
    {
        var scalar = Required(key).AsScalar();
        if (string.IsNullOrWhiteSpace(scalar.Value)) throw scalar.Wrong("set.missing-text", key);
        return Checked(scalar);
    }

    public string? OptionalText(string key) => Optional(key) is { } node ? Checked(node.AsScalar()) : null;

    public Bilingual Bilingual(string key) => ReadBilingual(Required(key));

    public Bilingual? OptionalBilingual(string key) => Optional(key) is { } node ? ReadBilingual(node) : null;

    public decimal Decimal(string key) => Required(key).AsScalar().AsDecimal();

    public decimal? OptionalDecimal(string key) => Optional(key)?.AsScalar().AsDecimal();

    public bool Flag(string key, bool otherwise) => Optional(key)?.AsScalar().AsFlag() ?? otherwise;

    /// <summary>One of the words that the document may use here.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T? otherwise = default)
        where T : struct
    {
        if (Optional(key) is not { } node) return otherwise ?? throw Wrong("set.missing-key", key);
        var scalar = node.AsScalar();
        return words.TryGetValue(scalar.Value, out var value) ? value : throw scalar.Wrong("set.unknown-word", scalar.Value, string.Join(", ", words.Keys));
    }

    public IReadOnlyList<YamlNode> Items(string key) => Optional(key)?.AsList().Items ?? [];

    public IReadOnlyList<YamlMap> Maps(string key) => Items(key).Select(i => i.AsMap()).ToList();

    /// <summary>Refuses keys that nothing has read.</summary>
    public void Done()
    {
        foreach (var (key, _) in Entries)
            if (!_read.Contains(key.Value)) throw key.Wrong("set.unknown-key", key.Value, string.Join(", ", _read.Order(StringComparer.Ordinal)));
    }

    private static Bilingual ReadBilingual(YamlNode node)
    {
        var map = node.AsMap();
        var text = new Bilingual(map.Text("vi"), map.Text("en"));
        map.Done();
        return text;
    }

    private static string Checked(YamlScalar scalar) =>
        scalar.Value.Length <= MaximumText ? scalar.Value : throw scalar.Wrong("set.text-too-long", MaximumText);
}
