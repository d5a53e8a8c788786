using DocumentFormat.OpenXml.Spreadsheet;
using EGovPlatform.Criteria;
using EGovPlatform.Templates.Formulas;

namespace EGovPlatform.Templates.Writing;

/// <summary>
/// The rows of one criterion: its words and its maximum over all of them, a row for each figure that it asks for, and its result.
/// </summary>
internal sealed class CriterionBlock
{
    /// <summary>Cells for applications that every criterion has room for at least.</summary>
    public const int LeastApplications = 3;

    private const double HighestRow = 400;

    private readonly FormContext _form;
    private readonly SheetBuilder _sheet;
    private readonly GroupColumns _columns;
    private readonly Criterion _criterion;
    private readonly DeclaredValue? _declared;
    private readonly IReadOnlyList<Asked> _asked;
    private readonly int _first;
    private readonly int _last;

    private CriterionBlock(FormContext form, SheetBuilder sheet, GroupColumns columns, Criterion criterion, int row)
    {
        (_form, _sheet, _columns, _criterion, _first) = (form, sheet, columns, criterion, row);
        _declared = form.Declared(criterion.Code);
        _asked = Asked.Of(criterion, form);
        var height = TextHeights.Of(Words(), GroupSheet.TitleWidth) + 6;
        var rows = Math.Max(_asked.Count, Math.Max(columns.HasApplications ? LeastApplications : 1, (int)Math.Ceiling(height / HighestRow)));
        _last = row + rows - 1;
        Heights(height);
    }

    /// <returns>The row after the block.</returns>
    public static int Write(FormContext form, SheetBuilder sheet, GroupColumns columns, Criterion criterion, int row)
    {
        var block = new CriterionBlock(form, sheet, columns, criterion, row);
        block.Describe();
        block.Ask();
        block.Compute();
        return block._last + 1;
    }

    private string Words() =>
        string.Join('\n', new[] { _criterion.Title.In(_form.Language), _criterion.Text, Wanted(), Notes() }.Where(t => t.Length > 0));

    private string Wanted() => _criterion.EvidenceText is { } text ? _form.Say("criterion.evidence", text) : "";

    private string Notes() => string.Join('\n', _criterion.Notes.Select(n => _form.Say("criterion.note", n.Text)));

    private void Heights(double height)
    {
        var rows = _last - _first + 1;
        var asked = Enumerable.Range(0, rows).Select(i => i < _asked.Count ? TextHeights.Of(_asked[i].Words, GroupSheet.AskWidth) + 4 : 17).ToList();
        var more = Math.Max(0, height - asked.Sum()) / rows;
        for (var i = 0; i < rows; i++) _sheet.Height(_first + i, asked[i] + more);
    }

    private void Describe()
    {
        Over(GroupColumns.Number, Look.Centered);
        _sheet.Text(_first, GroupColumns.Number, _criterion.Number, Look.Centered);
        Over(GroupColumns.Title, Look.Text);
        var runs = new List<Run> { Looks.Run(_criterion.Title.In(_form.Language), bold: true) };
        if (_criterion.Text.Length > 0) runs.Add(Looks.Run("\n" + _criterion.Text));
        if (Wanted() is { Length: > 0 } wanted) runs.Add(Looks.Run("\n" + wanted, italic: true));
        if (Notes() is { Length: > 0 } notes) runs.Add(Looks.Run("\n" + notes, italic: true));
        _sheet.Rich(_first, GroupColumns.Title, runs, Look.Text);
        Over(GroupColumns.Maximum, Look.Maximum);
        if (_criterion.Max is { } max) _sheet.Number(_first, GroupColumns.Maximum, max, Look.Maximum);
        else _sheet.Text(_first, GroupColumns.Maximum, _criterion.PrintedMax ?? "–", Look.Maximum);
    }

    private void Ask()
    {
        for (var row = _first; row <= _last; row++)
            _sheet.Text(row, GroupColumns.Marker, Markers.Row(_criterion.Code, row - _first < _asked.Count ? _asked[row - _first].Input : ""), Look.Plain);
        for (var i = 0; i < _asked.Count; i++)
        {
            var row = _first + i;
            var last = i == _asked.Count - 1 ? _last : row;
            foreach (var column in new[] { GroupColumns.Ask, GroupColumns.Value, GroupColumns.Check })
            {
                var look = column == GroupColumns.Ask ? Look.Text : column == GroupColumns.Check ? Look.Check : _asked[i].Type == InputType.Text ? Look.InputText : Look.Input;
                for (var r = row; r <= last; r++) _sheet.Blank(r, column, look);
                _sheet.Merge(row, column, last, column);
            }
            _sheet.Text(row, GroupColumns.Ask, _asked[i].Words, Look.Text);
            Validate(_asked[i], SheetBuilder.Local(row, GroupColumns.Value));
            Fill(_asked[i], row);
        }
        Over(GroupColumns.Evidence, Look.InputText);
        _sheet.Validate(Validations.Text(SheetBuilder.Local(_first, GroupColumns.Evidence), DeclaredValue.MaximumText, _form.Say("prompt.evidence"), _form.Language));
        if (_declared is { Evidence.Count: > 0 }) _sheet.Text(_first, GroupColumns.Evidence, string.Join('\n', _declared.Evidence), Look.InputText);
        Applications();
        NotApplicable();
    }

    private void Validate(Asked asked, string cell) => _sheet.Validate(asked.Type switch
    {
        InputType.Option => Validations.List(cell, _form.Lists.Labels(asked.Options), asked.Prompt, _form.Language),
        InputType.Flag => Validations.List(cell, _form.Lists.YesNo, asked.Prompt, _form.Language),
        InputType.Count => Validations.Count(cell, RuleInput.HighestCount, asked.Prompt, _form.Language),
        InputType.Percent when !asked.Above100 => Validations.Percent(cell, asked.Prompt, _form.Language),
        InputType.Text => Validations.Text(cell, DeclaredValue.MaximumText, asked.Prompt, _form.Language),
        _ => Validations.Number(cell, RuleInput.HighestNumber, asked.Prompt, _form.Language),
    });

    private void Fill(Asked asked, int row)
    {
        if (asked.Input == Markers.Cohort)
        {
            if (_form.Filled.CohortMaximum.TryGetValue(_criterion.Code, out var highest)) FilledCells.Write(_sheet, row, GroupColumns.Value, InputValue.Of(highest), Look.Input);
            return;
        }
        if (_declared is null || !_declared.Inputs.TryGetValue(asked.Input, out var value)) return;
        var index = asked.Options.ToList().FindIndex(o => o.Id == value.Text);
        if (asked.Type == InputType.Option && index >= 0)
            _sheet.Text(row, GroupColumns.Value, OptionLabels.Of(asked.Options, _form.Language)[index], Look.Input);
        else if (asked.Type == InputType.Flag && value.Flag is { } flag)
            _sheet.Text(row, GroupColumns.Value, _form.Say(flag ? "answer.yes" : "answer.no"), Look.Input);
        else
            FilledCells.Write(_sheet, row, GroupColumns.Value, value, asked.Type == InputType.Text ? Look.InputText : Look.Input);
    }

    private void Applications()
    {
        if (!_columns.HasApplications) return;
        for (var row = _first; row <= _last; row++)
        {
            _sheet.Blank(row, _columns.Application, Look.InputText);
            if (_declared?.Applications is { } applications && row - _first < applications.Count)
                _sheet.Text(row, _columns.Application, applications[row - _first], Look.InputText);
        }
        var cells = $"{SheetBuilder.Local(_first, _columns.Application)}:{SheetBuilder.Local(_last, _columns.Application)}";
        _sheet.Validate(Validations.Text(cells, DeclaredValue.MaximumText, _form.Say("prompt.application"), _form.Language));
    }

    private void NotApplicable()
    {
        if (!_columns.HasNotApplicable) return;
        if (_criterion.NotApplicable == NotApplicablePolicy.Never)
        {
            Over(_columns.NotApplicable, Look.NoInput);
            return;
        }
        Over(_columns.NotApplicable, Look.Input);
        _sheet.Validate(Validations.List(SheetBuilder.Local(_first, _columns.NotApplicable), _form.Lists.NotApplicable, _form.Say("prompt.not-applicable"), _form.Language));
        if (_declared is { NotApplicable: true }) _sheet.Text(_first, _columns.NotApplicable, _form.Say("answer.not-applicable"), Look.Input);
    }

    private void Compute()
    {
        var cells = _asked.Select((asked, i) => (asked.Input, At: _sheet.At(_first + i, GroupColumns.Value))).ToDictionary(c => c.Input, c => c.At, StringComparer.Ordinal);
        var rule = new RuleFormulas(_form.Calculation, _form.Lists, _criterion, name => cells[name]);
        var outcome = rule.Write();
        var results = new CriterionFormulas(_form, _criterion)
        {
            Cells = cells.Where(c => c.Key != Markers.Cohort).Select(c => c.Value).ToList(),
            Evidence = _sheet.At(_first, GroupColumns.Evidence),
            Applications = _columns.HasApplications ? Enumerable.Range(_first, _last - _first + 1).Select(r => _sheet.At(r, _columns.Application)).ToList() : [],
            NotApplicable = _columns.HasNotApplicable && _criterion.NotApplicable != NotApplicablePolicy.Never ? _sheet.At(_first, _columns.NotApplicable) : null,
        }.Write(outcome);
        _form.Criteria.Add(results);
        for (var i = 0; i < _asked.Count; i++)
            _sheet.Formula(_first + i, GroupColumns.Check, CellChecks.Words(_form, _asked[i], cells[_asked[i].Input], rule.Conflicts), Look.Check);
        Over(_columns.Points, Look.Points);
        if (_criterion.Rule is not UnscoredRule)
            _sheet.Formula(_first, _columns.Points, _criterion.Rule is GateRule ? CriterionFormulas.Passing(_form, results) : results.Points, Look.Points);
        Over(_columns.Status, Look.Status);
        _sheet.Formula(_first, _columns.Status, CriterionFormulas.StatusWords(_form, results), Look.Status);
    }

    private void Over(int column, Look look)
    {
        for (var row = _first; row <= _last; row++) _sheet.Blank(row, column, look);
        _sheet.Merge(_first, column, _last, column);
    }
}
