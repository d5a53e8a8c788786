namespace EGovPlatform.Templates.Reading;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    Number,
    Text,
    Flag,
    Error,

    /// <summary>A formula whose value is not in the file.</summary>
    NotComputed,
}

/// <summary>How a number is shown.</summary>
internal enum NumberShape
{
    Plain,
    Date,
    Percent,
}

/// <summary>A cell with content.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">Its row, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Kind">What it holds; of a formula, what it came to.</param>
/// <param name="Text">The content: a number as the file writes it, a text without white space around it, an error's name.</param>
/// <param name="Shape">How a number is shown.</param>
internal sealed record CellContent(string Sheet, int Row, int Column, CellKind Kind, string Text, NumberShape Shape)
{
    public CellAddress Address => AddressOf(Sheet, Row, Column);

    public static CellAddress AddressOf(string sheet, int row, int column) => new(sheet, Writing.SheetBuilder.Local(row, column));
}
