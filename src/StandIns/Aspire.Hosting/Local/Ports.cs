using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>
/// Chooses ports on the loopback address. They lie below the range that the kernel takes for outgoing connections, so that none of those can
/// take the port of a service that is just being restarted, and are kept from run to run where they are still free.
/// </summary>
internal sealed class Ports(DataFolder dataFolder)
{
    private const string FileName = "ports.json";
    private const int First = 20_000;
    private const int Count = 12_000;
    private readonly Dictionary<string, int> kept = dataFolder.Read<Dictionary<string, int>>(FileName) ?? [];
    private readonly Dictionary<string, int> chosen = [];
    private readonly HashSet<int> taken = [];

    /// <summary>Gives each endpoint its address.</summary>
    /// <exception cref="DistributedApplicationException">A port that an endpoint asks for is in use; the message names both.</exception>
    public void Allocate(IEnumerable<IResource> resources)
    {
        var endpoints = resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>().Select(e => (Resource: r, Endpoint: e))).ToList();
        foreach (var (resource, endpoint) in endpoints.Where(e => e.Endpoint.Port is not null))
        {
            var port = endpoint.Port!.Value;
            if (!taken.Add(port) || !IsFree(port))
            {
                throw new DistributedApplicationException(
                    $"Port {port}, which '{resource.Name}' wants for its endpoint '{endpoint.Name}', is in use by another process.");
            }
        }

        foreach (var (resource, endpoint) in endpoints)
        {
            var port = endpoint.Port ?? Choose($"{resource.Name}/{endpoint.Name}");
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", port);
        }
    }

    /// <summary>A free port for that purpose: the same throughout a run, and the same as in the last run where it can be.</summary>
    public int Choose(string purpose)
    {
        lock (taken)
        {
            if (chosen.TryGetValue(purpose, out var already))
            {
                return already;
            }

            var start = kept.TryGetValue(purpose, out var last) ? last - First : (int)(Hash($"{dataFolder.Path}/{purpose}") % Count);
            for (var i = 0; i < Count; i++)
            {
                var port = First + ((start + i) % Count);
                if (!taken.Contains(port) && IsFree(port))
                {
                    taken.Add(port);
                    chosen[purpose] = kept[purpose] = port;
                    dataFolder.Write(FileName, kept);
                    return port;
                }
            }

            throw new DistributedApplicationException($"No free port was found for {purpose}.");
        }
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // A port whose last connections are only waiting to time out is free: servers listen on it with the same option.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // FNV-1a: the same in every run, unlike string.GetHashCode.
    private static uint Hash(string text) => Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, b) => unchecked((hash ^ b) * 16777619u));
}
