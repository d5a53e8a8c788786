using System.Net;
using System.Net.Sockets;

namespace EGovPlatform.Verification.Checking;

/// <summary>Resolves a host name. Replaced in tests; nothing else may resolve on behalf of a link.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>A link led to where we must not ask, or nowhere; the message is the verdict's reason code.</summary>
internal sealed class LinkException(string state, string reason, Exception? cause = null) : IOException(reason, cause)
{
    public LinkVerdict Verdict { get; } = new(state, reason, "");
}

/// <summary>
/// Opens connections to public addresses only. The name is resolved here, every address judged, and the connection made to the judged
/// address itself: there is no second resolution that could answer otherwise (DNS rebinding).
/// </summary>
internal sealed class SafeConnection(ResolveHost resolve, LinkCheckOptions options)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Resolve(host, ct);
        // One bad address condemns the name: which one a client would take is chance.
        if (addresses.Any(address => !PublicAddress.Is(address) && !options.IsAllowedTarget(address, port)))
            throw new LinkException(LinkState.Refused, "private-address");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new LinkException(LinkState.Fails, "connection", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> Resolve(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];

        try
        {
            return await resolve(host, ct) is { Length: > 0 } addresses ? addresses : throw new LinkException(LinkState.Fails, "dns");
        }
        catch (SocketException error)
        {
            throw new LinkException(LinkState.Fails, "dns", error);
        }
    }
}
