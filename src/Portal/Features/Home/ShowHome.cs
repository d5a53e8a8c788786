using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Home;

/// <summary>The start page: which rounds there are, and where each stands today.</summary>
public static class ShowHome
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/", Show).AllowAnonymous();

    private static async Task<IResult> Show(GatewayClient gateway, TimeProvider time, CancellationToken ct)
    {
        var rounds = await gateway.Rounds(ct);
        var today = Figures.Day(time.GetUtcNow());
        var standings = await Task.WhenAll(rounds.Select(async round => new RoundStanding(round, round.Window(today), await gateway.PublishedRanking(round.Code, ct))));
        return Page.Of<HomePage>(new { Rounds = (IReadOnlyList<RoundStanding>)[.. standings.OrderByDescending(standing => standing.Round.PeriodTo).ThenBy(standing => standing.Round.Name, StringComparer.Ordinal)] });
    }
}

/// <summary>A round, whether its units may declare today, and its newest publication where there is one.</summary>
public sealed record RoundStanding(Round Round, DeclarationWindow Window, RankingDocument? Published);
