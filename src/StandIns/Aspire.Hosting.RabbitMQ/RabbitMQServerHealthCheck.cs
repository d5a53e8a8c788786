using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Aspire.Hosting;

/// <summary>Healthy when the broker takes the user's login. One connection is kept, so that the broker's log does not fill with logins.</summary>
internal sealed class RabbitMQServerHealthCheck(RabbitMQServerResource rabbitMq) : IHealthCheck
{
    private readonly SemaphoreSlim gate = new(1);
    private IConnection? connection;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (connection is not { IsOpen: true })
            {
                connection?.Dispose();
                connection = null;
                var address = await rabbitMq.ConnectionStringExpression.GetValueAsync(cancellationToken);
                var factory = new ConnectionFactory
                {
                    Uri = new Uri(address!),
                    AutomaticRecoveryEnabled = false,
                    ClientProvidedName = "health check",
                    RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
                };
                connection = await factory.CreateConnectionAsync(cancellationToken);
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is BrokerUnreachableException or RabbitMQClientException or IOException)
        {
            return HealthCheckResult.Unhealthy(error.InnerException?.Message ?? error.Message);
        }
        finally
        {
            gate.Release();
        }
    }
}
