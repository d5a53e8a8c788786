using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Formulas;

/// <summary>A rule's own formula in the spreadsheet's language. Conditions are 1 or 0, as in ours.</summary>
/// <param name="cell">The cell, or the number, that a name stands for.</param>
internal sealed class SpreadsheetNotation(Func<string, string> cell) : FormulaFold<string>
{
    // Finer than any figure that is declared, coarser than what binary arithmetic loses.
    private const int Places = 9;

    public override string Number(decimal value) => NumberText.Invariant(value);

    public override string Name(string name) => cell(name);

    public override string Negate(string operand) => $"(-{operand})";

    public override string Apply(FormulaOperator op, string left, string right) => op switch
    {
        FormulaOperator.Add => $"({left}+{right})",
        FormulaOperator.Subtract => $"({left}-{right})",
        FormulaOperator.Multiply => $"({left}*{right})",
        FormulaOperator.Divide => $"({left}/{right})",
        FormulaOperator.Less => Compared(left, right, "<"),
        FormulaOperator.LessOrEqual => Compared(left, right, "<="),
        FormulaOperator.Greater => Compared(left, right, ">"),
        FormulaOperator.GreaterOrEqual => Compared(left, right, ">="),
        FormulaOperator.Equal => Compared(left, right, "="),
        FormulaOperator.NotEqual => Compared(left, right, "<>"),
        // The spreadsheet's own AND and OR compute both sides.
        FormulaOperator.And => $"IF({left}<>0,IF({right}<>0,1,0),0)",
        _ => $"IF({left}<>0,1,IF({right}<>0,1,0))",
    };

    public override string Extreme(bool largest, IReadOnlyList<string> operands) => $"{(largest ? "MAX" : "MIN")}({string.Join(',', operands)})";

    public override string Floor(string operand) => $"INT(ROUND({operand},{Places}))";

    public override string If(string condition, string then, string otherwise) => $"IF({condition}<>0,{then},{otherwise})";

    private static string Compared(string left, string right, string sign) => $"IF(ROUND({left}-{right},{Places}){sign}0,1,0)";
}
