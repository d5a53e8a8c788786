using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Reports;

/// <summary>Figures: fractions, shares and counts.</summary>
internal static partial class FigureReading
{
    public static List<ReportFigure> Take(RemainingText rest)
    {
        var figures = new List<(int Index, ReportFigure Figure)>();
        // Levels and “24/7” are names, not figures.
        foreach (Match match in Name().Matches(rest.Text)) rest.Take(match.Index, match.Length);
        foreach (Match match in Percent().Matches(rest.Text))
        {
            var (value, decimals) = Number(match.Groups["value"].Value);
            Add(match, new(FigureKind.Percent, value, null, Bound(match.Groups["bound"].Value), decimals, null, ""));
        }
        foreach (Match match in Fraction().Matches(rest.Text))
        {
            var (part, decimals) = Number(match.Groups["part"].Value);
            Add(match, new(FigureKind.Fraction, part, Number(match.Groups["whole"].Value).Value, FigureBound.Exact, decimals, Unit(match), ""));
        }
        foreach (Match match in Count().Matches(rest.Text))
        {
            var (value, decimals) = Number(match.Groups["value"].Value);
            Add(match, new(FigureKind.Count, value, null, Bound(match.Groups["bound"].Value), decimals, Unit(match), ""));
        }
        return [.. figures.OrderBy(f => f.Index).Select(f => f.Figure)];

        void Add(Match match, ReportFigure figure) => figures.Add((match.Index, figure with { Text = rest.Take(match.Index, match.Length).Trim() }));
    }

    /// <summary>
    /// A number as written in Vietnam (1.234,5) or in English (1,234.5), and the decimal places that it shows. A single separator before exactly three
    /// digits groups thousands when it is a point, as Vietnamese figures have it.
    /// </summary>
    internal static (decimal Value, int Decimals) Number(string text)
    {
        var point = text.LastIndexOf('.');
        var comma = text.LastIndexOf(',');
        var mark = point >= 0 && comma >= 0 ? Math.Max(point, comma) : comma >= 0 ? (text.IndexOf(',') == comma ? comma : -1) : IsThousands(text) ? -1 : point;
        var whole = Digits(mark < 0 ? text : text[..mark]);
        var fraction = mark < 0 ? "" : Digits(text[(mark + 1)..]);
        return (NumberText.Trim(decimal.Parse($"{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)), fraction.Length);
    }

    private static bool IsThousands(string text) => Thousands().IsMatch(text);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static FigureBound Bound(string word) => ReportText.Words(word) is { Length: > 0 } words
        ? words switch
        {
            "trên" or "hơn" => FigureBound.Above,
            "từ" or "ít nhất" or "tối thiểu" => FigureBound.AtLeast,
            "dưới" or "gần" => FigureBound.Below,
            "tối đa" or "không quá" => FigureBound.AtMost,
            _ => FigureBound.About,
        }
        : word.Trim() switch { ">" => FigureBound.Above, "≥" or ">=" => FigureBound.AtLeast, "<" => FigureBound.Below, "≤" or "<=" => FigureBound.AtMost, _ => FigureBound.Exact };

    private static string? Unit(Match match) => match.Groups["unit"] is { Success: true } unit ? unit.Value : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string BoundPattern = @"(?:(?<![\p{L}])(?<bound>trên|hơn|dưới|gần|khoảng|từ|ít nhất|tối thiểu|tối đa|không quá|≥|>=|>|≤|<=|<)\s*)?";
    // A number ends in a digit, so that the full stop of a sentence is not its part.
    // Words of more than one syllable that officials count; of anything else the first syllable is kept.
    private const string CountedPattern =
        "hồ sơ|văn bản|máy tính|máy trạm|máy chủ|máy Scan|cuộc họp|hội nghị|bài viết|tin bài|kế hoạch|thủ tục|dịch vụ|doanh nghiệp|đơn vị|cơ quan|cán bộ|công chức|viên chức|" +
        "người dân|học sinh|hộ gia đình|hộ dân|sáng kiến|phần mềm|hệ thống|giải pháp|mô hình|thành viên|phản ánh|kiến nghị|ý kiến|báo cáo|lượt người";
    private const string UnitPattern =
        @"(?:\s+(?:số\s+)?(?<unit>(?:" + CountedPattern + @")\b|(?!(?:và|đến|tại|của|trên|hoặc|là|trong|đạt|lên|số)\b)\p{L}{1,20}(?:\s?/\s?\p{L}{1,20})?))?";
    // At most 27 digits, so that every figure is a decimal; a longer run of digits is a code and no figure.
    private const string Digits27 = @"\d{1,9}(?:[.,]\d{3}){0,4}(?:[.,]\d{1,6})?(?!\d)";
    private const string Value = @"(?<![\p{L}\d.,-])(?<!\d\s?/\s?)(?<value>" + Digits27 + ")";

    [GeneratedRegex(@"(?:mức\s+độ|cấp\s+độ|mức)\s+\d(?:\s*(?:,|và|&|/)\s*(?:mức\s+độ\s+)?\d)*(?!\d)|(?<!\d)24\s?/\s?(?:7|24)h?(?!\d)|(?:đề\s+án|điều|khoản|phụ\s+lục|mục|cấp)\s+\d+(?:\.\d+)*", Options)]
    private static partial Regex Name();

    [GeneratedRegex(BoundPattern + Value + @"\s?%", Options)]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\p{L}\d.,/-])(?<part>" + Digits27 + @")\s?/\s?(?<whole>" + Digits27 + @")(?!\s?[/\d])" + UnitPattern, Options)]
    private static partial Regex Fraction();

    [GeneratedRegex(BoundPattern + Value + @"(?!\s?[/%\d])" + UnitPattern, Options)]
    private static partial Regex Count();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:\.\d{3})+$")]
    private static partial Regex Thousands();
}
