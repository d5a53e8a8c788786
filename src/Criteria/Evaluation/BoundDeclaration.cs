namespace EGovPlatform.Criteria;

/// <summary>What is to be made of a criterion, as far as the declaration itself decides it.</summary>
internal enum BindingState : byte
{
    NotDeclared,
    Invalid,
    Rejected,

    /// <summary>Taken out: said not to apply.</summary>
    Excluded,

    /// <summary>Taken out: a share of nothing.</summary>
    ExcludedZero,

    /// <summary>Said not to apply, and given the share that the round decided.</summary>
    Special,

    /// <summary>A share of nothing, given the share that the round decided.</summary>
    SpecialZero,

    /// <summary>Declared without the evidence that is required.</summary>
    WithoutEvidence,

    /// <summary>Declared: its figures are there and suit the rule.</summary>
    Declared,
}

/// <summary>
/// A declaration (phiếu kê khai) bound to a set: names looked up, types and bounds checked, the figures side by side in the set's order. To be bound once
/// and evaluated often: <see cref="Total"/> puts nothing on the heap. Immutable, safe to share between threads.
/// </summary>
public sealed class BoundDeclaration
{
    internal BoundDeclaration(CriteriaSet set, DeclarationInput input, SetParameters parameters) => (Set, Input, Parameters) = (set, input, parameters);

    /// <summary>The set that it is bound to.</summary>
    public CriteriaSet Set { get; }

    /// <summary>The declaration as it was given.</summary>
    public DeclarationInput Input { get; }

    /// <summary>What the round decided.</summary>
    public SetParameters Parameters { get; }

    /// <summary>What could not be counted, the declaration's own problems first, then in the set's order.</summary>
    public IReadOnlyList<InputProblem> Problems => Notes.Problems;

    internal EvaluationNotes Notes { get; init; } = new();

    internal decimal[] Figures { get; init; } = [];

    internal BindingState[] States { get; init; } = [];

    /// <summary>The applications that each criterion claims, as numbers from 0; null where none claims any.</summary>
    internal int[]?[]? Applications { get; init; }

    internal int ApplicationCount { get; init; }

    /// <summary>The maxima, on the scale, of the criteria that are taken out.</summary>
    internal decimal Excluded { get; init; }

    /// <summary>The total alone, as <see cref="ScoreResult.Total"/>, without a trace.</summary>
    public decimal Total() => Evaluator.Total(this);

    /// <summary>Every criterion's points and status, and the steps that they come from.</summary>
    public Evaluation Evaluate() => Evaluator.Evaluate(this);

    /// <summary>The whole result, as <see cref="CriteriaSet.Score"/> gives it.</summary>
    public ScoreResult Score() => Evaluate().ToResult();

    /// <summary>This declaration with one criterion's value put in place of what was there; what does not change is not read again.</summary>
    public BoundDeclaration With(string criterion, DeclaredValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return DeclarationBinding.Rebind(this, criterion, value);
    }
}
