using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>One sheet while it is written: cells by row and column, both from 1.</summary>
internal sealed class SheetBuilder(string name)
{
    private const int LongestText = 32_000;

    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> _rows = [];
    private readonly Dictionary<int, double> _heights = [];
    private readonly SortedDictionary<int, (double Width, bool Hidden)> _columns = [];
    private readonly HashSet<int> _hiddenRows = [];
    private readonly MergeCells _merges = new();
    private readonly DataValidations _validations = new();
    private readonly Hyperlinks _links = new();

    /// <summary>At most 31 characters, none of []:*?/\ and no apostrophe.</summary>
    public string Name { get; } = name;

    /// <summary>Rows and columns that stay when the sheet is scrolled; also the rows that every printed page repeats.</summary>
    public (int First, int Last, int Columns)? Head { get; set; }

    public bool Portrait { get; init; }

    /// <summary>The address of a cell for formulas on any sheet.</summary>
    public string At(int row, int column) => $"'{Name}'!${Letters(column)}${row}";

    public static string Local(int row, int column) => $"{Letters(column)}{row}";

    public void Text(int row, int column, string text, Look look) => Put(row, column, look, cell =>
    {
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve });
    });

    public void Rich(int row, int column, IEnumerable<Run> runs, Look look) => Put(row, column, look, cell =>
    {
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(runs);
    });

    public void Number(int row, int column, decimal number, Look look) => Put(row, column, look, cell =>
    {
        cell.DataType = CellValues.Number;
        cell.CellValue = new CellValue(NumberText.Invariant(number));
    });

    /// <summary>A formula without its value: whoever opens the sheet computes it.</summary>
    public void Formula(int row, int column, string formula, Look look) => Put(row, column, look, cell => cell.CellFormula = new CellFormula(formula));

    public void Blank(int row, int column, Look look) => Put(row, column, look, _ => { });

    public void Merge(int row, int column, int lastRow, int lastColumn)
    {
        if (row != lastRow || column != lastColumn) _merges.Append(new MergeCell { Reference = $"{Local(row, column)}:{Local(lastRow, lastColumn)}" });
    }

    public void Width(int column, double characters, bool hidden = false) => _columns[column] = (characters, hidden);

    /// <param name="points">In points; a spreadsheet shows no row higher than 409.</param>
    public void Height(int row, double points) => _heights[row] = Math.Min(points, 409);

    public void Hide(int row) => _hiddenRows.Add(row);

    public void Validate(DataValidation validation) => _validations.Append(validation);

    public void Link(int row, int column, string sheet) => _links.Append(new Hyperlink { Reference = Local(row, column), Location = $"'{sheet}'!A1" });

    public Worksheet Build()
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View()),
            new SheetFormatProperties { DefaultRowHeight = 15 });
        if (_columns.Count > 0)
            sheet.Append(new Columns(_columns.Select(c => new Column { Min = (uint)c.Key, Max = (uint)c.Key, Width = c.Value.Width, Hidden = c.Value.Hidden, CustomWidth = true })));
        sheet.Append(new SheetData(_rows.Select(Row)));
        // Widths and heights may be changed; what is locked may be read and copied. There is no password: the lock is against slips.
        sheet.Append(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        if (_merges.HasChildren) sheet.Append(_merges);
        if (_validations.HasChildren) sheet.Append(_validations);
        if (_links.HasChildren) sheet.Append(_links);
        sheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.25, Footer = 0.25 },
            new PageSetup { PaperSize = 9, Orientation = Portrait ? OrientationValues.Portrait : OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&L&A&R&P/&N")));
        return sheet;
    }

    /// <summary>The column's letters: 1 is A, 27 is AA.</summary>
    public static string Letters(int column)
    {
        var letters = new StringBuilder();
        for (; column > 0; column = (column - 1) / 26) letters.Insert(0, (char)('A' + ((column - 1) % 26)));
        return letters.ToString();
    }

    private SheetView View()
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (Head is { } head)
        {
            view.Append(new Pane
            {
                VerticalSplit = head.Last,
                HorizontalSplit = head.Columns > 0 ? head.Columns : null,
                TopLeftCell = Local(head.Last + 1, head.Columns + 1),
                ActivePane = head.Columns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }
        return view;
    }

    private Row Row(KeyValuePair<int, SortedDictionary<int, Cell>> cells)
    {
        var row = new Row(cells.Value.Values) { RowIndex = (uint)cells.Key };
        if (_heights.TryGetValue(cells.Key, out var height)) (row.Height, row.CustomHeight) = (height, true);
        if (_hiddenRows.Contains(cells.Key)) row.Hidden = true;
        return row;
    }

    private void Put(int row, int column, Look look, Action<Cell> content)
    {
        var cell = new Cell { CellReference = Local(row, column), StyleIndex = (uint)look };
        content(cell);
        if (!_rows.TryGetValue(row, out var cells)) _rows.Add(row, cells = []);
        cells[column] = cell;
    }

    /// <summary>What a cell can hold: characters that XML knows, and not more of them than a cell takes.</summary>
    private static string Writable(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, LongestText));
        for (var i = 0; i < text.Length && kept.Length < LongestText; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) kept.Append(text, i++, 2);
            else kept.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return kept.ToString();
    }
}
