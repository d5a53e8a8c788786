using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Yarp.ReverseProxy.Configuration;

namespace EGovPlatform.GrpcStandIns.Tests.Hashing;

/// <summary>The one place where the proxy hashes: session affinity by a hash in a cookie.</summary>
public class AffinityTests
{
    [Fact]
    public async Task A_caller_with_the_cookie_stays_with_its_destination()
    {
        await using var first = await Start(application => application.MapGet("/", () => "first"));
        await using var second = await Start(application => application.MapGet("/", () => "second"));
        var cluster = new ClusterConfig
        {
            ClusterId = "services",
            LoadBalancingPolicy = "RoundRobin",
            SessionAffinity = new SessionAffinityConfig { Enabled = true, Policy = "HashCookie", AffinityKeyName = "stays" },
            Destinations = new Dictionary<string, DestinationConfig>
            {
                ["first"] = new() { Address = Address(first) },
                ["second"] = new() { Address = Address(second) },
            },
        };
        var route = new RouteConfig { RouteId = "all", ClusterId = "services", Match = new RouteMatch { Path = "{**path}" } };
        await using var proxy = await Start(application => application.MapReverseProxy(), services => services.AddReverseProxy().LoadFromMemory([route], [cluster]));
        using var stranger = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var known = new HttpClient(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer() });

        var strangers = await Ask(stranger, Address(proxy));
        var same = await Ask(known, Address(proxy));

        Assert.Equal(["first", "second"], strangers.Distinct().Order());
        Assert.Single(same.Distinct());
    }

    private static async Task<List<string>> Ask(HttpClient client, string address)
    {
        var answers = new List<string>();
        for (var index = 0; index < 8; index++)
        {
            answers.Add(await client.GetStringAsync(address));
        }

        return answers;
    }

    private static string Address(WebApplication application) =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private static async Task<WebApplication> Start(Action<WebApplication> map, Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        add?.Invoke(builder.Services);
        var application = builder.Build();
        map(application);
        await application.StartAsync();
        return application;
    }
}
