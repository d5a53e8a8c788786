using System.Net;
using EGovPlatform.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Evidence.Tests.Http;

[Collection(nameof(EvidenceCollection))]
public class AccessTests
{
    private const string Declaration = "/api/v1/rounds/{round}/declarations/{unit}";

    /// <summary>Every endpoint and who may call it. A new endpoint must be written here, with its policy.</summary>
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /health"] = "anonymous",
        ["GET /alive"] = "anonymous",
        ["GET /openapi/{documentName}.json"] = "anonymous",
        ["GET /api/v1/units"] = "any-user",
        ["GET /api/v1/units/{unit}"] = "any-user",
        ["PUT /api/v1/units/{unit}"] = "round-administrator|platform-administrator",
        ["GET /api/v1/rounds"] = "anonymous",
        ["GET /api/v1/rounds/{round}"] = "anonymous",
        ["PUT /api/v1/rounds/{round}"] = "round-administrator",
        ["GET /api/v1/rounds/{round}/units"] = "any-user",
        ["PUT /api/v1/rounds/{round}/units/{unit}"] = "round-administrator",
        [$"GET {Declaration}"] = "unit-reader",
        [$"GET {Declaration}/report"] = "unit-reader",
        [$"GET {Declaration}/files/{{sha256}}"] = "unit-reader",
        [$"PUT {Declaration}/values/{{criterion}}"] = "unit-officer",
        [$"DELETE {Declaration}/values/{{criterion}}"] = "unit-officer",
        [$"PUT {Declaration}/values"] = "unit-officer",
        [$"POST {Declaration}/files"] = "unit-officer",
        [$"POST {Declaration}/submission"] = "unit-officer",
        [$"POST {Declaration}/report"] = "report-importer",
        ["POST /egov.evidence.v1.Declarations/GetSubmission"] = "service",
        ["POST /egov.evidence.v1.Declarations/StreamSubmissions"] = "service",
        ["POST /egov.evidence.v1.Declarations/StreamEnrolments"] = "service",
    };

    private readonly EvidenceFixture fixture;

    public AccessTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    [Fact]
    public void Publishers_know_what_this_service_handles() => Assert.Empty(SubscriptionsCheck.Differences(fixture.Host.Services, "evidence"));

    [Fact]
    public void Every_endpoint_states_who_may_call_it()
    {
        var stated = fixture.Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => ($"{method} {Path(endpoint)}", Policy(endpoint))))
            // What gRPC answers to unknown methods and services.
            .Where(endpoint => !endpoint.Item1.Contains("unimplemented", StringComparison.Ordinal))
            .Distinct().ToDictionary(endpoint => endpoint.Item1, endpoint => endpoint.Item2);

        Assert.Equal(Expected.OrderBy(entry => entry.Key), stated.OrderBy(entry => entry.Key));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/report")]
    [InlineData("PUT", "/values/NT.1")]
    [InlineData("PUT", "/values")]
    [InlineData("DELETE", "/values/NT.1")]
    [InlineData("POST", "/submission")]
    [InlineData("POST", "/files")]
    [InlineData("POST", "/report")]
    public async Task An_officer_of_another_unit_learns_nothing(string method, string path)
    {
        var (theirs, own) = (await fixture.Enrol(), await fixture.Enrol());

        foreach (var declaration in new[]
        {
            theirs.Path,
            $"/api/v1/rounds/{EvidenceFixture.Round}/declarations/KHONG-CO",
            $"/api/v1/rounds/khong-co/declarations/{theirs.Unit}",
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await own.Send(new(method), declaration + path, "{}")).StatusCode);
            using var anonymous = new HttpRequestMessage(new(method), declaration + path);
            Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Host.Anonymous.SendAsync(anonymous)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_may_read_is_told_what_does_not_exist()
    {
        var declaration = await fixture.Enrol();

        await (await declaration.Officer.GetAsync($"/api/v1/rounds/khong-co/declarations/{declaration.Unit}")).Problem(404, "declaration-not-found");
        await (await declaration.Appraiser.GetAsync($"/api/v1/rounds/{declaration.Round}/declarations/KHONG-CO")).Problem(404, "declaration-not-found");
        await (await declaration.Send(HttpMethod.Put, $"/api/v1/rounds/khong-co/declarations/{declaration.Unit}/values/NT.1", "{}")).Problem(404, "declaration-not-found");
        await (await declaration.Send(HttpMethod.Post, $"/api/v1/rounds/khong-co/declarations/{declaration.Unit}/submission")).Problem(404, "declaration-not-found");
    }

    [Theory]
    [InlineData("appraiser", HttpStatusCode.OK)]
    [InlineData("round-administrator", HttpStatusCode.OK)]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("platform-administrator", HttpStatusCode.Forbidden)]
    [InlineData("service", HttpStatusCode.Forbidden)]
    public async Task Who_reads_does_not_write(string role, HttpStatusCode reads)
    {
        var declaration = await fixture.Enrol();
        var client = fixture.Host.As("somebody", role);

        Assert.Equal(reads, (await client.GetAsync(declaration.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PutAsync($"{declaration.Path}/values/NT.1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync($"{declaration.Path}/submission", null)).StatusCode);
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Policy(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().SingleOrDefault()
        ?? endpoint.Metadata.GetMetadata<AuthorizationPolicy>() switch
        {
            null => "nobody",
            var policy => string.Join('|', policy.Requirements.OfType<Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement>().Single().AllowedRoles),
        };
}
