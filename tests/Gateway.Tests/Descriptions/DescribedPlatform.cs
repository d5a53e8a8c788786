extern alias evidence;
extern alias ranking;
extern alias scoring;
extern alias verification;

using System.Text.Json.Nodes;
using EGovPlatform.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Gateway.Tests.Descriptions;

/// <summary>The gateway before the services themselves. They have neither database nor broker here: to describe themselves they need none.</summary>
public sealed class DescribedPlatform : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> running = [];

    public HttpClient Gateway { get; private set; } = null!;

    /// <summary>What the gateway publishes.</summary>
    public ApiDocument Published { get; private set; } = null!;

    /// <summary>Every REST endpoint that a service maps, by service.</summary>
    public Dictionary<string, IReadOnlyList<RouteEndpoint>> Endpoints { get; } = [];

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["services:portal:http:0"] = "http://127.0.0.1:1",
            ["Identity:Authority"] = "http://127.0.0.1:1",
            ["services:evidence:http:0"] = Start<evidence::Program>("evidence"),
            ["services:scoring:http:0"] = Start<scoring::Program>("scoring"),
            ["services:verification:http:0"] = Start<verification::Program>("verification"),
            ["services:ranking:http:0"] = Start<ranking::Program>("ranking"),
        };
        var gateway = Host<Program>(settings);
        Gateway = gateway.CreateClient();
        Published = new(JsonNode.Parse(await Gateway.GetStringAsync("/openapi/v1.json"))!.AsObject());
    }

    public async Task DisposeAsync()
    {
        foreach (var one in running.AsEnumerable().Reverse())
            await one.DisposeAsync();
    }

    private string Start<TProgram>(string service)
        where TProgram : class
    {
        const string Nowhere = "127.0.0.1";
        var host = Host<TProgram>(new()
        {
            [$"ConnectionStrings:{service}-db"] = $"Host={Nowhere};Port=1;Database=none;Username=none;Password=none",
            ["ConnectionStrings:rabbitmq"] = $"amqp://none:none@{Nowhere}:1",
            ["Identity:Authority"] = $"http://{Nowhere}:1",
            ["Identity:ClientId"] = service,
            ["Identity:ClientSecret"] = "none",
            ["services:evidence:grpc:0"] = $"http://{Nowhere}:1",
            ["services:scoring:grpc:0"] = $"http://{Nowhere}:1",
        });
        Endpoints[service] =
        [
            .. host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)),
        ];
        return host.ClientOptions.BaseAddress.ToString();
    }

    private WebApplicationFactory<TProgram> Host<TProgram>(Dictionary<string, string?> settings)
        where TProgram : class
    {
        var host = new WebApplicationFactory<TProgram>().WithWebHostBuilder(web =>
        {
            foreach (var (key, value) in settings)
                web.UseSetting(key, value);
            web.UseSetting("urls", "http://127.0.0.1:0");
            web.ConfigureLogging(logging => logging.ClearProviders());
        });
        running.Add(host);
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }
}
