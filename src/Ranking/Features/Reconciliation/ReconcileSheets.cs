using Dapper;
using EGovPlatform.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Reconciliation;

/// <summary>How often all rounds are compared with Scoring. Configuration section "Reconciliation".</summary>
public sealed class ReconciliationOptions
{
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon to try again where Scoring or the database was away.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Reconciles every round at start, and then every few minutes.</summary>
public sealed partial class ReconcileSheets(
    ReconcileRound reconciliation, NpgsqlDataSource database, DatabaseReadiness readiness, TimeProvider time, IOptions<ReconciliationOptions> options,
    ILogger<ReconcileSheets> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Value.Every;
            try
            {
                await All(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the next round of comparison is the remedy; the service goes on answering.
                wait = options.Value.RetryAfter;
                Away(e, wait);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        foreach (var round in (await connection.QueryAsync<string>(new CommandDefinition(
            "select round from enrolled_units union select round from sheets order by 1", cancellationToken: ct))).AsList())
        {
            await reconciliation.Heal(round, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "score sheets are not reconciled; trying again in {Wait}")]
    private partial void Away(Exception reason, TimeSpan wait);
}
