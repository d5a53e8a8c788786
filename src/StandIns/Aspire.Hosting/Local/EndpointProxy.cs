using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Local;

/// <summary>One address for several replicas: each connection goes to the next one that accepts it.</summary>
internal sealed class EndpointProxy : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly int[] targets;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;
    private int next;

    public EndpointProxy(int port, int[] targets)
    {
        this.targets = targets;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stopping.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var server = await Connect();
                client.NoDelay = server.NoDelay = true;
                await Task.WhenAny(Copy(client, server), Copy(server, client));
            }
            catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
            {
                // Either side is gone: the other one sees its connection closed.
            }
        }
    }

    private async Task<TcpClient> Connect()
    {
        for (var tried = 1; ; tried++)
        {
            var target = targets[(uint)Interlocked.Increment(ref next) % targets.Length];
            var server = new TcpClient(AddressFamily.InterNetwork);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, stopping.Token);
                return server;
            }
            catch (SocketException) when (tried < targets.Length)
            {
                server.Dispose();
            }
        }
    }

    private async Task Copy(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), stopping.Token);
        to.Client.Shutdown(SocketShutdown.Send);
    }
}
