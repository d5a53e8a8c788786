namespace EGovPlatform.Criteria.Tests;

/// <summary>A row of an annex of document 001 as printed; lines of a cell are kept apart by a line feed, a column that the table lacks is empty.</summary>
/// <param name="Number">TT, STT: empty where none is printed.</param>
/// <param name="Title">Tiêu chí.</param>
/// <param name="Text">Cách tính điểm, Thang điểm: how it is scored, or one step of the scale.</param>
/// <param name="Points">Điểm: what the step gives (annexes 2B and 3B).</param>
/// <param name="Max">Điểm tối đa.</param>
/// <param name="Remark">Ghi chú.</param>
internal sealed record AnGiangRow(string Number, string Title, string Text, string Points, string Max, string Remark);

/// <summary>A table of an annex: the line above it, and its rows below the header, in order.</summary>
internal sealed record AnGiangTable(string Heading, IReadOnlyList<AnGiangRow> Rows);

/// <summary>
/// The annexes 1B, 2B and 3B of document 001: read by this test code alone, so that the sets are held against the print and not against themselves.
/// A cell begins with two tabs, further lines of it have none; a table has as many columns as its header.
/// </summary>
internal static class AnGiangAnnexes
{
    private const string CellMark = "\t\t";

    private static readonly string[] FirstColumns = ["TT", "STT"];

    /// <summary>The tables of annex <c>1B</c>, <c>2B</c> or <c>3B</c>.</summary>
    public static IReadOnlyList<AnGiangTable> Tables(string annex)
    {
        var tables = new List<AnGiangTable>();
        var heading = "";
        var cells = new List<string>();
        foreach (var line in Lines(annex))
        {
            if (line.StartsWith(CellMark, StringComparison.Ordinal))
            {
                var cell = line.Trim();
                if (FirstColumns.Contains(cell))
                {
                    var above = cells.Count == 0 ? heading : TakeLastLine(cells);
                    Close(tables, heading, cells);
                    (heading, cells) = (above, []);
                }
                cells.Add(cell);
            }
            else if (line.Trim().Length > 0)
            {
                if (cells.Count == 0) heading = line.Trim();
                else cells[^1] = (cells[^1] + "\n" + line.Trim()).Trim();
            }
        }
        Close(tables, heading, cells);
        return tables;
    }

    /// <summary>Every row of an annex, table after table.</summary>
    public static IEnumerable<AnGiangRow> Rows(string annex) => Tables(annex).SelectMany(t => t.Rows);

    private static IEnumerable<string> Lines(string annex) =>
        SourceDocument.Read(SourceDocument.AnGiang).Split('\n')
            .SkipWhile(l => l.Trim() != $"PHỤ LỤC {annex}").Skip(1)
            .TakeWhile(l => !l.Trim().StartsWith("PHỤ LỤC", StringComparison.Ordinal));

    // The line above a table follows the last cell of the table before it, as a further line of that cell would.
    private static string TakeLastLine(List<string> cells)
    {
        var lines = cells[^1].Split('\n');
        cells[^1] = string.Join('\n', lines[..^1]);
        return lines[^1];
    }

    private static void Close(List<AnGiangTable> tables, string heading, List<string> cells)
    {
        if (cells.Count == 0) return;
        var remark = cells.IndexOf("Ghi chú");
        var columns = (remark is 4 or 5 ? remark : cells.IndexOf("Điểm tối đa")) + 1;
        Assert.InRange(columns, 5, 6);
        tables.Add(new(heading, cells.Chunk(columns).Skip(1).Select(row => Row(row, cells[3] == "Điểm")).ToList()));
    }

    private static AnGiangRow Row(string[] cells, bool hasPoints)
    {
        // A total may be printed across: its words, then its points.
        if (cells.Length < 5) return new("", cells[0], "", "", cells[1], "");
        return hasPoints
            ? new(cells[0], cells[1], cells[2], cells[3], cells[4], cells.Length > 5 ? cells[5] : "")
            : new(cells[0], cells[1], cells[2], "", cells[3], cells[4]);
    }
}
