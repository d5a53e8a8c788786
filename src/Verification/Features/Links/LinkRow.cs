using Dapper;
using Npgsql;

namespace EGovPlatform.Verification.Features.Links;

/// <summary>A declared link and what was found of it.</summary>
/// <param name="State">pending, opens, fails, refused.</param>
/// <param name="Reason">Stable code of the verdict; while pending, of the last try, or empty.</param>
/// <param name="CheckedAt">Null while pending.</param>
internal sealed record LinkRow(string Criterion, string Url, string State, string Reason, DateTimeOffset? CheckedAt, string ContentHash)
{
    /// <summary>The links of the unit's newest submission, in the order declared.</summary>
    public static async Task<IReadOnlyList<LinkRow>> Newest(NpgsqlDataSource database, string round, string unit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<LinkRow>(new(
            """
            SELECT criterion, url, state, reason, checked_at, content_hash
            FROM links JOIN submissions USING (round, unit, submission_version)
            WHERE round = @round AND unit = @unit
            ORDER BY ordinal
            """,
            new { round, unit }, cancellationToken: ct))).AsList();
    }
}
