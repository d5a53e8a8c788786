using System.Collections;
using System.Globalization;
using System.Resources;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Ranking.Tests;

[Collection(nameof(RankingCollection))]
public class EndpointsTests(RankingService ranking)
{
    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var stated = ranking.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => $"{endpoint.RoutePattern.RawText!.TrimEnd('/')}: {Stated(endpoint)}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "/alive: everybody",
                "/api/v1/rounds/{round}/ranking/publications/{number:long}: everybody",
                $"/api/v1/rounds/{{round}}/ranking/publications: {Policies.RoundAdministrator}",
                "/api/v1/rounds/{round}/ranking/published.csv: everybody",
                "/api/v1/rounds/{round}/ranking/published.json: everybody",
                "/api/v1/rounds/{round}/ranking/published: everybody",
                $"/api/v1/rounds/{{round}}/ranking: {Policies.AnyUser}",
                "/health: everybody",
                "/openapi/{documentName}.json: everybody",
            ],
            stated);
    }

    [Fact]
    public void Publishers_know_what_this_service_handles() => Assert.Empty(SubscriptionsCheck.Differences(ranking.Host.Services, "ranking"));

    [Fact]
    public void No_text_is_missing_in_either_language()
    {
        var texts = new ResourceManager("EGovPlatform.Ranking.Resources.Errors", typeof(Program).Assembly);
        var vi = Keys(texts, CultureInfo.InvariantCulture);

        Assert.NotEmpty(vi);
        Assert.Equal(vi, Keys(texts, CultureInfo.GetCultureInfo("en")));
    }

    private static string Stated(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        ? "everybody"
        : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "nobody";

    private static List<string> Keys(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order().ToList();
}
