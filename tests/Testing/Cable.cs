using System.Net;
using System.Net.Sockets;

namespace EGovPlatform.Testing;

/// <summary>A TCP line to a server that can be pulled out, and put back: to its users the server is away, and keeps its data.</summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly int target;
    private readonly List<TcpClient> ends = [];
    private TcpListener? listener;

    /// <param name="targetPort">The server's port on loopback.</param>
    /// <param name="plugged">Whether it is connected from the start.</param>
    public Cable(int targetPort, bool plugged = true)
    {
        target = targetPort;
        listener = Listen(0);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        if (!plugged)
            Unplug();
    }

    /// <summary>What users connect to, on loopback; stays the same.</summary>
    public int Port { get; }

    /// <summary>Refuses connections, and cuts those that there are.</summary>
    public void Unplug()
    {
        listener?.Dispose();
        listener = null;
        lock (ends)
        {
            ends.ForEach(end => end.Dispose());
            ends.Clear();
        }
    }

    public void Plug() => listener ??= Listen(Port);

    public ValueTask DisposeAsync()
    {
        Unplug();
        return ValueTask.CompletedTask;
    }

    private TcpListener Listen(int port)
    {
        var started = new TcpListener(IPAddress.Loopback, port);
        started.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        started.Start();
        _ = Accept(started);
        return started;
    }

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
                _ = Join(await from.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Unplugged.
        }
    }

    private async Task Join(TcpClient user)
    {
        using var server = new TcpClient();
        lock (ends)
            ends.AddRange([user, server]);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(user.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(user.GetStream()));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // One end hung up.
        }
        finally
        {
            user.Dispose();
        }
    }
}
