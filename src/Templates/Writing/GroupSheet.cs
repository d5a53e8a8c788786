using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>The columns of a group's sheet, from 1; those that the set has no use for are 0.</summary>
/// <param name="HasApplications">Whether an application counts once, and so is asked for.</param>
/// <param name="HasNotApplicable">Whether some criterion of the group can be left out.</param>
internal sealed record GroupColumns(bool HasApplications, bool HasNotApplicable)
{
    public const int Marker = 1;
    public const int Number = 2;
    public const int Title = 3;
    public const int Maximum = 4;
    public const int Ask = 5;
    public const int Value = 6;
    public const int Check = 7;
    public const int Evidence = 8;

    public int Application => HasApplications ? 9 : 0;

    public int NotApplicable => HasNotApplicable ? 9 + (HasApplications ? 1 : 0) : 0;

    public int Points => 9 + (HasApplications ? 1 : 0) + (HasNotApplicable ? 1 : 0);

    public int Status => Points + 1;
}

/// <summary>The sheet of one group: its criteria in printed order, what each asks for, and its points.</summary>
internal static class GroupSheet
{
    public const double TitleWidth = 58;
    public const double AskWidth = 30;

    private const int MarkerRow = 1;
    private const int TitleRow = 2;
    private const int PointsRow = 3;
    private const int HeadRow = 4;

    public static SheetBuilder Write(FormContext form, CriteriaGroup group, string name)
    {
        var columns = new GroupColumns(
            form.Set.Content.ApplicationsOnce && group.Direction != Direction.Penalty,
            group.Criteria.Any(c => c.NotApplicable != NotApplicablePolicy.Never));
        var sheet = new SheetBuilder(name) { Head = (HeadRow, HeadRow, 2) };
        Columns(form, sheet, columns);
        var row = HeadRow + 1;
        var written = new HashSet<string>(StringComparer.Ordinal);
        var first = form.Criteria.Count;
        foreach (var criterion in group.Criteria)
        {
            foreach (var section in Headings(group, criterion.Section).Where(s => written.Add(s.Code))) Section(form, sheet, columns, section, row++);
            row = CriterionBlock.Write(form, sheet, columns, criterion, row);
        }
        var points = string.Join('+', form.Criteria.Skip(first).Select(c => c.Points));
        var sum = form.Calculation.Step(group.Code, "group", group.Max is { } max ? $"MIN({points},{Calculation.Number(max)})" : points);
        form.Groups.Add(new(group, sum, sheet.Name));
        Title(form, sheet, columns, group, sum);
        return sheet;
    }

    private static void Columns(FormContext form, SheetBuilder sheet, GroupColumns columns)
    {
        Column(GroupColumns.Marker, 4, null, null);
        Column(GroupColumns.Number, 6, "column.number", null);
        Column(GroupColumns.Title, TitleWidth, "column.title", null);
        Column(GroupColumns.Maximum, 8, "column.max", null);
        Column(GroupColumns.Ask, AskWidth, "column.ask", null);
        Column(GroupColumns.Value, 20, "column.value", Markers.Value);
        Column(GroupColumns.Check, 20, "column.check", null);
        Column(GroupColumns.Evidence, 30, "column.evidence", Markers.Evidence);
        if (columns.HasApplications) Column(columns.Application, 20, "column.application", Markers.Application);
        if (columns.HasNotApplicable) Column(columns.NotApplicable, 12, "column.not-applicable", Markers.NotApplicable);
        Column(columns.Points, 9, "column.points", null);
        Column(columns.Status, 16, "column.status", null);
        sheet.Hide(MarkerRow);
        sheet.Height(HeadRow, 48);

        void Column(int column, double width, string? head, string? marker)
        {
            sheet.Width(column, width, hidden: column == GroupColumns.Marker);
            if (head is not null) sheet.Text(HeadRow, column, form.Say(head), Look.Head);
            if (marker is not null) sheet.Text(MarkerRow, column, Markers.Column(marker), Look.Plain);
        }
    }

    private static void Title(FormContext form, SheetBuilder sheet, GroupColumns columns, CriteriaGroup group, string sum)
    {
        sheet.Text(TitleRow, GroupColumns.Number, string.Join(". ", new[] { group.Number, group.Title.In(form.Language) }.Where(t => t.Length > 0)), Look.Title);
        sheet.Merge(TitleRow, GroupColumns.Number, TitleRow, columns.Status);
        sheet.Height(TitleRow, 15 + 20 * TextHeights.Lines(group.Title.In(form.Language), 120));
        var hint = string.Join("\n", new[] { group.Text, form.Say(columns.HasApplications ? "group.hint-applications" : "group.hint") }.Where(t => t is not null));
        sheet.Text(PointsRow, GroupColumns.Number, hint, Look.Note);
        sheet.Merge(PointsRow, GroupColumns.Number, PointsRow, columns.Points - 1);
        sheet.Height(PointsRow, 4 + TextHeights.Of(hint, 170));
        if (form.Set.Scale == 0) return;
        sheet.Formula(PointsRow, columns.Points, sum, Look.Total);
        sheet.Text(PointsRow, columns.Status, group.Max is { } max ? form.Say("group.of", max) : "", Look.TotalWords);
    }

    private static IEnumerable<CriteriaSection> Headings(CriteriaGroup group, string? code)
    {
        if (code is null) return [];
        var section = group.Sections.First(s => s.Code == code);
        return Headings(group, section.Parent).Append(section);
    }

    private static void Section(FormContext form, SheetBuilder sheet, GroupColumns columns, CriteriaSection section, int row)
    {
        for (var column = GroupColumns.Number; column <= columns.Status; column++) sheet.Blank(row, column, Look.Section);
        sheet.Text(row, GroupColumns.Number, section.Number, Look.Section);
        var words = section.Title.In(form.Language) + (section.Text is null ? "" : "\n" + section.Text);
        sheet.Text(row, GroupColumns.Title, words, Look.Section);
        if (section.Max is { } max) sheet.Number(row, GroupColumns.Maximum, max, Look.Section);
        sheet.Height(row, 4 + TextHeights.Of(words, TitleWidth));
    }
}
