using Dapper;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>The newest score sheet of each unit, as far as this service has heard.</summary>
public static class HeldSheets
{
    /// <summary>Keeps the sheet if none or an older one is held. True where it was kept.</summary>
    public static async Task<bool> TakeNewer(NpgsqlTransaction tx, string round, string unit, SheetFigures sheet, CancellationToken ct) =>
        await tx.Connection!.ExecuteAsync(new CommandDefinition(
            """
            insert into sheets (round, unit, version, set_id, total, scale, groups, raw_total, applicable_max, bonus, penalty, content_hash)
            values (@round, @unit, @Version, @SetId, @Total, @Scale, @groups::jsonb, @RawTotal, @ApplicableMax, @Bonus, @Penalty, @ContentHash)
            on conflict (round, unit) do update
            set version = excluded.version, set_id = excluded.set_id, total = excluded.total, scale = excluded.scale,
                groups = excluded.groups, raw_total = excluded.raw_total, applicable_max = excluded.applicable_max,
                bonus = excluded.bonus, penalty = excluded.penalty, content_hash = excluded.content_hash
            where sheets.version < excluded.version
            """,
            new
            {
                round,
                unit,
                sheet.Version,
                sheet.SetId,
                sheet.Total,
                sheet.Scale,
                groups = SheetGroups.ToJson(sheet.Groups),
                sheet.Parts.RawTotal,
                sheet.Parts.ApplicableMax,
                sheet.Parts.Bonus,
                sheet.Parts.Penalty,
                sheet.ContentHash,
            },
            tx, cancellationToken: ct)) > 0;

    /// <summary>Every sheet held of a round, in one query, each under its unit's code.</summary>
    public static async Task<IReadOnlyDictionary<string, SheetFigures>> Read(NpgsqlConnection connection, string round, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select unit, version, set_id as SetId, total, scale, groups::text as groups,
                   raw_total as RawTotal, applicable_max as ApplicableMax, bonus, penalty, content_hash as ContentHash
            from sheets
            where round = @round
            """,
            new { round }, cancellationToken: ct));
        return rows.ToDictionary(
            row => row.Unit,
            row => new SheetFigures(row.Version, row.SetId, row.Total, row.Scale, SheetGroups.Parse(row.Groups),
                new(row.RawTotal, row.ApplicableMax, row.Bonus, row.Penalty), row.ContentHash));
    }

    private sealed record Row(
        string Unit, long Version, string SetId, decimal Total, decimal Scale, string Groups,
        decimal RawTotal, decimal ApplicableMax, decimal Bonus, decimal Penalty, string ContentHash);
}
