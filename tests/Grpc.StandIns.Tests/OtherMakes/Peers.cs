using System.Diagnostics;
using System.Reflection;
using EGovPlatform.GrpcStandIns.Tests.Probing;

namespace EGovPlatform.GrpcStandIns.Tests.OtherMakes;

/// <summary>The peers of other makes and a server of ours, one of each for all interop tests.</summary>
public sealed class Peers : IAsyncLifetime
{
    /// <summary>@grpc/grpc-js, from npm.</summary>
    public const string GrpcJs = "@grpc/grpc-js";

    /// <summary>grpcio over the C core, from Debian's python3-grpcio.</summary>
    public const string Grpcio = "python3-grpcio";

    private readonly Dictionary<string, Peer> _peers = [];

    /// <summary>Every make, for theories.</summary>
    public static TheoryData<string> All => [GrpcJs, Grpcio];

    /// <summary>Every make with every compression.</summary>
    public static TheoryData<string, string> Compressions => new() { { GrpcJs, "gzip" }, { GrpcJs, "deflate" }, { Grpcio, "gzip" }, { Grpcio, "deflate" } };

    internal ProbeServer Server { get; private set; } = null!;

    /// <summary>The same, compressing its answers.</summary>
    internal ProbeServer CompressingServer { get; private set; } = null!;

    internal Peer this[string make] => _peers[make];

    public async Task InitializeAsync()
    {
        var project = typeof(Peers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectFolder").Value!;
        var interop = Path.Combine(project, "interop");
        await InstallNodePackages(interop);
        var description = Convert.ToBase64String(ProbeReflection.Descriptor.SerializedData.Span);
        var started = await Task.WhenAll(
            Peer.Start("node", Path.Combine(interop, "peer.js"), Path.Combine(project, "Protos", "probe.proto")),
            // Debian's own Python: python3-grpcio belongs to it, whatever other Python comes first in the path.
            Peer.Start("/usr/bin/python3", Path.Combine(interop, "peer.py"), description));
        _peers[GrpcJs] = started[0];
        _peers[Grpcio] = started[1];
        Server = await ProbeServer.Start();
        CompressingServer = await ProbeServer.Start(options =>
        {
            options.ResponseCompressionAlgorithm = "gzip";
            options.ResponseCompressionLevel = System.IO.Compression.CompressionLevel.Fastest;
        });
    }

    public async Task DisposeAsync()
    {
        foreach (var peer in _peers.Values)
        {
            await peer.DisposeAsync();
        }

        await Server.DisposeAsync();
        await CompressingServer.DisposeAsync();
    }

    // npm leaves a copy of the lock file in what it installed: newer than the lock, it is what the lock says.
    private static async Task InstallNodePackages(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            return;
        }

        var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var output = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, string.Concat(output));
    }
}

/// <summary>Shares the peers.</summary>
[CollectionDefinition(nameof(Peers))]
public sealed class PeersCollection : ICollectionFixture<Peers>;
