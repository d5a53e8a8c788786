using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>The newest report that was read into the declaration: what was understood of it, and who handed it in.</summary>
internal static class GetReport
{
    private sealed record Stored(string Understanding, string ImportedBy, DateTimeOffset ImportedAt);

    public static async Task<IResult> Handle(string round, string unit, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var report = await connection.QueryFirstOrDefaultAsync<Stored>(new(
            """
            SELECT understanding::text AS understanding, imported_by, imported_at FROM reports
            WHERE round = @round AND unit = @unit ORDER BY imported_at DESC, id DESC LIMIT 1
            """,
            new { round, unit }, cancellationToken: ct)) ?? throw Refusals.ReportNotFound();

        var answer = JsonNode.Parse(report.Understanding)!.AsObject();
        answer["importedBy"] = report.ImportedBy;
        answer["importedAt"] = report.ImportedAt;
        return Results.Json(answer);
    }
}
