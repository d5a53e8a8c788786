using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit's declaration as it stands: its values and who declared them, what they would score, and what was found of them.</summary>
internal static class GetDeclaration
{
    public static async Task<IResult> Handle(
        string round, string unit, HttpContext http, NpgsqlDataSource database, DraftCheck scoring, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot, so that the ETag names just the values that are shown.
        await using var tx = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var declaration = await Declaration.Find(connection, round, unit, ct) ?? throw Refusals.DeclarationNotFound();
        var draft = await Draft.Load(connection, round, unit, tx, ct);
        var states = await connection.QueryAsync<StateView>(new(
            """
            SELECT state, submission_version AS version, changed_by AS by, changed_at AS at FROM declaration_states
            WHERE round = @round AND unit = @unit ORDER BY changed_at, id
            """,
            new { round, unit }, tx, cancellationToken: ct));
        var contentHash = await connection.QuerySingleOrDefaultAsync<string>(new(
            "SELECT content_hash FROM submissions WHERE round = @round AND unit = @unit AND version = @version",
            new { round, unit, version = declaration.SubmissionVersion }, tx, cancellationToken: ct));
        var findings = await Finding.Load(tx, round, unit, ct);
        await tx.CommitAsync(ct);

        http.Response.Headers.ETag = declaration.ETag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Json(new DeclarationView<JsonNode>(
            round, unit, declaration.UnitName, declaration.Demonstration, declaration.SetId, declaration.SetVersion,
            JsonNode.Parse(declaration.Parameters)!.AsObject(), declaration.State, [.. states], declaration.SubmissionVersion,
            draft.Values.ToDictionary(value => value.Criterion, value => value.ToJson()), draft.Values.ToDictionary(value => value.Criterion, value => value.Version),
            contentHash, await Preview(declaration, draft, scoring, ct), [.. findings.Select(finding => finding.ToView())]));
    }

    /// <summary>What the draft would score; null where that was never asked and Scoring is away, which must not keep anybody from reading.</summary>
    private static async Task<JsonNode?> Preview(Declaration declaration, Draft draft, DraftCheck scoring, CancellationToken ct)
    {
        if (declaration.Preview is { } preview)
            return JsonNode.Parse(preview);

        try
        {
            return await scoring.Ask(declaration.Measure, draft.ToInput(declaration), ct) is { } verdict ? JsonNode.Parse(verdict.ResultJson) : null;
        }
        catch (ProblemException away) when (away.Status == StatusCodes.Status503ServiceUnavailable)
        {
            return null;
        }
    }
}
