using EGovPlatform.Ranking.Features.Standings;

namespace EGovPlatform.Ranking.Features.Reconciliation;

/// <summary>Where the sheets held here and those that Scoring streams are not the same.</summary>
/// <param name="Behind">Units whose sheet is missing or older here: an event was lost or is late, and taking Scoring's sheet heals it.</param>
/// <param name="Contradicting">Units whose sheet here Scoring does not have, or has otherwise: nothing heals that, a person must look.</param>
public sealed record SheetComparison(IReadOnlyList<string> Behind, IReadOnlyList<string> Contradicting)
{
    public bool Same => Behind.Count == 0 && Contradicting.Count == 0;

    public static SheetComparison Of(IReadOnlyDictionary<string, SheetFigures> held, IReadOnlyDictionary<string, SheetFigures> streamed)
    {
        var behind = streamed
            .Where(sheet => !held.TryGetValue(sheet.Key, out var own) || own.Version < sheet.Value.Version)
            .Select(sheet => sheet.Key);
        var contradicting = held
            .Where(sheet => !streamed.TryGetValue(sheet.Key, out var theirs)
                || sheet.Value.Version > theirs.Version
                || (sheet.Value.Version == theirs.Version && !SameFigures(sheet.Value, theirs)))
            .Select(sheet => sheet.Key);
        return new([.. behind.Order(StringComparer.Ordinal)], [.. contradicting.Order(StringComparer.Ordinal)]);
    }

    private static bool SameFigures(SheetFigures one, SheetFigures other) =>
        one.SetId == other.SetId
        && one.Total == other.Total
        && one.Scale == other.Scale
        && one.Parts == other.Parts
        && one.ContentHash == other.ContentHash
        && one.Groups.SequenceEqual(other.Groups);
}
