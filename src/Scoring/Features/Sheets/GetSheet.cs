using System.Text.Json;
using Npgsql;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>One unit's score sheet with every trace: the newest that the caller may read, or the version asked for.</summary>
public static class GetSheet
{
    /// <typeparam name="TResult">As it is stored, or as the API describes it.</typeparam>
    /// <param name="Version">The number of the submission.</param>
    /// <param name="Published">Whether a published ranking was made from it.</param>
    /// <param name="Parameters">What the round decided where the documents leave it open; {} where nothing.</param>
    /// <param name="Result">The result as it was hashed, number by number.</param>
    public sealed record Answer<TResult>(
        string Round, string Unit, long Version, string SetId, int SetVersion, JsonElement Parameters, string ContentHash, bool Demonstration, bool Published, DateTimeOffset ScoredAt, TResult Result)
        where TResult : notnull;

    public static async Task<IResult> Get(
        string round, string unit, long? version, HttpContext http, SheetReaders readers, NpgsqlDataSource database, CancellationToken ct)
    {
        var everyVersion = await readers.MayReadEveryVersion(http);
        if (await StoredSheet.Find(database, round, unit, version, everyVersion, ct) is not { } sheet)
            return everyVersion ? throw ScoringProblems.SheetNotFound(round, unit) : SheetReaders.Refuse(http);

        var etag = $"\"{sheet.ContentHash}\"";
        http.Response.Headers.ETag = etag;
        // What one caller may read, another may not.
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.Contains(etag))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        using var parameters = JsonDocument.Parse(sheet.Parameters);
        using var result = JsonDocument.Parse(sheet.Result);
        return TypedResults.Ok(new Answer<JsonElement>(
            sheet.Round, sheet.Unit, sheet.Version, sheet.SetId, sheet.SetVersion, parameters.RootElement.Clone(), sheet.ContentHash, sheet.Demonstration, sheet.Published, sheet.ScoredAt,
            result.RootElement.Clone()));
    }
}
