using System.Collections.Immutable;

namespace EGovPlatform.Criteria;

/// <summary>A unit's declaration (phiếu kê khai) in the input format of <c>egov score</c>. Immutable.</summary>
public sealed record DeclarationInput
{
    /// <summary>Longest JSON text, in characters.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>The unit's code; empty where the declaration names none.</summary>
    public string UnitCode { get; init; } = "";

    /// <summary>The unit's attributes, such as the transactions of a day.</summary>
    public IImmutableDictionary<string, InputValue> UnitAttributes { get; init; } =
        ImmutableSortedDictionary.Create<string, InputValue>(StringComparer.Ordinal);

    /// <summary>What is declared, by criterion code; a criterion that is left out is not declared.</summary>
    public IImmutableDictionary<string, DeclaredValue> Values { get; init; } =
        ImmutableSortedDictionary.Create<string, DeclaredValue>(StringComparer.Ordinal);

    /// <summary>The highest value of the frozen cohort, by criterion code, for rules that compare with peers.</summary>
    public IImmutableDictionary<string, decimal> CohortMaximum { get; init; } =
        ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    /// <summary>What was wrong with the form of the JSON: repeated members, unknown members, lists where a text belongs.</summary>
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    /// <summary>An empty declaration.</summary>
    public static DeclarationInput Empty { get; } = new();

    /// <summary>Reads a declaration. Problems of single criteria stand in <see cref="Problems"/> and, later, in the score's.</summary>
    /// <exception cref="DeclarationFormatException">
    /// The text is no JSON object, longer than <see cref="MaximumLength"/>, deeper than 16 levels, or holds half a surrogate pair.
    /// </exception>
    public static DeclarationInput Parse(string json) => DeclarationReader.Read(json);

    /// <summary>Reads what is declared for one criterion: one value object of <see cref="Values"/>, with what is wrong with its form.</summary>
    /// <exception cref="DeclarationFormatException">As <see cref="Parse"/>.</exception>
    public static (DeclaredValue Value, IReadOnlyList<InputProblem> Problems) ParseValue(string criterion, string json) =>
        DeclarationReader.ReadValue(criterion, json);

    /// <summary>This declaration with one criterion's value put in place of what was there.</summary>
    public DeclarationInput With(string criterion, DeclaredValue value) => this with
    {
        Values = Values.SetItem(criterion, value),
        Problems = Problems.Where(p => p.Criterion != criterion).ToList(),
    };

    /// <summary>The declaration as canonical JSON: equal declarations give equal texts. Defaults (no evidence, applicable) are left out.</summary>
    public string ToJson() => DeclarationWriter.Write(this);

    /// <summary>One value object as canonical JSON.</summary>
    public static string ToJson(DeclaredValue value) => DeclarationWriter.Write(value);

    /// <summary>SHA-256, in lower-case hex, over the UTF-8 bytes of <see cref="ToJson()"/>.</summary>
    public string ContentHash() => CanonicalJson.HashOfCanonical(ToJson());
}
