using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Aspire.StandIns.Tests;

public class DashboardTests
{
    [Fact]
    public async Task The_dashboard_shows_and_steers_the_resources_to_who_has_the_token()
    {
        await using var host = await TestHost.Start(
            builder =>
            {
                var service = builder.AddService("service").WithExternalHttpEndpoints();
                builder.AddJob("job", 0).WaitFor(service);
            },
            dashboard: true);
        var dashboard = host.Application.Services.GetRequiredService<DashboardServer>();
        await host.Until(() => host["job"].State == "Finished", "the job is finished");

        await RefusesStrangers(dashboard);
        await ShowsPages(dashboard, host);
        await AnswersPrograms(dashboard, host);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_dashboard_that_wants_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var host = TestHost.Create(_ => { }, dashboard: true, args: $"--ASPNETCORE_URLS=http://localhost:{port}");

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => host.Application.StartAsync());

        Assert.Equal($"Port {port}, which the dashboard wants, is in use by another process.", refused.Message);
    }

    private static async Task RefusesStrangers(DashboardServer dashboard)
    {
        using var stranger = Client(dashboard);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/resources")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/api/resources/service/stop", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/login?t=guess")).StatusCode);

        // A page of another site whose name was made to resolve to this machine.
        using var rebound = new HttpRequestMessage(HttpMethod.Get, $"/login?t={dashboard.Token}") { Headers = { Host = "elsewhere.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SendAsync(rebound)).StatusCode);
    }

    private static async Task ShowsPages(DashboardServer dashboard, TestHost host)
    {
        using var browser = Client(dashboard);
        var login = await browser.GetAsync($"/login?t={dashboard.Token}");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (login.StatusCode, login.Headers.Location!.ToString()));
        var cookie = login.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(dashboard.Token, cookie, StringComparison.Ordinal);

        var page = await browser.GetStringAsync("/");
        Assert.Contains("2 of 2 resources are ready", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"http://localhost:{host.Address("service").Port}\"", page, StringComparison.Ordinal);
        Assert.Contains("Running, healthy", page, StringComparison.Ordinal);
        Assert.Contains("Finished (0)", page, StringComparison.Ordinal);

        var log = await browser.GetStringAsync("/resources/job");
        Assert.Contains("working", log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/resources/unknown")).StatusCode);
        Assert.Equal("text/css", (await browser.GetAsync("/assets/dashboard.css")).Content.Headers.ContentType!.MediaType);
        Assert.Equal("text/javascript", (await browser.GetAsync("/assets/dashboard.js")).Content.Headers.ContentType!.MediaType);
    }

    private static async Task AnswersPrograms(DashboardServer dashboard, TestHost host)
    {
        using var program = Client(dashboard);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", dashboard.Token);

        var resources = await program.GetFromJsonAsync<JsonElement[]>("/api/resources");
        var service = resources!.Single(r => r.GetProperty("name").GetString() == "service");
        Assert.Equal(
            ("Project", "Running", "Healthy", true, host["service"].Pid!.Value, 0),
            (service.GetProperty("type").GetString(), service.GetProperty("state").GetString(), service.GetProperty("health").GetString(),
                service.GetProperty("ready").GetBoolean(), service.GetProperty("pid").GetInt32(), service.GetProperty("restarts").GetInt32()));
        Assert.Equal($"http://localhost:{host.Address("service").Port}", service.GetProperty("endpoints")[0].GetProperty("url").GetString());

        // A reader that has the first lines gets the later ones, those still to come included.
        var lines = await program.GetFromJsonAsync<JsonElement[]>("/api/resources/service/logs");
        using var stream = new StreamReader(await program.GetStreamAsync($"/api/resources/service/logs/stream?after={lines!.Length}"));
        Assert.Equal("Exited", await Command("stop"));
        var events = new List<string>();
        while (events.LastOrDefault()?.Contains("stopped with exit code", StringComparison.Ordinal) != true)
        {
            events.Add((await stream.ReadLineAsync().WaitAsync(TestHost.Patience))!);
        }

        Assert.Equal($"id: {lines.Length + 1}", events[0]);
        Assert.Null(host["service"].Pid);

        Assert.NotEqual("Exited", await Command("start"));
        await host.UntilReady("service");
        await Command("restart");
        await host.UntilReady("service");
        Assert.Equal(1, host["service"].Restarts);
        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync("/api/resources/unknown/stop", null)).StatusCode);

        async Task<string?> Command(string command)
        {
            using var answer = await program.PostAsync($"/api/resources/service/{command}", null);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString();
        }
    }

    private static HttpClient Client(DashboardServer dashboard) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(dashboard.Address), Timeout = TestHost.Patience };
}
