using Dapper;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Reconciliation;

/// <summary>The score sheets of every round that this service knows of, with Scoring.</summary>
public sealed class ReconcileSheets(ReconcileRound reconciliation, NpgsqlDataSource database) : IReconciliation
{
    public async Task Reconcile(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        foreach (var round in (await connection.QueryAsync<string>(new CommandDefinition(
            "select round from enrolled_units union select round from sheets order by 1", cancellationToken: ct))).AsList())
        {
            await reconciliation.Heal(round, ct);
        }
    }
}
