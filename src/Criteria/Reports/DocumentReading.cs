using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Reports;

/// <summary>References to documents of record: kind, number with symbol, date.</summary>
internal static partial class DocumentReading
{
    // Word or abbreviation before the number, or the symbol's first part, and the kind it stands for.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Quyết định"] = "Quyết định",
        ["QĐ"] = "Quyết định",
        ["Kế hoạch"] = "Kế hoạch",
        ["KH"] = "Kế hoạch",
        ["Hợp đồng"] = "Hợp đồng",
        ["HĐ"] = "Hợp đồng",
        ["Công văn"] = "Công văn",
        ["CV"] = "Công văn",
        ["Thông tư"] = "Thông tư",
        ["TT"] = "Thông tư",
        ["Nghị định"] = "Nghị định",
        ["NĐ"] = "Nghị định",
        ["Nghị quyết"] = "Nghị quyết",
        ["NQ"] = "Nghị quyết",
        ["Báo cáo"] = "Báo cáo",
        ["BC"] = "Báo cáo",
        ["Thông báo"] = "Thông báo",
        ["TB"] = "Thông báo",
        ["Chỉ thị"] = "Chỉ thị",
        ["CT"] = "Chỉ thị",
        ["Tờ trình"] = "Tờ trình",
        ["TTr"] = "Tờ trình",
        ["Giấy mời"] = "Giấy mời",
        ["GM"] = "Giấy mời",
        ["Biên bản"] = "Biên bản",
        ["BB"] = "Biên bản",
        ["Hóa đơn"] = "Hóa đơn",
        ["Hoá đơn"] = "Hóa đơn",
    };

    public static List<ReportDocument> Take(RemainingText rest)
    {
        var documents = new List<ReportDocument>();
        foreach (Match match in Reference().Matches(rest.Text))
        {
            var number = AroundMarks().Replace(match.Groups["number"].Value, "$1");
            var symbol = match.Groups["symbol"].Value;
            var kind = match.Groups["kind"].Success && Kinds.TryGetValue(match.Groups["kind"].Value, out var word) ? word : Kinds.GetValueOrDefault(symbol);
            var date = match.Groups["date"].Success ? DateReading.Parse(match.Groups["date"].Value) : null;
            documents.Add(new(kind, number, date, rest.Take(match.Index, match.Length).Trim()));
        }
        return documents;
    }

    private const string KindPattern =
        @"(?i:Quyết định|Kế hoạch|Hợp đồng|Công văn|Thông tư|Nghị định|Nghị quyết|Báo cáo|Thông báo|Chỉ thị|Tờ trình|Giấy mời|Biên bản|Hóa đơn|Hoá đơn)|QĐ|KH|HĐ|CV|TT|NĐ|NQ|BC|TB|CT|TTr|GM|BB";

    // number / year / SYMBOL-SYMBOL; a year after the symbol belongs to it (003/HĐ 2019).
    [GeneratedRegex(
        @"(?:(?<![\p{L}\p{N}])(?<kind>" + KindPattern + @")\s*)?(?:(?<!\p{L})(?i:số)\s*)?:?\s*(?<![\p{L}\p{N}/.,-])" +
        @"(?<number>\d{1,6}[a-z]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?(?<symbol>\p{Lu}{2}[\p{L}&]{0,12})(?:\s?-\s?\p{Lu}{2}[\p{L}&]{0,20}){0,4}(?:\s(?:19|20)\d\d(?![\d/]))?)" +
        @"(?:,?\s*(?:(?i:của|do)\s[^;.\d\0]{1,80}?)?\s*,?\s*(?i:(?:ký\s+|ban hành\s+)?ngày)\s+(?<date>" + DateReading.DatePattern + "))?")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s?([/-])\s?")]
    private static partial Regex AroundMarks();
}
