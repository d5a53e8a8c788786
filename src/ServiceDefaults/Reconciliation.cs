using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EGovPlatform.ServiceDefaults;

/// <summary>Compares what this service holds with what its owner says now, and takes what is missing: so an event that was lost or is late has no lasting effect.</summary>
public interface IReconciliation
{
    /// <summary>Compares all that there is, once.</summary>
    Task Reconcile(CancellationToken ct);
}

/// <summary>How often all is compared. Configuration section "Reconciliation".</summary>
public sealed class ReconciliationOptions
{
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon to try again where the owner or the database was away.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Reconciles at start, and then every few minutes.</summary>
public static class ServiceReconciliation
{
    /// <summary>Registers <typeparamref name="T"/>, which may be asked for besides, and has it run at start and from then on.</summary>
    public static WebApplicationBuilder AddReconciliation<T>(this WebApplicationBuilder builder)
        where T : class, IReconciliation
    {
        builder.Services.Configure<ReconciliationOptions>(builder.Configuration.GetSection("Reconciliation"));
        builder.Services.TryAddSingleton<T>();
        builder.Services.AddHostedService<Repetition<T>>();
        return builder;
    }

    private sealed class Repetition<T>(
        T reconciliation, DatabaseReadiness readiness, TimeProvider time, IOptions<ReconciliationOptions> options, ILogger<T> logger) : BackgroundService
        where T : class, IReconciliation
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await readiness.WhenReady(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = options.Value.Every;
                try
                {
                    await reconciliation.Reconcile(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // Whatever it was, the next comparison is the remedy; the service goes on answering.
                    wait = options.Value.RetryAfter;
                    logger.LogWarning(e, "Nothing is reconciled for now; trying again in {Wait}: {Reason}", wait, e.Message);
                }

                await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
