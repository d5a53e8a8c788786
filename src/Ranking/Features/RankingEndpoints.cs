using EGovPlatform.Ranking.Features.Publications;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Ranking.Features;

public static class RankingEndpoints
{
    public static void MapRanking(this IEndpointRouteBuilder app)
    {
        var ranking = app.MapGroup("/api/v1/rounds/{round}/ranking").WithTags("Rankings");
        ranking.MapGet("", GetLiveRanking.Get).RequireAuthorization(Policies.AnyUser)
            .Described("getLiveRanking", "The ranking as the score sheets stand now; what counts outside is the published one.").Refuses(404);
        ranking.MapPost("publications", PublishRanking.Post).RequireAuthorization(Policies.RoundAdministrator)
            .Described("publishRanking", "Publishes the ranking as it stands: an immutable snapshot with its content hash.").Refuses(404, 409, 503);

        var published = ranking.MapGroup("").AllowAnonymous();
        published.MapGet("published", GetPublishedRanking.Newest)
            .Described("getPublishedRanking", "The newest published ranking.").Produces<RankingDocument>().Refuses(404).WithConditionalETag();
        published.MapGet("published.json", GetPublishedRanking.NewestAsJson)
            .Described("getPublishedRankingFile", "The newest published ranking as canonical JSON: the SHA-256 of the bytes is the content hash.")
            .Produces<RankingContent>().Refuses(404).WithConditionalETag();
        published.MapGet("published.csv", GetPublishedRanking.NewestAsCsv)
            .Described("getPublishedRankingCsv", "The newest published ranking as CSV (RFC 4180, UTF-8).")
            .Produces<string>(200, "text/csv").Refuses(404).WithConditionalETag();
        published.MapGet("publications/{number:long}", GetPublishedRanking.Numbered)
            .Described("getPublication", "A published ranking by its number.").Produces<RankingDocument>().Refuses(404).WithConditionalETag();
    }
}
