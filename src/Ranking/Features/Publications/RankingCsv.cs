using System.Globalization;
using System.Text;
using EGovPlatform.Criteria;

namespace EGovPlatform.Ranking.Features.Publications;

/// <summary>
/// A published ranking as CSV (RFC 4180, UTF-8): one line a unit, decimals with a point and unrounded, a pair of columns for each group of criteria.
/// total = rawTotal × scale ÷ applicableMax + bonus − penalty, where rawTotal is the sum of the groups' points. The rank follows from the totals, and sheetHash names the score sheet whose steps add up to the total.
/// </summary>
public static class RankingCsv
{
    private const string MadeUp = "Số liệu giả định";

    public static string Write(RankingContent content, string contentHash)
    {
        var groups = content.Entries.SelectMany(entry => entry.Groups).Select(group => group.Code).Distinct().ToList();
        var csv = new StringBuilder();
        Line(csv,
        [
            "round", "publication", "publishedAt", "contentHash", "rank", "unit", "name", "kind", "total", "scale", "rawTotal", "applicableMax", "bonus", "penalty", "setId", "sheetVersion", "sheetHash",
            .. groups.SelectMany(code => new[] { $"{code}.points", $"{code}.max" }),
            "note",
        ]);
        foreach (var entry in content.Entries)
        {
            var points = entry.Groups.ToDictionary(group => group.Code);
            Line(csv,
            [
                Text(content.Round), Number(content.Publication), content.PublishedAt.ToString("O", CultureInfo.InvariantCulture), contentHash,
                Number(entry.Rank), Text(entry.Unit), Text(entry.Name), Text(entry.Kind), Number(entry.Total), Number(entry.Scale),
                Number(entry.RawTotal), Number(entry.ApplicableMax), Number(entry.Bonus), Number(entry.Penalty),
                entry.SetId ?? "", Number(entry.SheetVersion), entry.SheetHash ?? "",
                .. groups.SelectMany(code => points.TryGetValue(code, out var group)
                    ? new[] { Number(group.Points), Number(group.Max) }
                    : ["", ""]),
                entry.Demonstration ? MadeUp : "",
            ]);
        }

        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<string> fields) => csv.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>People's words never start a formula when a spreadsheet opens the file.</summary>
    private static string Text(string words) => words.Length > 0 && "=+-@\t\r".Contains(words[0], StringComparison.Ordinal) ? $"'{words}" : words;

    private static string Number(decimal? number) => number is { } exact ? NumberText.Invariant(exact) : "";
}
