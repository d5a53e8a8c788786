namespace EGovPlatform.Criteria;

/// <summary><c>gate: {type, tightens?, when?}</c> of a criterion whose rule is a gate: the type that it decides.</summary>
public sealed record CriterionGate
{
    private readonly Formula? _condition;

    internal CriterionGate(string type, string? tightens, Formula? condition) => (Type, Tightens, _condition) = (type, tightens, condition);

    /// <summary>Id of the type that needs this gate.</summary>
    public string Type { get; }

    /// <summary>Code of the gate of a lower type that this one takes the place of; null where it stands beside the lower ones.</summary>
    public string? Tightens { get; }

    /// <summary>
    /// When the gate applies: a formula over the unit's attributes, such as <c>transactionsPerDay > 100</c>; null where it always does.
    /// </summary>
    public string? When => _condition?.Text;

    /// <summary>The attributes that <see cref="When"/> asks for.</summary>
    public IReadOnlySet<string> Attributes => _condition?.Names ?? new HashSet<string>();

    /// <summary>The condition in another notation.</summary>
    /// <exception cref="InvalidOperationException">The gate has no condition.</exception>
    public T FoldCondition<T>(FormulaFold<T> notation) =>
        _condition is { } condition ? condition.Fold(notation) : throw new InvalidOperationException("The gate applies to every unit.");

    internal Formula? Condition => _condition;
}
