using System.Data.Common;
using Aspire.Npgsql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers PostgreSQL data sources with health check, tracing and metrics.</summary>
public static class AspirePostgreSqlNpgsqlExtensions
{
    private const string Section = "Aspire:Npgsql";

    /// <summary>
    /// Registers <see cref="NpgsqlDataSource"/> for the connection string of that name, and with it <see cref="DbDataSource"/>,
    /// <see cref="NpgsqlConnection"/> and <see cref="DbConnection"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">No connection string; thrown when the data source is first asked for.</exception>
    public static void AddNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = ReadSettings(builder, connectionName, configureSettings);
        var services = builder.Services;
        services.TryAddSingleton(provider => Build(provider, settings, connectionName, configureDataSourceBuilder));
        services.TryAddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.TryAddTransient(provider => provider.GetRequiredService<NpgsqlDataSource>().CreateConnection());
        services.TryAddTransient<DbConnection>(provider => provider.GetRequiredService<NpgsqlConnection>());

        AddObservability(builder, settings, "PostgreSql", provider => provider.GetRequiredService<NpgsqlDataSource>());
    }

    /// <summary>The same, as keyed services under <paramref name="name"/>, which is the connection string's name as well.</summary>
    /// <exception cref="InvalidOperationException">No connection string; thrown when the data source is first asked for.</exception>
    public static void AddKeyedNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string name,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var settings = ReadSettings(builder, name, configureSettings);
        var services = builder.Services;
        services.TryAddKeyedSingleton(name, (provider, _) => Build(provider, settings, name, configureDataSourceBuilder));
        services.TryAddKeyedSingleton<DbDataSource>(name, (provider, key) => provider.GetRequiredKeyedService<NpgsqlDataSource>(key));
        services.TryAddKeyedTransient(name, (provider, key) => provider.GetRequiredKeyedService<NpgsqlDataSource>(key).CreateConnection());
        services.TryAddKeyedTransient<DbConnection>(name, (provider, key) => provider.GetRequiredKeyedService<NpgsqlConnection>(key));

        AddObservability(builder, settings, $"PostgreSql_{name}", provider => provider.GetRequiredKeyedService<NpgsqlDataSource>(name));
    }

    private static NpgsqlSettings ReadSettings(IHostApplicationBuilder builder, string connectionName, Action<NpgsqlSettings>? configure)
    {
        var settings = new NpgsqlSettings();
        var section = builder.Configuration.GetSection(Section);
        section.Bind(settings);
        section.GetSection(connectionName).Bind(settings);
        if (builder.Configuration.GetConnectionString(connectionName) is { } connectionString)
        {
            settings.ConnectionString = connectionString;
        }

        configure?.Invoke(settings);
        return settings;
    }

    // The connection string is checked here, not at registration, so that the error reaches the host's logger.
    private static NpgsqlDataSource Build(
        IServiceProvider provider, NpgsqlSettings settings, string connectionName, Action<NpgsqlDataSourceBuilder>? configure)
    {
        if (string.IsNullOrEmpty(settings.ConnectionString))
        {
            throw new InvalidOperationException(
                $"ConnectionString is missing. It should be provided in 'ConnectionStrings:{connectionName}' or under the 'ConnectionString' key in the '{Section}' or '{Section}:{connectionName}' configuration section.");
        }

        var dataSource = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        dataSource.UseLoggerFactory(provider.GetService<ILoggerFactory>());
        configure?.Invoke(dataSource);
        return dataSource.Build();
    }

    private static void AddObservability(
        IHostApplicationBuilder builder, NpgsqlSettings settings, string healthCheck, Func<IServiceProvider, NpgsqlDataSource> dataSource)
    {
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                healthCheck, provider => new NpgsqlHealthCheck(dataSource(provider)), failureStatus: null, tags: null));
        }

        if (!settings.DisableTracing)
        {
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource("Npgsql"));
        }

        if (!settings.DisableMetrics)
        {
            builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter("Npgsql"));
        }
    }
}
