using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>
/// The hidden sheet on which the form computes: a step a row, with the criterion that it belongs to, what it is and its formula, so that whoever doubts
/// a figure can show the sheet and follow it.
/// </summary>
internal sealed class Calculation
{
    public const string SheetName = "_tinh";

    private const int Formulas = 3;
    private const int Claimants = 5;
    private const int Keys = 6;
    private const int Claims = 7;

    private readonly SheetBuilder _sheet = new(SheetName);
    private int _row;
    private int _claim;

    public SheetBuilder Sheet => _sheet;

    /// <summary>Adds a step; a step whose formula fails in the spreadsheet counts as <see cref="Outcomes.Invalid"/>.</summary>
    /// <returns>The address of its result.</returns>
    public string Guarded(string subject, string step, string formula) => Step(subject, step, $"IFERROR({formula},{Outcomes.Invalid})");

    /// <summary>Adds a step.</summary>
    /// <returns>The address of its result.</returns>
    public string Step(string subject, string step, string formula)
    {
        _row++;
        _sheet.Text(_row, 1, subject, Look.Plain);
        _sheet.Text(_row, 2, step, Look.Plain);
        _sheet.Formula(_row, Formulas, formula, Look.Plain);
        return _sheet.At(_row, Formulas);
    }

    /// <summary>
    /// Claims on applications in the set's order: the condition under which a criterion's claim comes second, and rows that hold what it claims itself
    /// once it was given points.
    /// </summary>
    /// <param name="cells">The cells that name the criterion's applications.</param>
    /// <param name="claims">Writes the criterion's own claims, given the condition under which it makes them.</param>
    /// <returns>A condition: one of the applications was counted for an earlier criterion.</returns>
    public string SecondClaim(string subject, IReadOnlyList<string> cells, out Action<string> claims)
    {
        var before = _claim;
        var keys = cells.Select(cell =>
        {
            _claim++;
            _sheet.Text(_claim, Claimants, subject, Look.Plain);
            _sheet.Formula(_claim, Keys, $"UPPER(TRIM({cell}))", Look.Plain);
            return _claim;
        }).ToList();
        claims = condition =>
        {
            foreach (var row in keys) _sheet.Formula(row, Claims, $"IF({condition},{_sheet.At(row, Keys)},\"\")", Look.Plain);
        };
        if (before == 0) return "FALSE";
        var taken = $"{_sheet.At(1, Claims)}:{SheetBuilder.Local(before, Claims)}";
        return "OR(" + string.Join(',', keys.Select(row => $"IF({_sheet.At(row, Keys)}=\"\",FALSE,SUMPRODUCT(--({taken}={_sheet.At(row, Keys)}))>0)")) + ")";
    }

    /// <summary>Whether a criterion names one application twice.</summary>
    public static string Repeats(IReadOnlyList<string> cells)
    {
        var pairs = from i in Enumerable.Range(0, cells.Count)
                    from j in Enumerable.Range(0, i)
                    select $"AND({Has(cells[i])},UPPER(TRIM({cells[i]}))=UPPER(TRIM({cells[j]})))";
        var conditions = string.Join(',', pairs);
        return conditions.Length == 0 ? "FALSE" : $"OR({conditions})";
    }

    /// <summary>Whether something stands in a cell; spaces are nothing.</summary>
    public static string Has(string cell) => $"LEN(TRIM({cell}))>0";

    /// <summary>Whether a cell holds a figure that an input of this type takes.</summary>
    /// <param name="above100">Whether a percentage may be above 100.</param>
    public static string Suits(string cell, InputType type, bool above100 = false)
    {
        var highest = NumberText.Invariant(type switch
        {
            InputType.Count => RuleInput.HighestCount,
            InputType.Percent when !above100 => 100,
            _ => RuleInput.HighestNumber,
        });
        var whole = type == InputType.Count ? $",{cell}=INT({cell})" : "";
        return $"IF(ISNUMBER({cell}),AND({cell}>=0,{cell}<={highest}{whole}),FALSE)";
    }

    public static string Number(decimal value) => NumberText.Invariant(value);

    /// <summary>A text inside a formula.</summary>
    public static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

/// <summary>What a rule's last step holds beside points, as a text of the formula language.</summary>
internal static class Outcomes
{
    /// <summary>Figures are missing, unsuitable or contradict each other.</summary>
    public const string Invalid = "\"?\"";

    /// <summary>0 of 0 where that means that the criterion does not apply.</summary>
    public const string NotApplicable = "\"-\"";

    /// <summary>0 of 0 where that gives no points, whatever the rule.</summary>
    public const string Nothing = "\"0\"";
}
