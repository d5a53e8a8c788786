namespace EGovPlatform.Templates.Writing;

/// <summary>The sheet of the facts that a set asks for and does not score.</summary>
internal static class InformationSheet
{
    private const int HeadRow = 3;
    private const double TitleWidth = 80;

    public static SheetBuilder Write(FormContext form, string name)
    {
        var sheet = new SheetBuilder(name) { Head = (HeadRow, HeadRow, 0), Portrait = true };
        sheet.Width(1, 4, hidden: true);
        sheet.Width(2, 7);
        sheet.Width(3, TitleWidth);
        sheet.Width(4, 34);
        sheet.Text(1, 4, Markers.Column(Markers.Value), Look.Plain);
        sheet.Hide(1);
        sheet.Text(2, 2, form.Say("information.title"), Look.Title);
        sheet.Merge(2, 2, 2, 4);
        sheet.Height(2, 30);
        foreach (var (column, key) in new[] { (2, "column.number"), (3, "column.information"), (4, "column.value") }) sheet.Text(HeadRow, column, form.Say(key), Look.Head);
        var row = HeadRow;
        foreach (var item in form.Set.Content.Information)
        {
            row++;
            var words = item.Title.In(form.Language) + (item.Preparer is { } preparer ? "\n" + form.Say("information.preparer", preparer) : "");
            sheet.Text(row, 1, Markers.Row(item.Code, "value"), Look.Plain);
            sheet.Text(row, 2, item.Number, Look.Centered);
            sheet.Text(row, 3, words, Look.Text);
            sheet.Blank(row, 4, Look.InputText);
            if (form.Declared(item.Code) is { } declared && declared.Inputs.TryGetValue("value", out var value)) FilledCells.Write(sheet, row, 4, value, Look.InputText);
            sheet.Height(row, 6 + TextHeights.Of(words, TitleWidth));
        }
        return sheet;
    }
}
