using System.Collections.Immutable;

namespace EGovPlatform.Criteria;

/// <summary>
/// A worked example of a criterion (ví dụ tính điểm), counted by hand from the document: what is declared, what it gives, and the words that say so.
/// </summary>
/// <remarks>
/// In the file: <c>{in: {input: value, …}, points: n | passes: true | status: …, problem?: …, attributes?: {…}, cohort?: n, by: …}</c>. Besides the criterion's inputs <c>in</c>
/// may hold <c>evidence</c> (texts; evidence is attached where it is left out), <c>applications</c>, <c>notApplicable</c> and <c>rejected</c>.
/// </remarks>
public sealed record WorkedExample
{
    /// <summary><c>in</c>: what is declared.</summary>
    public required DeclaredValue Declared { get; init; }

    /// <summary><c>attributes</c>: the unit's attributes that the criterion looks at.</summary>
    public IImmutableDictionary<string, InputValue> Attributes { get; init; } = DeclarationInput.Empty.UnitAttributes;

    /// <summary><c>cohort</c>: the highest value of the frozen cohort for this criterion; null where the example has no cohort.</summary>
    public decimal? Cohort { get; init; }

    /// <summary><c>points</c>: what it gives, without a sign; null where the example is about passing or about a status that gives none.</summary>
    public decimal? Points { get; init; }

    /// <summary><c>passes</c>: whether a gate is passed; null for criteria that give points.</summary>
    public bool? Passes { get; init; }

    /// <summary><c>status</c>: what comes of it; scored where the file says nothing.</summary>
    public CriterionStatus Status { get; init; }

    /// <summary><c>problem</c>: one of <see cref="ProblemCodes"/>; null where the example names none.</summary>
    public string? Problem { get; init; }

    /// <summary><c>by</c>: the words of the criterion that say so; a clause of the set's provisions; or <c>note</c>, where a note resolves what the print leaves open.</summary>
    public required string By { get; init; }

    /// <summary>The example as a declaration of this criterion alone.</summary>
    public DeclarationInput ToDeclaration(string criterion) => DeclarationInput.Empty with
    {
        Values = DeclarationInput.Empty.Values.Add(criterion, Declared),
        UnitAttributes = Attributes,
        CohortMaximum = Cohort is { } highest ? DeclarationInput.Empty.CohortMaximum.Add(criterion, highest) : DeclarationInput.Empty.CohortMaximum,
    };
}
