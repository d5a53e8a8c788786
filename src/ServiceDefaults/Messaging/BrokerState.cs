using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>Whether the broker can be reached, and what to say where it cannot.</summary>
/// <param name="bus">Holds the connection.</param>
/// <param name="address">Host and port, without user and password.</param>
internal sealed class BrokerState(IBusControl bus, string address)
{
    public (bool Connected, string Reason) Now()
    {
        var health = bus.CheckHealth();
        return health.Status == BusHealthStatus.Healthy
            ? (true, "connected")
            : (false, $"waiting for the broker at {address}; events stay in the outbox ({health.Exception?.Message ?? health.Description})");
    }
}

/// <summary>Without the broker requests are served and events wait in the outbox: worse, not out of order.</summary>
internal sealed class BrokerHealth(BrokerState broker) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(broker.Now() switch
        {
            (true, var reason) => HealthCheckResult.Healthy(reason),
            (false, var reason) => HealthCheckResult.Degraded(reason),
        });
}
