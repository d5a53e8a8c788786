using System.Globalization;
using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>
/// Numbers as text, the same on every machine: the separators are ours, not those of the culture data that happens to be installed.
/// </summary>
public static class NumberText
{
    /// <summary>As written in Vietnam, unrounded: 1.234,5.</summary>
    public static string Vi(decimal value) => Group(value, '.', ',');

    /// <summary>As written in English, unrounded: 1,234.5.</summary>
    public static string En(decimal value) => Group(value, ',', '.');

    /// <summary>As written in formulas and JSON, without trailing zeros: 1234.5.</summary>
    public static string Invariant(decimal value) => Trim(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same number without the zeros that end its fraction: 0.50 becomes 0.5.</summary>
    public static decimal Trim(decimal value)
    {
        // decimal keeps the places it was written with; dividing by 1 with all 28 places gives the shortest form. Zero also loses its sign.
        return value == 0 ? 0 : value / 1.0000000000000000000000000000m;
    }

    private static string Group(decimal value, char thousands, char point)
    {
        var plain = Invariant(value);
        var negative = plain[0] == '-';
        if (negative) plain = plain[1..];
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? plain : plain[..dot];
        var text = new StringBuilder();
        if (negative) text.Append('-');
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) text.Append(thousands);
            text.Append(whole[i]);
        }
        if (dot >= 0) text.Append(point).Append(plain, dot + 1, plain.Length - dot - 1);
        return text.ToString();
    }
}
