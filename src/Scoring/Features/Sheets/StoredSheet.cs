using Dapper;
using Npgsql;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>A score sheet as the database holds it.</summary>
public sealed record StoredSheet(
    string Round, string Unit, long Version, string SetId, int SetVersion, string SetHash, string Parameters, string Input, string InputHash,
    string Result, string ContentHash, decimal Total, bool Demonstration, DateTimeOffset ScoredAt, bool Published)
{
    /// <summary>The version asked for, or the newest; among the published ones only where not every version may be read.</summary>
    public static async Task<StoredSheet?> Find(
        NpgsqlDataSource database, string round, string unit, long? version, bool everyVersion, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<StoredSheet>(new CommandDefinition(
            """
            select s.round, s.unit, s.version, s.set_id as SetId, s.set_version as SetVersion, s.set_hash as SetHash, s.parameters, s.input, s.input_hash as InputHash,
                   s.result, s.content_hash as ContentHash, s.total, s.demonstration, s.scored_at as ScoredAt, p.publication is not null as published
            from sheets s
            left join published_sheets p using (round, unit, version)
            where s.round = @round and s.unit = @unit
              and (@version::bigint is null or s.version = @version)
              and (@everyVersion or p.publication is not null)
            order by s.version desc
            limit 1
            """,
            new { round, unit, version, everyVersion }, cancellationToken: ct));
    }
}
