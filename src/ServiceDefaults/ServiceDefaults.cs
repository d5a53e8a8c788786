using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EGovPlatform.ServiceDefaults;

/// <summary>The two entry points that every service calls: what it registers before it is built, what it maps after.</summary>
public static class ServiceDefaultsExtensions
{
    private const string ServiceKey = "EGovPlatform.Service";

    /// <summary>
    /// Telemetry, JSON logs, health, problem+json in Vietnamese and English, authentication with deny by default, JSON
    /// options, ports and the clock.
    /// </summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="service">The service's name: its telemetry name, its queue and the audience of the tokens that it accepts.</param>
    /// <exception cref="InvalidOperationException">Configuration that the service cannot run safely without is missing.</exception>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.AddProcessDefaults(service);
        builder.AddErrors();
        GrpcFailures.Add(builder);
        builder.AddAuth(service);
        return builder;
    }

    /// <summary>
    /// What <see cref="AddServiceDefaults"/> gives a process whatever it answers with: telemetry, JSON logs, health, ports and the clock. Alone it is for
    /// one that answers people with pages and signs them in by cookie; authentication and errors are then its own.
    /// </summary>
    public static WebApplicationBuilder AddProcessDefaults(this WebApplicationBuilder builder, string service)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        ((IHostApplicationBuilder)builder).Properties[ServiceKey] = service;

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddPorts();
        builder.AddTelemetry(service);
        builder.AddHealth();
        return builder;
    }

    /// <summary>Errors, language, authentication and authorization in the order that they need, then /health and /alive.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseErrors();
        app.UseReadiness();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        return app;
    }

    /// <summary>Only /health and /alive: the counterpart of <see cref="AddProcessDefaults"/>.</summary>
    public static WebApplication MapProcessDefaults(this WebApplication app)
    {
        app.MapHealth();
        return app;
    }

    /// <summary>The name given to <see cref="AddServiceDefaults"/>.</summary>
    internal static string ServiceName(this IHostApplicationBuilder builder) =>
        builder.Properties.TryGetValue(ServiceKey, out var name)
            ? (string)name
            : throw new InvalidOperationException("Call AddServiceDefaults(name) first.");

    /// <summary>A configuration value that the service cannot do without.</summary>
    /// <exception cref="InvalidOperationException">It is missing or empty.</exception>
    internal static string Required(this IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Configuration '{key}' is missing.");
}
