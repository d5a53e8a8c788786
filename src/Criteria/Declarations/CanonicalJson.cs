using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>
/// One JSON text for one content: members sorted by code unit, no white space, numbers exact and in one form (1.50, 15e-1 and 1.5 are the same),
/// texts escaped only where JSON demands it. Its SHA-256 is the content hash of declarations, sets and results.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical form of a JSON text of at most 64 levels.</summary>
    /// <exception cref="FormatException">The text is no JSON, repeats a member, or holds half a surrogate pair.</exception>
    public static string Serialize(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Serialize(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException("The text is no JSON.", e);
        }
    }

    /// <summary>The canonical form of a JSON value.</summary>
    /// <exception cref="FormatException">An object repeats a member, or a text holds half a surrogate pair.</exception>
    public static string Serialize(JsonElement element)
    {
        var text = new StringBuilder();
        try
        {
            Write(text, element);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A text holds half a surrogate pair.", e);
        }
        return text.ToString();
    }

    /// <summary>SHA-256, in lower-case hex, of the canonical form of a JSON text.</summary>
    /// <exception cref="FormatException">As <see cref="Serialize(string)"/>.</exception>
    public static string Hash(string json) => HashOfCanonical(Serialize(json));

    /// <summary>SHA-256, in lower-case hex, of the UTF-8 bytes of a text that is canonical already.</summary>
    public static string HashOfCanonical(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    internal static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        Write(text, value);
        return text.ToString();
    }

    /// <summary>A JSON number in its one form: plain digits up to 40 places either side of the point, else d.ddde±n.</summary>
    internal static string Number(string literal)
    {
        var negative = literal[0] == '-';
        var body = negative ? literal.AsSpan(1) : literal.AsSpan();
        var e = body.IndexOfAny('e', 'E');
        var mantissa = e < 0 ? body : body[..e];
        // An exponent beyond a long is beyond any figure; it is kept apart from all others by its own text.
        long exponent = 0;
        if (e >= 0 && !long.TryParse(body[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return literal;
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        var significant = digits.TrimStart('0');
        if (significant.Length == 0) return "0";
        var shortened = significant.TrimEnd('0');
        // value = shortened × 10^power
        if (exponent is > int.MaxValue or < int.MinValue) return literal;
        var power = exponent - places + (significant.Length - shortened.Length);
        var whole = shortened.Length + power;
        var plain = power >= 0 && whole <= 40 ? shortened + new string('0', (int)power)
            : whole > 0 && power < 0 ? string.Concat(shortened.AsSpan(0, (int)whole), ".", shortened.AsSpan((int)whole))
            : power < 0 && power >= -40 ? "0." + new string('0', (int)-whole) + shortened
            : string.Concat(shortened.AsSpan(0, 1), shortened.Length > 1 ? "." : "", shortened.AsSpan(1))
                + "e" + (whole - 1).ToString(CultureInfo.InvariantCulture);
        return negative ? "-" + plain : plain;
    }

    /// <summary>Whether a decimal holds a canonical number exactly.</summary>
    internal static bool TryExact(string canonical, out decimal value) =>
        decimal.TryParse(canonical, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && NumberText.Invariant(value) == canonical;

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = element.EnumerateObject().Select(m => (m.Name, m.Value)).OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
                text.Append('{');
                for (var i = 0; i < members.Count; i++)
                {
                    if (i > 0 && members[i].Name == members[i - 1].Name) throw new FormatException($"The member \"{members[i].Name}\" is repeated.");
                    if (i > 0) text.Append(',');
                    Write(text, members[i].Name);
                    text.Append(':');
                    Write(text, members[i].Value);
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    if (!first) text.Append(',');
                    first = false;
                    Write(text, item);
                }
                text.Append(']');
                break;
            case JsonValueKind.String:
                Write(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetRawText()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    /// <summary>Appends a text as JSON writes it.</summary>
    internal static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
