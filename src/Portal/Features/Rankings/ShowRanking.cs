using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Rankings;

/// <summary>The ranking of a round: the published one for everyone, the live one for whoever is signed in and asks for it.</summary>
public static class ShowRanking
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/rounds/{round}/ranking", Show).AllowAnonymous();

    private static async Task<IResult> Show(
        string round, string? q, string? kind, string? sort, string? order, string? view, Reader reader, GatewayClient gateway, CancellationToken ct)
    {
        var about = await gateway.Round(round, ct);
        var query = new RankingQuery(q, kind, sort, order switch { "asc" => false, "desc" => true, _ => null }, view == "live" && reader.SignedIn);
        var ranking = query.Live ? await gateway.LiveRanking(round, ct) : await gateway.PublishedRanking(round, ct);
        return ranking is null
            ? Page.Of<UnpublishedPage>(new { Round = about })
            : Page.Of<RankingPage>(new { Round = about, Ranking = ranking, Set = await gateway.Set(about.Set, ct), Query = query });
    }
}
