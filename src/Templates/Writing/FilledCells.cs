using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>Figures that are in the form already when it is handed out.</summary>
internal static class FilledCells
{
    public static void Write(SheetBuilder sheet, int row, int column, InputValue value, Look look)
    {
        if (value.Number is { } number && FitsCell(number)) sheet.Number(row, column, number, look);
        // What a spreadsheet's number cannot hold stays as it was declared; the form then says that it is no number.
        else sheet.Text(row, column, value.Text ?? (value.Number is { } exact ? NumberText.Vi(exact) : value.Json), look);
    }

    /// <summary>Whether a spreadsheet, which keeps 15 digits, gives the number back as it was.</summary>
    private static bool FitsCell(decimal number) =>
        decimal.TryParse(((double)number).ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var kept) && kept == number;
}
