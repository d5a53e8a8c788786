using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>What the sheets of one form share.</summary>
/// <param name="Set">The set that the form is for.</param>
/// <param name="Language">The language of everything but the verbatim texts.</param>
/// <param name="Filled">What is filled in already.</param>
internal sealed record FormContext(CriteriaSet Set, CultureInfo Language, DeclarationInput Filled)
{
    public Calculation Calculation { get; } = new();

    public OptionLists Lists { get; } = new(Language);

    /// <summary>What came of each criterion, in the set's order; grows with the sheets.</summary>
    public List<CriterionCells> Criteria { get; } = [];

    /// <summary>What came of each group, in printed order; grows with the sheets.</summary>
    public List<GroupCells> Groups { get; } = [];

    /// <summary>The cells of the unit's attributes, by name.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public string Say(string key, params ReadOnlySpan<object> arguments) => FormTexts.Say(key, arguments).In(Language);

    public DeclaredValue? Declared(string code) => Filled.Values.TryGetValue(code, out var value) ? value : null;
}

/// <summary>Where the results of a criterion stand.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Status">Its status, as results write it.</param>
/// <param name="Points">Its points; 0 where it gives none.</param>
/// <param name="Excluded">The points that it takes out of the scale.</param>
/// <param name="Passes">Of a gate: 1 where it holds, else 0.</param>
internal sealed record CriterionCells(Criterion Criterion, string Status, string Points, string Excluded, string Passes);

/// <summary>Where the result of a group stands.</summary>
/// <param name="Group">The group.</param>
/// <param name="Points">Its points, within its maximum.</param>
/// <param name="Sheet">The sheet of its criteria.</param>
internal sealed record GroupCells(CriteriaGroup Group, string Points, string Sheet);
