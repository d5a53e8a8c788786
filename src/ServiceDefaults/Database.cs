using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EGovPlatform.ServiceDefaults;

/// <summary>The service's own PostgreSQL database and its tables.</summary>
public static class ServiceDatabase
{
    /// <summary>
    /// Registers <see cref="NpgsqlDataSource"/> and applies the embedded <c>Migrations/*.sql</c> at start: in order of
    /// their names, once each, one replica at a time. While the database is away the service waits, says so in its log
    /// and in /health, and answers 503.
    /// </summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="connectionName">Name of the connection string.</param>
    /// <param name="migrations">Where the migrations are embedded; the service's own assembly if not given.</param>
    /// <exception cref="InvalidOperationException">There is no such connection string.</exception>
    public static WebApplicationBuilder AddServiceDatabase(
        this WebApplicationBuilder builder, string connectionName, Assembly? migrations = null)
    {
        builder.Configuration.Required($"ConnectionStrings:{connectionName}");
        RowTypes.Register();
        builder.AddNpgsqlDataSource(connectionName, settings => settings.DisableHealthChecks = true);
        builder.Services.AddSingleton(new MigrationSource("service", migrations ?? Assembly.Load(builder.Environment.ApplicationName)));
        builder.Services.TryAddSingleton<DatabaseReadiness>();
        builder.Services.AddSingleton<IReadinessGate>(provider => provider.GetRequiredService<DatabaseReadiness>());
        builder.Services.AddHostedService<MigrationRunner>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return builder;
    }

    private sealed class DatabaseHealth(NpgsqlDataSource database, DatabaseReadiness readiness) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
        {
            if (!readiness.Ready)
            {
                return HealthCheckResult.Unhealthy(readiness.Reason);
            }

            try
            {
                await using var command = database.CreateCommand("SELECT 1");
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy("answers");
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer: " + exception.Message, exception);
            }
        }
    }
}

/// <summary>Whether the database was reached and its tables are those that this version of the service knows.</summary>
public sealed class DatabaseReadiness : IReadinessGate
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Ready => ready.Task.IsCompletedSuccessfully;

    /// <summary>Why it is not ready yet.</summary>
    public string Reason { get; set; } = "waiting for the database";

    public Task WhenReady(CancellationToken cancellationToken) => ready.Task.WaitAsync(cancellationToken);

    public void Set() => ready.TrySetResult();
}
