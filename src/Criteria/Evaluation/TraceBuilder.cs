namespace EGovPlatform.Criteria;

/// <summary>The result of a step, by the name that later steps use.</summary>
internal readonly record struct TraceTerm(string Id, Exact Value);

/// <summary>
/// Computes by writing the sum down: every number is the value of an expression that stands in the trace, so that none can differ from its explanation.
/// For what is computed once for a reader; the points of criteria have <see cref="TraceLog"/>.
/// </summary>
internal sealed class TraceBuilder
{
    private readonly List<TraceStep> _steps = [];
    private readonly Dictionary<string, Exact> _values = new(StringComparer.Ordinal);

    /// <exception cref="DivideByZeroException">The expression divides by zero; nothing is added.</exception>
    /// <exception cref="OverflowException">The value is larger than a decimal holds; nothing is added.</exception>
    public TraceTerm Step(Bilingual text, string expression)
    {
        var value = Formula.Parse(expression).Evaluate(_values);
        var step = new TraceStep($"s{_steps.Count + 1}", text, expression, value.ToDecimal());
        _steps.Add(step);
        _values[step.Id] = value;
        return new(step.Id, value);
    }

    public TraceTerm Step(Bilingual text, decimal value) => Step(text, NumberText.Invariant(value));

    public Trace Build() => new(_steps);
}
