using EGovPlatform.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Verification.Tests.Http;

[Collection(nameof(VerificationCollection))]
public class AccessTests(VerificationFixture fixture)
{
    [Fact]
    public void Publishers_know_what_this_service_handles() => Assert.Empty(SubscriptionsCheck.Differences(fixture.Host.Services, "verification"));

    [Fact]
    public void Every_endpoint_states_who_may_call_it()
    {
        var stated = fixture.Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => ("/" + endpoint.RoutePattern.RawText!.Trim('/'), Policy(endpoint)))
            // What gRPC answers to unknown methods and services.
            .Where(endpoint => !endpoint.Item1.Contains("unimplemented", StringComparison.Ordinal))
            .Distinct().Order();

        Assert.Equal(
            [
                ("/alive", "anonymous"),
                ("/api/v1/rounds/{round}/links/{unit}", "unit-reader"),
                ("/egov.verification.v1.Verdicts/ListLinkVerdicts", "service"),
                ("/health", "anonymous"),
                ("/openapi/{documentName}.json", "anonymous"),
            ],
            stated);
    }

    private static string Policy(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().SingleOrDefault() ?? "nobody";
}
