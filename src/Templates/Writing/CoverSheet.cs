using EGovPlatform.Criteria;
using EGovPlatform.Templates.Formulas;

namespace EGovPlatform.Templates.Writing;

/// <summary>The first sheet: whose form it is, how to fill it in, and the points of every group with the total.</summary>
internal sealed class CoverSheet
{
    private const int Label = 2;
    private const int Title = 3;
    private const int Points = 4;
    private const int Maximum = 5;
    private const int Missing = 6;
    private const int Attention = 7;
    private const double TitleWidth = 62;
    private const double WholeWidth = TitleWidth + 7 + 14 + 12 + 13 + 13;

    private readonly FormContext _form;
    private int _row = 1;

    public CoverSheet(FormContext form, string name)
    {
        _form = form;
        Sheet = new SheetBuilder(name) { Portrait = true };
        foreach (var (column, width) in new[] { (1, 4), (Label, 7), (Title, TitleWidth), (Points, 14), (Maximum, 12), (Missing, 13), (Attention, 13) })
            Sheet.Width(column, width, hidden: column == 1);
        Sheet.Text(1, 1, Markers.Set(form.Set.Id, form.Set.Version), Look.Plain);
        Sheet.Text(1, Points, Markers.Column(Markers.Value), Look.Plain);
        Sheet.Hide(1);
        Whole(form.Say("cover.form"), Look.Note);
        Whole(form.Set.Title.In(form.Language), Look.Title);
        Whole(Basis(), Look.Note);
        Unit();
        Instructions();
    }

    public SheetBuilder Sheet { get; }

    /// <summary>Adds what the other sheets came to.</summary>
    public void Complete(TotalCells total)
    {
        Heading("cover.results");
        _row++;
        foreach (var (column, key) in new[] { (Label, "column.number"), (Title, "column.group"), (Points, "column.points"), (Maximum, "column.max"), (Missing, "column.missing"), (Attention, "column.attention") })
            Sheet.Text(_row, column, _form.Say(key), Look.Head);
        Sheet.Height(_row, 34);
        foreach (var group in _form.Groups) Group(group);
        if (_form.Set.Scale > 0) Totals(total);
        foreach (var outcome in ClassificationFormulas.Write(_form)) Outcome(outcome);
        Signatures();
    }

    private string Basis()
    {
        var basis = _form.Set.Content.LegalBasis.Select(b =>
            _form.Say("cover.basis", $"{b.Kind} {b.Number}", b.Date is { Length: 10 } date ? $"{date[8..]}/{date[5..7]}/{date[..4]}" : "–", b.Issuer ?? "–"));
        return string.Join('\n', basis.Append(_form.Say("cover.version", _form.Set.Id, _form.Set.Version)));
    }

    private void Unit()
    {
        Heading("cover.unit");
        Field(Markers.UnitCode, _form.Say("cover.unit-code"), _form.Filled.UnitCode.Length > 0 ? InputValue.Of(_form.Filled.UnitCode) : null);
        foreach (var attribute in UnitAttributes.Of(_form.Set))
        {
            var filled = _form.Filled.UnitAttributes.TryGetValue(attribute.Name, out var value) ? value : null;
            _form.Attributes.Add(attribute.Name, Field(attribute.Name, attribute.Label.In(_form.Language), filled));
        }
    }

    private string Field(string input, string label, InputValue? filled)
    {
        _row++;
        Sheet.Text(_row, 1, Markers.Row(Markers.Unit, input), Look.Plain);
        Sheet.Blank(_row, Label, Look.Text);
        Sheet.Text(_row, Label, label, Look.Text);
        Sheet.Blank(_row, Title, Look.Text);
        Sheet.Merge(_row, Label, _row, Title);
        for (var column = Points; column <= Attention; column++) Sheet.Blank(_row, column, Look.InputText);
        Sheet.Merge(_row, Points, _row, Attention);
        if (filled is not null) FilledCells.Write(Sheet, _row, Points, filled, Look.InputText);
        Sheet.Height(_row, 6 + TextHeights.Of(label, TitleWidth));
        return Sheet.At(_row, Points);
    }

    private void Instructions()
    {
        Heading("cover.how");
        Whole(_form.Say("cover.how-cells"), Look.Note);
        Whole(_form.Say("cover.how-figures"), Look.Note);
        if (_form.Set.Content.EvidenceRequired) Whole(_form.Say("cover.how-evidence"), Look.Note);
        if (_form.Set.Content.ApplicationsOnce) Whole(_form.Say("cover.how-applications", CriterionBlock.LeastApplications), Look.Note);
        if (_form.Set.Criteria.Any(c => c.NotApplicable != NotApplicablePolicy.Never)) Whole(_form.Say("cover.how-not-applicable"), Look.Note);
        Whole(_form.Say("cover.how-points"), Look.Note);
    }

    private void Group(GroupCells cells)
    {
        _row++;
        var (group, title) = (cells.Group, cells.Group.Title.In(_form.Language));
        var criteria = _form.Criteria.Where(c => c.Criterion.Group == group.Code).ToList();
        Sheet.Text(_row, Label, group.Number, Look.Centered);
        Sheet.Text(_row, Title, group.Direction == Direction.Score ? title : _form.Say(group.Direction == Direction.Bonus ? "cover.bonus-group" : "cover.penalty-group", title), Look.Link);
        Sheet.Link(_row, Title, cells.Sheet);
        if (_form.Set.Scale > 0) Sheet.Formula(_row, Points, cells.Points, Look.Points);
        else Sheet.Text(_row, Points, "–", Look.Maximum);
        if (group.Max is { } max) Sheet.Number(_row, Maximum, max, Look.Maximum);
        else Sheet.Text(_row, Maximum, "–", Look.Maximum);
        Sheet.Formula(_row, Missing, CountOf(criteria, CriterionStatus.NotDeclared), Look.Whole);
        Sheet.Formula(_row, Attention, CountOf(criteria, CriterionStatus.Invalid, CriterionStatus.NoEvidence, CriterionStatus.DuplicateApplication), Look.Whole);
        Sheet.Height(_row, 6 + TextHeights.Of(title, TitleWidth));
    }

    private static string CountOf(IEnumerable<CriterionCells> criteria, params CriterionStatus[] statuses) =>
        string.Join('+', from c in criteria from s in statuses select $"({c.Status}={CriterionFormulas.Code(s)})");

    private void Totals(TotalCells total)
    {
        var hasSides = _form.Groups.Any(g => g.Group.Direction != Direction.Score);
        if (_form.Set.Criteria.Any(c => c.NotApplicable != NotApplicablePolicy.Never) || hasSides) Line("cover.raw", total.Raw, _form.Set.Scale, Look.Status, Look.Points);
        if (_form.Set.Criteria.Any(c => c.NotApplicable != NotApplicablePolicy.Never))
        {
            Line("cover.excluded", total.Excluded, null, Look.Status, Look.Points);
            Line("cover.scaled", total.Scaled, _form.Set.Scale, Look.Status, Look.Points);
        }
        if (hasSides)
        {
            Line("cover.bonus", total.Bonus, null, Look.Status, Look.Points);
            Line("cover.penalty", total.Penalty, null, Look.Status, Look.Points);
        }
        Line("cover.total", total.Total, _form.Set.Scale, Look.TotalWords, Look.Total);
    }

    private void Line(string key, string formula, decimal? max, Look words, Look figure)
    {
        _row++;
        for (var column = Label; column <= Attention; column++) Sheet.Blank(_row, column, words);
        Sheet.Text(_row, Title, _form.Say(key), words);
        Sheet.Formula(_row, Points, formula, figure);
        if (max is { } most) Sheet.Number(_row, Maximum, most, Look.Maximum);
        Sheet.Height(_row, 22);
    }

    private void Outcome(ClassificationOutcome outcome)
    {
        _row++;
        for (var column = Label; column <= Attention; column++) Sheet.Blank(_row, column, Look.TotalWords);
        Sheet.Text(_row, Title, outcome.Title.In(_form.Language), Look.TotalWords);
        Sheet.Formula(_row, Points, outcome.Label, Look.TotalWords);
        Sheet.Merge(_row, Points, _row, Attention);
        Sheet.Height(_row, 6 + 18 * TextHeights.Lines(outcome.Title.In(_form.Language), TitleWidth * 0.8));
    }

    private void Signatures()
    {
        _row += 2;
        Sheet.Text(_row, Title, _form.Say("cover.prepared-by"), Look.Note);
        Sheet.Text(_row, Points, _form.Say("cover.head-of-unit"), Look.Note);
        Sheet.Merge(_row, Points, _row, Attention);
        Sheet.Height(_row, 70);
    }

    private void Heading(string key)
    {
        _row += 2;
        for (var column = Label; column <= Attention; column++) Sheet.Blank(_row, column, Look.Section);
        Sheet.Text(_row, Label, _form.Say(key), Look.Section);
        Sheet.Merge(_row, Label, _row, Attention);
        Sheet.Height(_row, 22);
    }

    private void Whole(string text, Look look)
    {
        // The title's letters are larger.
        var (line, width) = look == Look.Title ? (20, WholeWidth * 0.6) : (15, WholeWidth);
        _row++;
        Sheet.Text(_row, Label, text, look);
        Sheet.Merge(_row, Label, _row, Attention);
        Sheet.Height(_row, 4 + line * TextHeights.Lines(text, width));
    }
}
