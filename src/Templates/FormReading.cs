using EGovPlatform.Criteria;

namespace EGovPlatform.Templates;

/// <summary>What a filled-in form says.</summary>
/// <param name="Input">The declaration. What could not be read is among its problems, with sheet and cell.</param>
/// <param name="Remarks">What was read and could have been meant otherwise: texts taken as numbers.</param>
public sealed record FormReading(DeclarationInput Input, IReadOnlyList<Bilingual> Remarks)
{
    internal IReadOnlyDictionary<(string Criterion, string Input), CellAddress> Cells { get; init; } = new Dictionary<(string, string), CellAddress>();

    /// <summary>
    /// The sentence of a problem of the score, with the cell that it is about in front of it; as it is where the problem names a cell already or none can
    /// be named.
    /// </summary>
    public Bilingual Message(InputProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return !Input.Problems.Contains(problem) && Cells.TryGetValue((problem.Criterion, problem.Input), out var cell) ? cell.Say(problem.Message) : problem.Message;
    }
}

/// <summary>A cell as a user finds it.</summary>
/// <param name="Sheet">The sheet's present name.</param>
/// <param name="Reference">Such as F12.</param>
internal readonly record struct CellAddress(string Sheet, string Reference)
{
    public Bilingual Say(Bilingual what) => FormTexts.Say("read.at", Sheet, Reference, what);

    public Bilingual InWords() => FormTexts.Say("read.cell", Sheet, Reference);
}
