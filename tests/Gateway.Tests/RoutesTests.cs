using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Gateway.Tests;

[Collection(nameof(GatewayCollection))]
public class RoutesTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("/api/v1/units", "evidence")]
    [InlineData("/api/v1/units/DN-AN-HAI", "evidence")]
    [InlineData("/api/v1/rounds", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026/units", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026/units/DN-AN-HAI", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026/declarations/DN-AN-HAI", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026/declarations/DN-AN-HAI/values/NT.1", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026/declarations/DN-AN-HAI/files", "evidence")]
    [InlineData("/api/v1/rounds/an-hai-2026/declarations/DN-AN-HAI/files/abc", "evidence")]
    [InlineData("/api/v1/sets", "scoring")]
    [InlineData("/api/v1/sets/dn-2386-2025-commune/scores", "scoring")]
    [InlineData("/api/v1/sets/dn-2386-2025-commune@1/changes/tth-1784-2018-commune", "scoring")]
    [InlineData("/api/v1/sets/lint", "scoring")]
    [InlineData("/api/v1/rounds/an-hai-2026/sheets", "scoring")]
    [InlineData("/api/v1/rounds/an-hai-2026/sheets/DN-AN-HAI/recomputation", "scoring")]
    [InlineData("/api/v1/rounds/an-hai-2026/links/DN-AN-HAI", "verification")]
    [InlineData("/api/v1/rounds/an-hai-2026/ranking", "ranking")]
    [InlineData("/api/v1/rounds/an-hai-2026/ranking/published.csv", "ranking")]
    [InlineData("/api/v1/rounds/an-hai-2026/ranking/publications", "ranking")]
    [InlineData("/connect/token", "identity")]
    [InlineData("/.well-known/openid-configuration", "identity")]
    [InlineData("/", "portal")]
    [InlineData("/xep-hang/an-hai-2026?trang=2", "portal")]
    [InlineData("/assets/app.js", "portal")]
    public async Task Each_path_has_its_service(string path, string service)
    {
        var answer = await gateway.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(service, await answer.Content.ReadAsStringAsync());
        Assert.Equal(path, gateway.Destinations[service].Requests.Last().PathAndQuery);
    }

    [Theory]
    [InlineData("vi", "Địa chỉ này không có trong API.")]
    [InlineData("en", "The API has no such address.")]
    public async Task An_unknown_path_of_the_api_is_a_problem(string language, string title)
    {
        foreach (var path in new[] { "/api", "/api/v2/units", "/api/v1/rounds/r/secrets", "/api/v1/unit" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.AcceptLanguage.ParseAdd(language);
            var answer = await gateway.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var problem = await Problem(answer);
            Assert.Equal("urn:egov:problem:unknown-path", problem.GetProperty("type").GetString());
            Assert.Equal(title, problem.GetProperty("title").GetString());
            Assert.Contains($"POST {path}", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Health_is_the_gateways_own()
    {
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/alive")).StatusCode);
        Assert.DoesNotContain(gateway.Destinations["portal"].Requests, request => request.PathAndQuery is "/health" or "/alive");
    }

    [Fact]
    public async Task Tokens_are_issued_only_while_the_demonstration_runs()
    {
        var settings = gateway.Addresses();
        settings.Remove("services:identity:http:0");
        settings["Demonstration:Enabled"] = "false";
        var client = gateway.Start(settings);

        Assert.Equal("portal", await client.GetStringAsync("/connect/token"));
        Assert.Equal("portal", await client.GetStringAsync("/.well-known/openid-configuration"));
    }

    [Fact]
    public void Every_endpoint_says_that_it_is_open_because_each_service_decides_for_itself()
    {
        var endpoints = gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 10, "the routes are not there");
        Assert.All(endpoints, endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, $"{endpoint.RoutePattern.RawText} states no policy"));
    }

    internal static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        return problem;
    }
}
