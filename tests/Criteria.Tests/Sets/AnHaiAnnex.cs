using System.Net;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Tests;

/// <summary>A row of the annex as printed, joined where the print splits it over a page.</summary>
internal sealed record AnnexRow(string Number, string Title, string Text, string Max, string Evidence, string Preparer);

/// <summary>The annex of document 003: read by this test code alone, so that the set is held against the print and not against itself.</summary>
internal static partial class AnHaiAnnex
{
    public static IReadOnlyList<AnnexRow> Rows { get; } = Read();

    /// <summary>Without tags, entities and white space, and composed (document 001 mixes ứ with ư and a mark): what verbatim means.</summary>
    public static string Bare(string text) => Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(text, "")), "").Normalize();

    private static List<AnnexRow> Read()
    {
        var rows = new List<AnnexRow>();
        var inTable = false;
        foreach (var line in SourceDocument.Read(SourceDocument.AnHai).Split('\n'))
        {
            if (line.StartsWith("STT\tChỉ số\tCách tính điểm", StringComparison.Ordinal)) inTable = true;
            else if (inTable && line.Trim().Length > 0) Add(rows, line.TrimEnd('\r').Split('\t'));
        }
        return rows;
    }

    // After a page break the table has lost one of its empty columns.
    private static void Add(List<AnnexRow> rows, string[] cells)
    {
        Assert.InRange(cells.Length, 7, 8);
        var row = new AnnexRow(cells[0], cells[1], cells[2], cells[3].Length > 0 ? cells[3] : cells[4], cells[5], cells[^1]);
        if (row.Number.Length > 0 || row.Title == "TỔNG ĐIỂM") rows.Add(row);
        else rows[^1] = Join(rows[^1], row);
    }

    private static AnnexRow Join(AnnexRow first, AnnexRow rest) =>
        new(first.Number, first.Title + rest.Title, first.Text + rest.Text, first.Max + rest.Max, first.Evidence + rest.Evidence, first.Preparer + rest.Preparer);

    [GeneratedRegex("</?[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
