using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Portal;

/// <summary>
/// Numbers as the reader's language writes them, 1.234,5 in Vietnamese and 1,234.5 in English, like the services' own sentences;
/// days as 31/12/2026 and times of Việt Nam in both.
/// </summary>
public static partial class Figures
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" };

    private static NumberFormatInfo Written => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Vietnamese;

    /// <summary>Points and totals, rounded for show only, to as many decimals as the set displays. What ranks and adds up is never rounded.</summary>
    public static string Points(decimal points, int decimals = 2) => points.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Written);

    /// <summary>How many decimals it takes, from <paramref name="least"/>, for totals that differ to look different: two units of different rank never show the same figure.</summary>
    public static int DecimalsToTellApart(IEnumerable<decimal> totals, int least = 2)
    {
        var different = totals.Distinct().ToList();
        var decimals = least;
        while (decimals < 10 && different.Select(total => Math.Round(total, decimals, MidpointRounding.AwayFromZero)).Distinct().Count() < different.Count)
            decimals++;
        return decimals;
    }

    /// <summary>The maximum of a criterion or group: as short as it is exact.</summary>
    public static string Max(decimal max) => max.ToString("#,##0.####", Written);

    /// <summary>A declared figure: exact.</summary>
    public static string Exact(decimal number) => number.ToString("#,##0.############################", Written);

    /// <summary>With its sign: +1,50 or −0,25.</summary>
    public static string Change(decimal points) => points.ToString("+#,##0.00;−#,##0.00;0.00", Written);

    /// <summary>For a form field: no grouping, which people copy wrongly.</summary>
    public static string Typed(decimal number) => number.ToString("0.############################", Written).Replace('−', '-');

    public static string Count(long count) => count.ToString("#,##0", Written);

    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset instant) => Local(instant).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Minute, day: 14:05, 31/12/2026, in Việt Nam's time.</summary>
    public static string Time(DateTimeOffset instant) => Local(instant).ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset instant) => Local(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a number as the reader's language writes it. Stricter than the framework, which in Vietnamese reads 99.7 as 997:
    /// thousands are grouped by threes or not at all.
    /// </summary>
    public static bool TryRead(string? typed, out decimal number)
    {
        number = 0;
        var format = Written;
        var trimmed = typed?.Trim().Replace('−', '-') ?? "";
        var parts = trimmed.Split(format.NumberDecimalSeparator);
        if (parts.Length > 2 || !Whole(format).IsMatch(parts[0]) || (parts.Length == 2 && !Digits().IsMatch(parts[1])))
            return false;
        var plain = parts[0].Replace(format.NumberGroupSeparator, "", StringComparison.Ordinal) + (parts.Length == 2 ? "." + parts[1] : "");
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A step's value: exact while that is short enough to read, else to six decimals; <see cref="IsShort"/> tells which.</summary>
    public static string Step(decimal number) => IsShort(number) ? Exact(number) : number.ToString("#,##0.000000", Written);

    public static bool IsShort(decimal number) => number == Math.Round(number, 6);

    /// <summary>Exact, with a decimal point: for what a machine keeps and reads back.</summary>
    public static string Invariant(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The day that an instant falls on in Việt Nam.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>For drawing (SVG widths): a decimal point, four decimals.</summary>
    public static string Machine(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, VietNam);

    private static readonly TimeZoneInfo VietNam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static Regex Whole(NumberFormatInfo format) => format == English ? GroupedByCommas() : GroupedByPoints();

    [GeneratedRegex(@"^-?(\d{1,27}|\d{1,3}(\.\d{3})+)$")]
    private static partial Regex GroupedByPoints();

    [GeneratedRegex(@"^-?(\d{1,27}|\d{1,3}(,\d{3})+)$")]
    private static partial Regex GroupedByCommas();

    [GeneratedRegex(@"^\d{1,27}$")]
    private static partial Regex Digits();
}
