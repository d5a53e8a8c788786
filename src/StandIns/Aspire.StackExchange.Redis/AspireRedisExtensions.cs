using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers Redis connections with health check.</summary>
public static class AspireRedisExtensions
{
    private const string Section = "Aspire:StackExchange:Redis";

    /// <summary>
    /// Registers <see cref="IConnectionMultiplexer"/> for the connection string of that name. It connects when first asked for, and goes on
    /// trying in the background while the server is away.
    /// </summary>
    /// <exception cref="InvalidOperationException">No connection string; thrown when the connection is first asked for.</exception>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = ReadSettings(builder, connectionName, configureSettings);
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => Connect(builder.Configuration, settings, connectionName, configureOptions));
        AddHealthCheck(builder, settings, "StackExchange.Redis", provider => provider.GetRequiredService<IConnectionMultiplexer>());
    }

    /// <summary>The same, as a keyed service under <paramref name="name"/>, which is the connection string's name as well.</summary>
    /// <exception cref="InvalidOperationException">No connection string; thrown when the connection is first asked for.</exception>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var settings = ReadSettings(builder, name, configureSettings);
        builder.Services.AddKeyedSingleton<IConnectionMultiplexer>(name, (_, _) => Connect(builder.Configuration, settings, name, configureOptions));
        AddHealthCheck(builder, settings, $"StackExchange.Redis_{name}", provider => provider.GetRequiredKeyedService<IConnectionMultiplexer>(name));
    }

    private static StackExchangeRedisSettings ReadSettings(
        IHostApplicationBuilder builder, string connectionName, Action<StackExchangeRedisSettings>? configure)
    {
        var settings = new StackExchangeRedisSettings();
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

    private static ConnectionMultiplexer Connect(
        IConfiguration configuration, StackExchangeRedisSettings settings, string connectionName, Action<ConfigurationOptions>? configure)
    {
        var options = settings.ConnectionString is { Length: > 0 } text ? ConfigurationOptions.Parse(text) : new ConfigurationOptions();

        // As in the package: a server that is away at start is no reason to give up for good.
        options.AbortOnConnectFail = settings.ConnectionString?.Contains("abortConnect=true", StringComparison.OrdinalIgnoreCase) ?? false;
        var section = configuration.GetSection(Section);
        section.GetSection("ConfigurationOptions").Bind(options);
        section.GetSection($"{connectionName}:ConfigurationOptions").Bind(options);
        configure?.Invoke(options);

        return options.EndPoints.Count > 0
            ? ConnectionMultiplexer.Connect(options)
            : throw new InvalidOperationException(
                $"No endpoints specified. Ensure a valid connection string was provided in 'ConnectionStrings:{connectionName}' or for the '{Section}:ConnectionString' or '{Section}:{connectionName}:ConnectionString' configuration key.");
    }

    private static void AddHealthCheck(
        IHostApplicationBuilder builder, StackExchangeRedisSettings settings, string name, Func<IServiceProvider, IConnectionMultiplexer> connection)
    {
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                name, provider => new RedisHealthCheck(() => connection(provider)), failureStatus: null, tags: null));
        }
    }
}
