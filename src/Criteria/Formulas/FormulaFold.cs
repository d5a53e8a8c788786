namespace EGovPlatform.Criteria;

/// <summary>An operator of a formula between two values. Comparisons, and, or give 1 where they hold, else 0.</summary>
public enum FormulaOperator
{
    /// <summary>+</summary>
    Add,

    /// <summary>−</summary>
    Subtract,

    /// <summary>×</summary>
    Multiply,

    /// <summary>÷</summary>
    Divide,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>≤</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>≥</summary>
    GreaterOrEqual,

    /// <summary>=</summary>
    Equal,

    /// <summary>≠</summary>
    NotEqual,

    /// <summary>Both hold; the right one is looked at only where the left one holds.</summary>
    And,

    /// <summary>One holds at least; the right one is looked at only where the left one does not hold.</summary>
    Or,
}

/// <summary>Writes a formula of a rule in another notation, such as a spreadsheet's: one method for each kind of part.</summary>
/// <typeparam name="T">What a part becomes.</typeparam>
public abstract class FormulaFold<T>
{
    /// <summary>A number of the formula's text.</summary>
    public abstract T Number(decimal value);

    /// <summary>An input of the rule, or <c>max</c>.</summary>
    public abstract T Name(string name);

    /// <summary>A value with the other sign.</summary>
    public abstract T Negate(T operand);

    /// <summary>An operator between two values.</summary>
    public abstract T Apply(FormulaOperator op, T left, T right);

    /// <summary>The largest or smallest of one or more values.</summary>
    public abstract T Extreme(bool largest, IReadOnlyList<T> operands);

    /// <summary>The largest whole number that is not above the value.</summary>
    public abstract T Floor(T operand);

    /// <summary>The one value where the condition is not 0, else the other; only that one is computed.</summary>
    public abstract T If(T condition, T then, T otherwise);
}
