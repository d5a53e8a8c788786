using System.Globalization;

namespace EGovPlatform.Templates.Reading;

/// <summary>What a text says as a number.</summary>
/// <param name="Value">The number; null where the text is none.</param>
/// <param name="Other">The other number that it could be; null where there is no doubt.</param>
internal readonly record struct WrittenNumber(decimal? Value, decimal? Other)
{
    private const int MostDigits = 28;

    /// <summary>
    /// Reads a number written the Vietnamese way (1.234,5) or the English way (1,234.5). One separator with three digits behind it (1.234) can be either.
    /// </summary>
    public static WrittenNumber Read(string text)
    {
        var plain = new string(text.Where(c => !char.IsWhiteSpace(c)).ToArray());
        var negative = plain.StartsWith('-');
        if (negative) plain = plain[1..];
        if (plain.Length == 0 || plain.Count(char.IsAsciiDigit) is 0 or > MostDigits || plain.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ','))) return default;
        var (dots, commas) = (plain.Count(c => c == '.'), plain.Count(c => c == ','));
        if (dots + commas == 0) return Of(plain, negative);
        if (dots > 0 && commas > 0) return Mixed(plain, negative);
        var separator = dots > 0 ? '.' : ',';
        var grouped = IsGrouped(plain, separator);
        var whole = plain.Replace(separator.ToString(), "", StringComparison.Ordinal);
        if (dots + commas > 1) return grouped ? Of(whole, negative) : default;
        var fraction = Of(plain.Replace(separator, '.'), negative);
        return grouped ? fraction with { Other = Of(whole, negative).Value } : fraction;
    }

    private static WrittenNumber Mixed(string plain, bool negative)
    {
        var point = plain.LastIndexOf('.') > plain.LastIndexOf(',') ? '.' : ',';
        var at = plain.LastIndexOf(point);
        var group = point == '.' ? ',' : '.';
        if (plain.IndexOf(point, StringComparison.Ordinal) != at || !IsGrouped(plain[..at], group)) return default;
        return Of($"{plain[..at].Replace(group.ToString(), "", StringComparison.Ordinal)}.{plain[(at + 1)..]}", negative);
    }

    // 1.234 or 12.345.678; 0.125 is no group of thousands.
    private static bool IsGrouped(string text, char separator)
    {
        var groups = text.Split(separator);
        return groups[0].Length is >= 1 and <= 3 && groups[0][0] != '0' && groups.Skip(1).All(g => g.Length == 3);
    }

    private static WrittenNumber Of(string invariant, bool negative) =>
        !invariant.StartsWith('.') && !invariant.EndsWith('.')
        && decimal.TryParse(invariant, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? new(negative ? -value : value, null) : default;
}
