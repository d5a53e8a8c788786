using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit's declaration as it stands: its values and who declared them, what they would score, and what was found of them.</summary>
internal static class GetDeclaration
{
    private sealed record StateChange(string State, long SubmissionVersion, string ChangedBy, DateTimeOffset ChangedAt);

    public static async Task<IResult> Handle(
        string round, string unit, HttpContext http, NpgsqlDataSource database, DraftCheck scoring, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot, so that the ETag names just the values that are shown.
        await using var tx = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var declaration = await Declaration.Find(connection, round, unit, ct) ?? throw Refusals.DeclarationNotFound();
        var draft = await Draft.Load(connection, round, unit, tx, ct);
        var states = await connection.QueryAsync<StateChange>(new(
            """
            SELECT state, submission_version, changed_by, changed_at FROM declaration_states
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
        return Results.Json(new JsonObject
        {
            ["round"] = round,
            ["unit"] = unit,
            ["unitName"] = declaration.UnitName,
            ["demonstration"] = declaration.Demonstration,
            ["setId"] = declaration.SetId,
            ["setVersion"] = declaration.SetVersion,
            ["parameters"] = JsonNode.Parse(declaration.Parameters),
            ["state"] = declaration.State,
            ["states"] = new JsonArray([.. states.Select(change => (JsonNode)new JsonObject
            {
                ["state"] = change.State, ["version"] = change.SubmissionVersion, ["by"] = change.ChangedBy, ["at"] = change.ChangedAt,
            })]),
            ["version"] = declaration.SubmissionVersion,
            ["values"] = new JsonObject(draft.Values.Select(value => KeyValuePair.Create(value.Criterion, (JsonNode?)value.ToJson()))),
            // For If-Match on a single value: "v" and its version, in quotes.
            ["valueVersions"] = new JsonObject(draft.Values.Select(value => KeyValuePair.Create(value.Criterion, (JsonNode?)value.Version))),
            ["contentHash"] = contentHash,
            ["preview"] = await Preview(declaration, draft, scoring, ct),
            ["findings"] = new JsonArray([.. findings.Select(finding => finding.ToJson())]),
        });
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
