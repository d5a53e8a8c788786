using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Reading;

/// <summary>A row of a form, wherever it stands now.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">The row.</param>
/// <param name="Subject">A criterion's or an information item's code, or <see cref="Markers.Unit"/>.</param>
/// <param name="Input">The input's name; empty where the row asks for none.</param>
internal sealed record FormRow(string Sheet, int Row, string Subject, string Input);

/// <summary>The cells of a form by their markers.</summary>
internal sealed class FormGrid
{
    private readonly Dictionary<(string Sheet, int Row, int Column), CellContent> _cells = [];
    private readonly Dictionary<(string Sheet, string Name), int> _columns = [];

    private FormGrid(List<FormRow> rows) => Rows = rows;

    /// <summary>The marked rows, in the order of sheets and rows.</summary>
    public IReadOnlyList<FormRow> Rows { get; }

    /// <exception cref="FormFormatException">The cells are no form of the set.</exception>
    public static FormGrid Of(CriteriaSet set, IReadOnlyList<CellContent> cells)
    {
        CheckSet(set, cells);
        var grid = new FormGrid((
            from cell in cells
            where cell.Kind == CellKind.Text && Markers.AsRow(cell.Text) is not null
            let row = Markers.AsRow(cell.Text)!.Value
            select new FormRow(cell.Sheet, cell.Row, row.Subject, row.Input)).ToList());
        foreach (var cell in cells)
        {
            if (cell.Kind == CellKind.Text && Markers.AsColumn(cell.Text) is { } name) grid._columns.TryAdd((cell.Sheet, name), cell.Column);
            else grid._cells.TryAdd((cell.Sheet, cell.Row, cell.Column), cell);
        }
        return grid;
    }

    public bool HasColumn(string sheet, string name) => _columns.ContainsKey((sheet, name));

    /// <summary>The content of a row under a column; null where there is none.</summary>
    public CellContent? At(FormRow row, string column) =>
        _columns.TryGetValue((row.Sheet, column), out var index) ? _cells.GetValueOrDefault((row.Sheet, row.Row, index)) : null;

    /// <summary>The cell of a row under a column, empty or not; null where the column is lost.</summary>
    public CellAddress? AddressOf(FormRow row, string column) =>
        _columns.TryGetValue((row.Sheet, column), out var index) ? CellContent.AddressOf(row.Sheet, row.Row, index) : null;

    private static void CheckSet(CriteriaSet set, IReadOnlyList<CellContent> cells)
    {
        var marks = cells.Where(c => c.Kind == CellKind.Text).Select(c => Markers.AsSet(c.Text)).OfType<(string Id, string Version)>().Distinct().ToList();
        if (marks.Count == 0) throw new FormFormatException(FormTexts.Say("read.not-form"));
        if (marks.Count > 1) throw new FormFormatException(FormTexts.Say("read.two-sets", marks[0].Id, marks[1].Id));
        var version = set.Version.ToString(CultureInfo.InvariantCulture);
        if (marks[0] != (set.Id, version)) throw new FormFormatException(FormTexts.Say("read.other-set", marks[0].Id, marks[0].Version, set.Id, version));
    }
}
