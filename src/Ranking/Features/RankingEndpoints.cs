using EGovPlatform.Ranking.Features.Publications;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Ranking.Features;

public static class RankingEndpoints
{
    public static void MapRanking(this IEndpointRouteBuilder app)
    {
        var ranking = app.MapGroup("/api/v1/rounds/{round}/ranking");
        ranking.MapGet("", GetLiveRanking.Get).RequireAuthorization(Policies.AnyUser);
        ranking.MapPost("publications", PublishRanking.Post).RequireAuthorization(Policies.RoundAdministrator);

        var published = ranking.MapGroup("").AllowAnonymous();
        published.MapGet("published", GetPublishedRanking.Newest);
        published.MapGet("published.json", GetPublishedRanking.NewestAsJson);
        published.MapGet("published.csv", GetPublishedRanking.NewestAsCsv);
        published.MapGet("publications/{number:long}", GetPublishedRanking.Numbered);
    }
}
