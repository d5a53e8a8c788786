using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Testing;
using EGovPlatform.Verification.Checking;
using EGovPlatform.Verification.Tests.Checking;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace EGovPlatform.Verification.Tests.Http;

/// <summary>Verification as it runs, on a real database and broker, before a web site on loopback that only these tests may ask.</summary>
public sealed class VerificationFixture : IAsyncLifetime
{
    public const string Round = "da-nang-2026";

    private readonly Servers servers = new();
    private int units;

    internal WebSite Site { get; } = new();

    internal EvidenceServer Evidence { get; } = new();

    internal VerificationHost Host { get; private set; } = null!;

    public TokenIssuer Issuer => servers.Issuer;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(servers.InitializeAsync(), Evidence.Start(), Site.Start());
        Host = await Start(await servers.CreateDatabase("verification"));
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Evidence.DisposeAsync();
        await Site.DisposeAsync();
        await servers.DisposeAsync();
    }

    public Task<string> CreateDatabase(string name) => servers.CreateDatabase(name);

    internal async Task<VerificationHost> Start(string database)
    {
        var host = new VerificationHost(servers, new Dictionary<string, string>
        {
            ["ConnectionStrings:verification-db"] = database,
            ["services:evidence:grpc:0"] = Evidence.Address,
            ["Verification:AllowedTargets:0"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Site.Port}"),
            ["Verification:Idle"] = "00:00:00.05",
            ["Verification:HostPause"] = "00:00:00",
            ["Verification:RetryAfter"] = "00:00:00.1",
        });
        await host.WhenReady();
        return host;
    }

    public string NewUnit() => $"DN-{Interlocked.Increment(ref units):000}";

    public string Url(string host, string path) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{Site.Port}{path}");

    public static DeclarationSubmitted Submitted(string unit, long version = 1)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(Guid.CreateVersion7(now), now, Round, unit, version, "dn-2386-2025-commune", new string('a', 64), false);
    }

    public Task Publish(DeclarationSubmitted e) => Host.Services.GetRequiredService<IBus>().Publish(e);
}

/// <summary>Names under .test lead to loopback, and no other name to anywhere.</summary>
internal sealed class VerificationHost(Servers servers, IReadOnlyDictionary<string, string> settings)
    : ServiceHost<Program>(servers, "verification", settings)
{
    public async Task<T[]> Query<T>(string sql, object? parameters = null)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<ResolveHost>((host, _) =>
            host.EndsWith(".test", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Loopback]) : throw new SocketException((int)SocketError.HostNotFound))));
    }
}

[CollectionDefinition(nameof(VerificationCollection))]
public sealed class VerificationCollection : ICollectionFixture<VerificationFixture>;
