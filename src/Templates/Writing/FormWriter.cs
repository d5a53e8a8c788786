using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EGovPlatform.Templates.Formulas;

namespace EGovPlatform.Templates.Writing;

/// <summary>Puts the sheets of a form together: cover, facts, a sheet a group, and the two hidden sheets that they rest on.</summary>
internal static class FormWriter
{
    private const int LongestName = 31;

    public static void Write(FormContext form, Stream output)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Calculation.SheetName, OptionLists.SheetName };
        var cover = new CoverSheet(form, Name(form.Say("sheet.cover"), names));
        var sheets = new List<SheetBuilder> { cover.Sheet };
        if (form.Set.Content.Information.Count > 0) sheets.Add(InformationSheet.Write(form, Name(form.Say("sheet.information"), names)));
        foreach (var group in form.Set.Groups) sheets.Add(GroupSheet.Write(form, group, Name(group.Code, names)));
        cover.Complete(TotalCells.Write(form));
        Save(output, form, sheets, [form.Calculation.Sheet, form.Lists.Sheet]);
    }

    private static string Name(string wanted, HashSet<string> taken)
    {
        var name = wanted.Length > LongestName ? wanted[..LongestName] : wanted;
        for (var i = 2; !taken.Add(name); i++)
        {
            var number = "-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            name = wanted[..Math.Min(wanted.Length, LongestName - number.Length)] + number;
        }
        return name;
    }

    private static void Save(Stream output, FormContext form, List<SheetBuilder> shown, List<SheetBuilder> hidden)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var part = document.AddWorkbookPart();
        part.AddNewPart<WorkbookStylesPart>().Stylesheet = Looks.Stylesheet(form.Set.Content.DisplayDecimals);
        var entries = new Sheets();
        var names = new DefinedNames();
        foreach (var sheet in shown.Concat(hidden))
        {
            var sheetPart = part.AddNewPart<WorksheetPart>();
            sheetPart.Worksheet = sheet.Build();
            if (sheet.Head is { } head)
                names.Append(new DefinedName($"'{sheet.Name}'!${head.First}:${head.Last}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)entries.ChildElements.Count });
            entries.Append(new Sheet
            {
                Id = part.GetIdOfPart(sheetPart),
                SheetId = (uint)entries.ChildElements.Count + 1,
                Name = sheet.Name,
                State = hidden.Contains(sheet) ? SheetStateValues.Hidden : SheetStateValues.Visible,
            });
        }
        part.Workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), entries);
        if (names.HasChildren) part.Workbook.Append(names);
        // The file holds formulas without values: they are computed when it is opened.
        part.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
    }
}
