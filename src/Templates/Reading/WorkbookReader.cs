using System.Globalization;
using System.Text;
using System.Xml;

namespace EGovPlatform.Templates.Reading;

/// <summary>Reads the cells with content of every sheet of an .xlsx workbook, in the order of the sheets.</summary>
internal static class WorkbookReader
{
    private const int LastColumn = 16_384;
    private const int LastRow = 1_048_576;

    /// <exception cref="FormFormatException">The stream holds no workbook, or one beyond <see cref="WorkbookLimits"/>.</exception>
    public static IReadOnlyList<CellContent> Read(Stream input)
    {
        using var package = new WorkbookPackage(input);
        try
        {
            return Read(package);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new FormFormatException(FormTexts.Say("read.not-xlsx"), e);
        }
    }

    private static List<CellContent> Read(WorkbookPackage package)
    {
        var workbook = package.Relations("").Values.FirstOrDefault(r => r.Type == "officeDocument").Target ?? "xl/workbook.xml";
        var parts = package.Relations(workbook);
        var texts = Texts(package, parts.Values.FirstOrDefault(p => p.Type == "sharedStrings").Target);
        using var styles = parts.Values.FirstOrDefault(p => p.Type == "styles").Target is { } target ? package.Open(target) : null;
        var formats = new NumberFormats(styles);
        var cells = new List<CellContent>();
        foreach (var (name, relation) in Sheets(package, workbook))
        {
            if (!parts.TryGetValue(relation, out var part) || part.Type != "worksheet") continue;
            using var xml = package.Open(part.Target);
            if (xml is not null) Cells(xml, name, texts, formats, cells);
        }
        return cells;
    }

    private static List<(string Name, string Relation)> Sheets(WorkbookPackage package, string workbook)
    {
        using var xml = package.Open(workbook) ?? throw new FormFormatException(FormTexts.Say("read.not-xlsx"));
        var sheets = new List<(string, string)>();
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "sheet" }) continue;
            if (sheets.Count >= WorkbookLimits.Parts) throw new FormFormatException(FormTexts.Say("read.too-many-parts", WorkbookLimits.Parts));
            var (name, relation) = (xml.GetAttribute("name") ?? "", "");
            // The relation's id is the one attribute "id" that stands in a namespace.
            while (xml.MoveToNextAttribute())
                if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0) relation = xml.Value;
            sheets.Add((name, relation));
        }
        return sheets;
    }

    private static List<string> Texts(WorkbookPackage package, string? part)
    {
        using var xml = part is null ? null : package.Open(part);
        var texts = new List<string>();
        while (xml is not null && xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            if (texts.Count >= WorkbookLimits.Cells) throw new FormFormatException(FormTexts.Say("read.too-many-cells", WorkbookLimits.Cells));
            texts.Add(Text(xml));
        }
        return texts;
    }

    /// <summary>The text of the element that the reader stands on, its runs joined, without the reading aids of East Asian texts.</summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "rPh") SkipTo(xml, xml.Depth);
            else if (xml.LocalName == "t") text.Append(Value(xml));
        }
        return text.ToString();
    }

    // Leaves the reader on the end of the element, so that the next Read moves on.
    private static void SkipTo(XmlReader xml, int depth)
    {
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private static string Value(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(xml.Value);
        return text.ToString();
    }

    private static void Cells(XmlReader xml, string sheet, List<string> texts, NumberFormats formats, List<CellContent> cells)
    {
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated is > 0 and <= LastRow ? stated : row + 1;
                column = 0;
            }
            else if (xml.LocalName == "c")
            {
                column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                if (Cell(xml, sheet, row, column, texts, formats) is not { } cell) continue;
                if (cells.Count >= WorkbookLimits.Cells) throw new FormFormatException(FormTexts.Say("read.too-many-cells", WorkbookLimits.Cells));
                cells.Add(cell);
            }
        }
    }

    private static CellContent? Cell(XmlReader xml, string sheet, int row, int column, List<string> texts, NumberFormats formats)
    {
        var (type, shape) = (xml.GetAttribute("t") ?? "n", formats.Of(xml.GetAttribute("s")));
        string? value = null;
        var isFormula = false;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "f") isFormula = true;
                if (xml.LocalName == "v") value = Value(xml);
                else if (xml.LocalName == "is") value = Text(xml);
            }
        }
        if (string.IsNullOrEmpty(value)) return isFormula && type != "str" ? new(sheet, row, column, CellKind.NotComputed, "", shape) : null;
        var (kind, text) = type switch
        {
            "s" => (CellKind.Text, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count ? texts[index] : ""),
            "str" or "inlineStr" => (CellKind.Text, value),
            "b" => (CellKind.Flag, value == "1" ? "TRUE" : "FALSE"),
            "e" => (CellKind.Error, value),
            // Numbers, and dates written out ("d").
            _ => (CellKind.Number, value),
        };
        text = text.Trim();
        return text.Length == 0 ? null : new(sheet, row, column, kind, text, type == "d" ? NumberShape.Date : shape);
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c)) break;
            column = column * 26 + (c - 'A' + 1);
            if (column > LastColumn) return null;
        }
        return column > 0 ? column : null;
    }
}
