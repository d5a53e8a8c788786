using EGovPlatform.Criteria;
using Npgsql;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>Scores the input that a sheet keeps once more, by the set and the parameters it was scored by, and says whether the same comes out.</summary>
public static class RecomputeSheet
{
    /// <param name="Same">The input and the result are as they were hashed, the set is the one that scored, and scoring again gives the same result.</param>
    /// <param name="InputIntact">The stored input still has the hash that was announced.</param>
    /// <param name="ResultIntact">The stored result still has its own hash.</param>
    /// <param name="SetIntact">The set of this id and version that ships now has the content that scored.</param>
    /// <param name="RecomputedHash">Null, like the recomputed total, where the set does not ship any more.</param>
    public sealed record Recomputation(
        string Round, string Unit, long Version, string SetId, bool Same, bool InputIntact, bool ResultIntact, bool SetIntact,
        string ContentHash, string? RecomputedHash, decimal Total, decimal? RecomputedTotal);

    public static async Task<IResult> Get(
        string round, string unit, long? version, HttpContext http, SheetReaders readers, NpgsqlDataSource database, CancellationToken ct)
    {
        var everyVersion = await readers.MayReadEveryVersion(http);
        if (await StoredSheet.Find(database, round, unit, version, everyVersion, ct) is { } sheet)
            return TypedResults.Ok(Of(sheet, CriteriaSets.Find(sheet.SetId, sheet.SetVersion)));
        return everyVersion ? throw ScoringProblems.SheetNotFound(round, unit) : SheetReaders.Refuse(http);
    }

    public static Recomputation Of(StoredSheet sheet, CriteriaSet? set)
    {
        var again = set?.Score(DeclarationInput.Parse(sheet.Input), SetParameters.Parse(sheet.Parameters));
        var recomputedHash = again is null ? null : CanonicalJson.Hash(again.ToJson());
        var inputIntact = CanonicalJson.HashOfCanonical(sheet.Input) == sheet.InputHash;
        var resultIntact = CanonicalJson.HashOfCanonical(sheet.Result) == sheet.ContentHash;
        var setIntact = set?.ContentHash == sheet.SetHash;
        var same = inputIntact && resultIntact && setIntact && recomputedHash == sheet.ContentHash && again?.Total == sheet.Total;
        return new(
            sheet.Round, sheet.Unit, sheet.Version, sheet.SetId, same, inputIntact, resultIntact, setIntact,
            sheet.ContentHash, recomputedHash, sheet.Total, again?.Total);
    }
}
