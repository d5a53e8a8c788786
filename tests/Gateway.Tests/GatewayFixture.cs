using Microsoft.AspNetCore.Mvc.Testing;

namespace EGovPlatform.Gateway.Tests;

/// <summary>The gateway as it runs, on Kestrel (its limits are the server's), before destinations of our own.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private readonly List<WebApplicationFactory<Program>> gateways = [];

    public Dictionary<string, Destination> Destinations { get; } = [];

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => gateways[0].Services;

    public async Task InitializeAsync()
    {
        foreach (var name in new[] { "evidence", "scoring", "verification", "ranking", "identity", "portal" })
            Destinations[name] = await Destination.Start(name);
        Client = Start(Addresses());
    }

    public async Task DisposeAsync()
    {
        foreach (var gateway in gateways)
            await gateway.DisposeAsync();
        foreach (var destination in Destinations.Values)
            await destination.DisposeAsync();
    }

    /// <summary>A configuration with every destination's address, while the demonstration runs.</summary>
    public Dictionary<string, string?> Addresses()
    {
        var settings = Destinations.ToDictionary(
            destination => $"services:{destination.Key}:http:0",
            string? (destination) => destination.Value.Address.ToString());
        settings["Identity:Authority"] = Destinations["identity"].Address.ToString();
        settings["Demonstration:Enabled"] = "true";
        return settings;
    }

    /// <summary>Starts a gateway with these settings and no others.</summary>
    public HttpClient Start(Dictionary<string, string?> settings)
    {
        var gateway = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.UseSetting("urls", "http://127.0.0.1:0");
        });
        gateways.Add(gateway);
        gateway.UseKestrel();
        gateway.StartServer();
        gateway.ClientOptions.AllowAutoRedirect = false;
        return gateway.CreateClient();
    }
}

[CollectionDefinition(nameof(GatewayCollection))]
public sealed class GatewayCollection : ICollectionFixture<GatewayFixture>;
