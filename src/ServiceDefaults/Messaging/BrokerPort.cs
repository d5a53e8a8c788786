using System.Net.Sockets;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>
/// Waits until something listens at the broker's address, so that the connection comes as soon as the broker: MassTransit by itself tries at
/// intervals that grow to half a minute, and logs each of them.
/// </summary>
internal sealed class BrokerPort(Uri broker, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Then MassTransit tries all the same, and says why it cannot.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task WhenOpen()
    {
        var started = time.GetTimestamp();
        while (!await IsOpen() && time.GetElapsedTime(started) < Patience && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsOpen()
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await client.ConnectAsync(broker.Host, broker.Port, limit.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
