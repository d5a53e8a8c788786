using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>Whether the broker can be reached, and what to say where it cannot.</summary>
internal sealed class BrokerState : IReceiveEndpointObserver
{
    private readonly IBusControl bus;
    private readonly string address;
    private int connections;

    /// <param name="bus">Holds the connection.</param>
    /// <param name="address">Host and port, without user and password.</param>
    public BrokerState(IBusControl bus, string address)
    {
        (this.bus, this.address) = (bus, address);
        bus.ConnectReceiveEndpointObserver(this);
    }

    /// <summary>Grows whenever the broker is there anew: at start, and each time after it was away.</summary>
    public int Connections => Volatile.Read(ref connections);

    public (bool Connected, string Reason) Now()
    {
        var health = bus.CheckHealth();
        return health.Status == BusHealthStatus.Healthy
            ? (true, "connected")
            : (false, $"waiting for the broker at {address}; events stay in the outbox ({health.Exception?.Message ?? health.Description})");
    }

    Task IReceiveEndpointObserver.Ready(ReceiveEndpointReady ready)
    {
        Interlocked.Increment(ref connections);
        return Task.CompletedTask;
    }

    Task IReceiveEndpointObserver.Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
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
