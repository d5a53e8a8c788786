using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.Scoring.Consumers;

/// <summary>A ranking was published: the sheets it was made from are everybody's to read from now on.</summary>
public sealed class OpenPublishedSheets : IEventHandler<RankingPublished>
{
    public Task Handle(RankingPublished e, NpgsqlTransaction tx, CancellationToken ct) => tx.Connection!.ExecuteAsync(new CommandDefinition(
        """
        insert into published_sheets (round, unit, version, publication, published_at)
        select @Round, sheet.unit, sheet.version, @Version, @OccurredAt
        from unnest(@units, @versions) as sheet (unit, version)
        on conflict (round, unit, version) do nothing
        """,
        new
        {
            e.Round,
            e.Version,
            e.OccurredAt,
            units = e.Sheets.Select(sheet => sheet.Unit).ToArray(),
            versions = e.Sheets.Select(sheet => sheet.SheetVersion).ToArray(),
        },
        tx, cancellationToken: ct));
}
