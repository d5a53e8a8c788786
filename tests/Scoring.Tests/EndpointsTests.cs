using System.Collections;
using System.Globalization;
using System.Resources;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Scoring.Tests;

[Collection(nameof(ScoringCollection))]
public class EndpointsTests(ScoringService scoring)
{
    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var stated = scoring.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // What gRPC maps for methods and services that do not exist says UNIMPLEMENTED; the fallback policy closes it.
            .Where(endpoint => endpoint.RoutePattern.RawText is not ("{unimplementedService}/{unimplementedMethod:grpcunimplemented}"
                or "/egov.scoring.v1.Scoring/{unimplementedMethod:grpcunimplemented}" or "egov.scoring.v1.Scoring/{unimplementedMethod:grpcunimplemented}"))
            .Select(endpoint => $"{endpoint.RoutePattern.RawText!.TrimEnd('/')}: {Stated(endpoint)}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "/alive: everybody",
                "/api/v1/rounds/{round}/sheets/{unit}/recomputation: everybody",
                "/api/v1/rounds/{round}/sheets/{unit}: everybody",
                "/api/v1/rounds/{round}/sheets: round-administrator, appraiser",
                "/api/v1/sets/lint: everybody",
                "/api/v1/sets/{set}/changes/{other}: everybody",
                "/api/v1/sets/{set}/changes: everybody",
                "/api/v1/sets/{set}/scores: everybody",
                "/api/v1/sets/{set}: everybody",
                "/api/v1/sets: everybody",
                $"/egov.scoring.v1.Scoring/CheckValues: {Policies.Service}",
                $"/egov.scoring.v1.Scoring/StreamScoreSheets: {Policies.Service}",
                "/health: everybody",
                "/openapi/{documentName}.json: everybody",
            ],
            stated);
    }

    [Fact]
    public void Publishers_know_what_this_service_handles() => Assert.Empty(SubscriptionsCheck.Differences(scoring.Host.Services, "scoring"));

    [Fact]
    public void No_text_is_missing_in_either_language()
    {
        var texts = new ResourceManager("EGovPlatform.Scoring.Resources.Errors", typeof(Program).Assembly);
        var vi = Keys(texts, CultureInfo.InvariantCulture);

        Assert.NotEmpty(vi);
        Assert.Equal(vi, Keys(texts, CultureInfo.GetCultureInfo("en")));
    }

    private static string Stated(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return "everybody";
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>();
        var roles = endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>()
            .SelectMany(policy => policy.Requirements.OfType<Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement>())
            .SelectMany(requirement => requirement.AllowedRoles);
        return string.Join(", ", policies.Concat(roles)) is { Length: > 0 } stated ? stated : "nobody";
    }

    private static List<string> Keys(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order().ToList();
}
