using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.Ranking.Consumers;

/// <summary>A unit takes part in a round: it is listed from now on. Events older than what is held change nothing.</summary>
public sealed class EnrolUnit : IEventHandler<UnitEnrolled>
{
    public Task Handle(UnitEnrolled e, NpgsqlTransaction tx, CancellationToken ct) => tx.Connection!.ExecuteAsync(new CommandDefinition(
        """
        insert into enrolled_units (round, unit, version, name, kind, demonstration)
        values (@Round, @Unit, @Version, @Name, @Kind, @Demonstration)
        on conflict (round, unit) do update
        set version = excluded.version, name = excluded.name, kind = excluded.kind, demonstration = excluded.demonstration
        where enrolled_units.version < excluded.version
        """,
        new { e.Round, e.Unit, e.Version, e.Name, e.Kind, e.Demonstration }, tx, cancellationToken: ct));
}
