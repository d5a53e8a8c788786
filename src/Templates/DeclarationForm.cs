using System.Globalization;
using EGovPlatform.Criteria;
using EGovPlatform.Templates.Reading;
using EGovPlatform.Templates.Writing;

namespace EGovPlatform.Templates;

/// <summary>
/// The form (phiếu kê khai) of a criteria set as an .xlsx workbook: a sheet a group, lists for choices, checks of figures, and points that the
/// spreadsheet computes itself, equal to the library's.
/// </summary>
public static class DeclarationForm
{
    /// <summary>Writes the form of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="output">Where to; must be able to seek. Left open.</param>
    /// <param name="language">English where it is an English culture, else Vietnamese; the decision's own words stay Vietnamese.</param>
    /// <param name="filled">
    /// What is filled in already; an empty form without it. A reason for rejection has no place in a form, nor have more applications than a criterion
    /// has cells for.
    /// </param>
    public static void Write(CriteriaSet set, Stream output, CultureInfo language, DeclarationInput? filled = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(language);
        FormWriter.Write(new FormContext(set, language, filled ?? DeclarationInput.Empty), output);
    }

    /// <summary>
    /// Reads a filled-in form. Rows, columns and sheets may have been moved, sheets renamed, rows inserted. What is wrong with a cell stands in the
    /// declaration's problems, with sheet and cell, and makes that criterion invalid.
    /// </summary>
    /// <param name="set">The set that the form must be for.</param>
    /// <param name="input">The workbook: at most 8 MiB, 64 MiB unpacked, 200,000 cells with content. Read to its end; left open.</param>
    /// <exception cref="FormFormatException">The stream holds no .xlsx workbook within these limits, or no form of this set and version.</exception>
    public static FormReading Read(CriteriaSet set, Stream input)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(input);
        return new FormReader(set, FormGrid.Of(set, WorkbookReader.Read(input))).Read();
    }
}
