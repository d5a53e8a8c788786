using System.Collections.Immutable;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Reading;

/// <summary>From the marked cells of a form to a declaration. What cannot be read makes its criterion invalid; the rest still counts.</summary>
internal sealed class FormReader(CriteriaSet set, FormGrid grid)
{
    private readonly List<InputProblem> _problems = [];
    private readonly List<Bilingual> _remarks = [];
    private readonly Dictionary<(string, string), CellAddress> _cells = [];

    public FormReading Read()
    {
        CheckColumns();
        var input = DeclarationInput.Empty;
        var rows = grid.Rows.ToLookup(r => r.Subject, StringComparer.Ordinal);
        input = Unit(input, rows[Markers.Unit]);
        foreach (var item in set.Content.Information) input = Information(input, item, rows[item.Code]);
        foreach (var criterion in set.Criteria) input = Criterion(input, criterion, rows[criterion.Code].ToList());
        foreach (var row in grid.Rows.Where(r => r.Subject != Markers.Unit && set.Find(r.Subject) is null && set.Content.Information.All(i => i.Code != r.Subject)))
            Unknown(row);
        return new(input with { Problems = _problems }, _remarks) { Cells = _cells };
    }

    private void CheckColumns()
    {
        foreach (var sheet in grid.Rows.GroupBy(r => r.Sheet, StringComparer.Ordinal))
        {
            var asksForEvidence = sheet.Any(r => set.Find(r.Subject) is not null);
            foreach (var (column, title) in new[] { (Markers.Value, "column.value"), (Markers.Evidence, "column.evidence") })
                if (!grid.HasColumn(sheet.Key, column) && (column == Markers.Value || asksForEvidence))
                    Problem("", FormTexts.Say("read.lost-column", sheet.Key, FormTexts.Say(title)), ProblemCodes.UnknownMember);
        }
    }

    private void Unknown(FormRow row) => Problem(
        "", (grid.AddressOf(row, Markers.Value) ?? CellContent.AddressOf(row.Sheet, row.Row, 1)).Say(FormTexts.Say("read.unknown-row", row.Subject)), ProblemCodes.UnknownCriterion);

    private DeclarationInput Unit(DeclarationInput input, IEnumerable<FormRow> rows)
    {
        foreach (var row in rows)
        {
            if (grid.At(row, Markers.Value) is not { } cell) continue;
            var figure = row.Input == Markers.UnitCode ? CellFigures.Read(cell, InputType.Text, []) : CellFigures.ReadAny(cell);
            if (figure.Problem is { } problem) Problem("", cell.Address.Say(problem), figure.Code);
            else if (row.Input == Markers.UnitCode) input = input with { UnitCode = figure.Value!.Text! };
            else input = input with { UnitAttributes = input.UnitAttributes.SetItem(row.Input, figure.Value!) };
        }
        return input;
    }

    private DeclarationInput Information(DeclarationInput input, InformationItem item, IEnumerable<FormRow> rows)
    {
        foreach (var row in rows)
        {
            if (grid.At(row, Markers.Value) is not { } cell) continue;
            var figure = CellFigures.ReadAny(cell);
            if (figure.Problem is { } problem) Problem("", cell.Address.Say(problem), figure.Code);
            else input = input.With(item.Code, new DeclaredValue { Inputs = ImmutableSortedDictionary.Create<string, InputValue>(StringComparer.Ordinal).Add("value", figure.Value!) });
        }
        return input;
    }

    private DeclarationInput Criterion(DeclarationInput input, Criterion criterion, List<FormRow> rows)
    {
        if (rows.Count == 0)
        {
            Problem(criterion.Code, FormTexts.Say("read.lost-rows", criterion.Code), ProblemCodes.MissingInput);
            // Declared, so that its problem is heard of.
            return input with { Values = input.Values.SetItem(criterion.Code, new DeclaredValue()) };
        }
        var before = _problems.Count;
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, InputValue>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Input.Length > 0))
        {
            if (grid.AddressOf(row, Markers.Value) is { } address) _cells.TryAdd((criterion.Code, row.Input), address);
            if (grid.At(row, Markers.Value) is not { } cell) continue;
            if (row.Input == Markers.Cohort) input = Cohort(input, criterion, cell);
            else Figure(criterion, row, cell, inputs);
        }
        var value = new DeclaredValue
        {
            Inputs = inputs.ToImmutable(),
            Evidence = Texts(criterion, rows, Markers.Evidence, text => text.Split('\n').SelectMany(l => l.Split("; "))),
            Applications = Texts(criterion, rows, Markers.Application, text => [text]),
            NotApplicable = NotApplicable(criterion, rows),
        };
        var declared = value.Inputs.Count + value.Evidence.Count + value.Applications.Count > 0 || value.NotApplicable || _problems.Count > before;
        return declared ? input with { Values = input.Values.SetItem(criterion.Code, value) } : input;
    }

    private void Figure(Criterion criterion, FormRow row, CellContent cell, ImmutableSortedDictionary<string, InputValue>.Builder inputs)
    {
        if (criterion.Rule.Inputs.FirstOrDefault(i => i.Name == row.Input) is not { } asked)
        {
            Problem(criterion.Code, cell.Address.Say(FormTexts.Say("read.unknown-row", $"{criterion.Code}, {row.Input}")), ProblemCodes.UnknownInput);
            return;
        }
        if (inputs.ContainsKey(row.Input))
        {
            Problem(criterion.Code, cell.Address.Say(FormTexts.Say("read.twice", _cells[(criterion.Code, row.Input)].InWords())), ProblemCodes.DuplicateMember);
            return;
        }
        var figure = CellFigures.Read(cell, asked.Type, asked.Options);
        _cells[(criterion.Code, row.Input)] = cell.Address;
        if (figure.Problem is { } problem) Problem(criterion.Code, cell.Address.Say(problem), figure.Code);
        else inputs[row.Input] = figure.Value!;
        if (figure.Remark is { } remark) _remarks.Add(cell.Address.Say(remark));
    }

    private DeclarationInput Cohort(DeclarationInput input, Criterion criterion, CellContent cell)
    {
        var figure = CellFigures.Read(cell, InputType.Number, []);
        if (figure.Value?.Number is >= 0 and var highest) return input with { CohortMaximum = input.CohortMaximum.SetItem(criterion.Code, highest) };
        Problem(criterion.Code, cell.Address.Say(figure.Problem ?? FormTexts.Say("read.cohort")), figure.Code);
        return input;
    }

    private List<string> Texts(Criterion criterion, List<FormRow> rows, string column, Func<string, IEnumerable<string>> split)
    {
        var texts = new List<string>();
        foreach (var cell in rows.Select(r => grid.At(r, column)).OfType<CellContent>())
        {
            if (cell.Kind is CellKind.Error or CellKind.NotComputed)
            {
                Problem(criterion.Code, cell.Address.Say(CellFigures.Read(cell, InputType.Text, []).Problem!.Value), ProblemCodes.WrongType);
                continue;
            }
            var entries = split(CellFigures.Words(cell)).Select(t => InputValue.Of(t).Text!.Trim()).Where(t => t.Length > 0).ToList();
            if (entries.Exists(t => t.Length > DeclaredValue.MaximumText)) Problem(criterion.Code, cell.Address.Say(FormTexts.Say("read.too-long", DeclaredValue.MaximumText)), ProblemCodes.OutOfBounds);
            else if (column == Markers.Application && cell.Text.IndexOfAny(['\n', ';']) >= 0) Problem(criterion.Code, cell.Address.Say(FormTexts.Say("read.one-application")), ProblemCodes.WrongType);
            else if (texts.Count + entries.Count > DeclaredValue.MaximumEntries) Problem(criterion.Code, cell.Address.Say(FormTexts.Say("read.too-many", DeclaredValue.MaximumEntries)), ProblemCodes.OutOfBounds);
            else texts.AddRange(entries);
        }
        return texts;
    }

    private bool NotApplicable(Criterion criterion, List<FormRow> rows)
    {
        var claimed = false;
        var words = FormTexts.Say("answer.not-applicable");
        foreach (var cell in rows.Select(r => grid.At(r, Markers.NotApplicable)).OfType<CellContent>())
        {
            var answer = OptionLabels.Fold(cell.Text);
            if (answer == OptionLabels.Fold(words.Vi) || answer == OptionLabels.Fold(words.En)) claimed = true;
            else Problem(criterion.Code, cell.Address.Say(FormTexts.Say("read.not-listed", CellFigures.Short(cell.Text), words)), ProblemCodes.WrongType);
        }
        return claimed;
    }

    private void Problem(string criterion, Bilingual message, string code) => _problems.Add(new(criterion, "", code, message, message));
}
