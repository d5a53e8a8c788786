using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using EGovPlatform.Criteria;
using EGovPlatform.Templates.Reading;
using EGovPlatform.Templates.Writing;

namespace EGovPlatform.Templates.Tests;

/// <summary>
/// A form written anew cell by cell, as after work in a spreadsheet: cells moved, sheets renamed, contents that a form's own writer would not produce.
/// </summary>
internal sealed class RebuiltForm
{
    /// <summary>Formats of a rebuilt form: as they are, a date, a percentage, a date by a code of its own.</summary>
    public const int Plain = 0;
    public const int Date = 1;
    public const int Percent = 2;
    public const int DateByCode = 3;

    private readonly CriteriaSet _set;
    private List<(string Sheet, int Row, int Column, string Xml)> _cells;

    public RebuiltForm(CriteriaSet set, DeclarationInput? filled = null)
    {
        _set = set;
        using var form = new MemoryStream();
        DeclarationForm.Write(set, form, FormLanguages.Vietnamese, filled);
        form.Position = 0;
        Cells = WorkbookReader.Read(form);
        _cells = Cells.Where(c => c.Kind is CellKind.Text or CellKind.Number).Select(c => (c.Sheet, c.Row, c.Column, c.Kind == CellKind.Text ? Text(c.Text) : Number(c.Text))).ToList();
    }

    /// <summary>The cells of the form as it was written.</summary>
    public IReadOnlyList<CellContent> Cells { get; }

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public static string Number(string number, int format = Plain) => $"<c s=\"{format}\"><v>{number}</v></c>";

    /// <summary>Where a criterion's input is to be written.</summary>
    public CellAddress Where(string criterion, string input, string column = Markers.Value)
    {
        var grid = FormGrid.Of(_set, Cells);
        return grid.AddressOf(grid.Rows.First(r => r.Subject == criterion && r.Input == input), column)!.Value;
    }

    /// <summary>Puts a cell's XML in the place of an input's cell.</summary>
    public CellAddress Put(string criterion, string input, string xml, string column = Markers.Value)
    {
        var address = Where(criterion, input, column);
        var column1 = address.Reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (n, c) => n * 26 + c - 'A' + 1);
        var row = int.Parse(address.Reference.SkipWhile(char.IsAsciiLetter).ToArray(), CultureInfo.InvariantCulture);
        _cells.RemoveAll(c => c.Sheet == address.Sheet && c.Row == row && c.Column == column1);
        _cells.Add((address.Sheet, row, column1, xml));
        return address;
    }

    public void Move(Func<string, int, int, (string Sheet, int Row, int Column)> to) => _cells = _cells.Select(c =>
    {
        var (sheet, row, column) = to(c.Sheet, c.Row, c.Column);
        return (sheet, row, column, c.Xml);
    }).ToList();

    /// <summary>Puts a text in the place of another, wherever it stands.</summary>
    public void Replace(string text, string with) => _cells = _cells.Select(c => c.Xml == Text(text) ? c with { Xml = Text(with) } : c).ToList();

    public void Drop(Func<string, int, int, bool> which) => _cells.RemoveAll(c => which(c.Sheet, c.Row, c.Column));

    public FormReading Read() => DeclarationForm.Read(_set, ToStream());

    public MemoryStream ToStream()
    {
        var sheets = _cells.GroupBy(c => c.Sheet).ToList();
        return Package([
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Key)}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"))}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="st" Type="http://x/styles" Target="styles.xml"/>{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"http://x/worksheet\" Target=\"worksheets/../worksheets/s{i}.xml\"/>"))}</Relationships>"""),
            ("xl/styles.xml", """<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd&quot; tháng &quot;mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs></styleSheet>"""),
            .. sheets.Select((s, i) => ($"xl/worksheets/s{i}.xml", Sheet(s))),
        ]);
    }

    public static MemoryStream Package(IEnumerable<(string Name, string Content)> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        stream.Position = 0;
        return stream;
    }

    private static string Sheet(IEnumerable<(string Sheet, int Row, int Column, string Xml)> cells)
    {
        var rows = cells.GroupBy(c => c.Row).OrderBy(r => r.Key).Select(row =>
            $"<row r=\"{row.Key}\">{string.Concat(row.OrderBy(c => c.Column).Select(c => c.Xml.Replace("<c ", $"<c r=\"{SheetBuilder.Local(row.Key, c.Column)}\" ", StringComparison.Ordinal)))}</row>");
        return $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows)}</sheetData></worksheet>""";
    }
}
