namespace EGovPlatform.Criteria;

/// <summary>The values of a formula's names, by place.</summary>
internal readonly ref struct FormulaValues
{
    private readonly RuleFigures _figures;
    private readonly ReadOnlySpan<Exact> _values;

    public FormulaValues(RuleFigures figures) => _figures = figures;

    public FormulaValues(ReadOnlySpan<Exact> values) => _values = values;

    public Exact this[int place] => _values.IsEmpty ? _figures[place] : _values[place];
}

internal abstract class FormulaNode
{
    public abstract Exact Evaluate(in FormulaValues values);

    public abstract T Fold<T>(FormulaFold<T> notation);

    internal sealed class Number(Exact value) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values) => value;

        public override T Fold<T>(FormulaFold<T> notation) => notation.Number(value.ToDecimal());
    }

    internal sealed class Name(string name, int place) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values) => values[place];

        public override T Fold<T>(FormulaFold<T> notation) => notation.Name(name);
    }

    internal sealed class Negation(FormulaNode operand) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values) => -operand.Evaluate(values);

        public override T Fold<T>(FormulaFold<T> notation) => notation.Negate(operand.Fold(notation));
    }

    internal sealed class Binary(FormulaOperator op, FormulaNode left, FormulaNode right) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values)
        {
            var a = left.Evaluate(values);
            // What a condition guards must not be computed when it does not hold: b <> 0 and a / b > 1.
            if (op == FormulaOperator.And && a.IsZero) return Exact.Zero;
            if (op == FormulaOperator.Or && !a.IsZero) return Exact.One;
            var b = right.Evaluate(values);
            return op switch
            {
                FormulaOperator.Add => a + b,
                FormulaOperator.Subtract => a - b,
                FormulaOperator.Multiply => a * b,
                FormulaOperator.Divide => a / b,
                FormulaOperator.Less => Truth(a < b),
                FormulaOperator.LessOrEqual => Truth(a <= b),
                FormulaOperator.Greater => Truth(a > b),
                FormulaOperator.GreaterOrEqual => Truth(a >= b),
                FormulaOperator.Equal => Truth(a == b),
                FormulaOperator.NotEqual => Truth(a != b),
                _ => Truth(!b.IsZero),
            };
        }

        public override T Fold<T>(FormulaFold<T> notation) => notation.Apply(op, left.Fold(notation), right.Fold(notation));

        private static Exact Truth(bool holds) => holds ? Exact.One : Exact.Zero;
    }

    internal sealed class Extreme(bool largest, IReadOnlyList<FormulaNode> operands) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values)
        {
            var result = operands[0].Evaluate(values);
            for (var i = 1; i < operands.Count; i++)
            {
                var next = operands[i].Evaluate(values);
                result = largest ? Exact.Max(result, next) : Exact.Min(result, next);
            }
            return result;
        }

        public override T Fold<T>(FormulaFold<T> notation) => notation.Extreme(largest, operands.Select(o => o.Fold(notation)).ToList());
    }

    internal sealed class Floor(FormulaNode operand) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values) => operand.Evaluate(values).Floor();

        public override T Fold<T>(FormulaFold<T> notation) => notation.Floor(operand.Fold(notation));
    }

    internal sealed class If(FormulaNode condition, FormulaNode then, FormulaNode otherwise) : FormulaNode
    {
        public override Exact Evaluate(in FormulaValues values) =>
            condition.Evaluate(values).IsZero ? otherwise.Evaluate(values) : then.Evaluate(values);

        public override T Fold<T>(FormulaFold<T> notation) => notation.If(condition.Fold(notation), then.Fold(notation), otherwise.Fold(notation));
    }
}
