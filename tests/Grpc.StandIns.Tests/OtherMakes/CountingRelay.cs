using System.Net;
using System.Net.Sockets;

namespace EGovPlatform.GrpcStandIns.Tests.OtherMakes;

/// <summary>A TCP relay that counts what goes each way: whether a message was compressed shows on the wire, whoever says what about it.</summary>
internal sealed class CountingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _target;
    private long _requestBytes;
    private long _responseBytes;

    public CountingRelay(Uri target)
    {
        _target = target;
        _listener.Start();
        _ = Accept();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public long RequestBytes => Interlocked.Read(ref _requestBytes);

    public long ResponseBytes => Interlocked.Read(ref _responseBytes);

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Relay(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The relay was disposed of: there is nobody left to accept.
        }
    }

    private async Task Relay(TcpClient caller)
    {
        using (caller)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(_target.Host, _target.Port);
            await Task.WhenAny(
                Copy(caller.GetStream(), server.GetStream(), count => Interlocked.Add(ref _requestBytes, count)),
                Copy(server.GetStream(), caller.GetStream(), count => Interlocked.Add(ref _responseBytes, count)));
        }
    }

    private static async Task Copy(NetworkStream from, NetworkStream to, Action<int> counted)
    {
        var buffer = new byte[64 * 1024];
        for (int count; (count = await from.ReadAsync(buffer)) > 0;)
        {
            counted(count);
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
