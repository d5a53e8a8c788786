using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>
/// Healthy when the server takes the password and answers a ping. Spoken in the protocol's two lines of plain text, so that the host needs no client
/// library of the version that the services use.
/// </summary>
internal sealed class RedisServerHealthCheck(RedisResource redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(redis.PrimaryEndpoint.Host, redis.PrimaryEndpoint.Port, cancellationToken);
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var password = await redis.PasswordParameter!.GetValueAsync(cancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), cancellationToken);
            var answers = $"{await reader.ReadLineAsync(cancellationToken)} {await reader.ReadLineAsync(cancellationToken)}";
            return answers == "+OK +PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(answers);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
