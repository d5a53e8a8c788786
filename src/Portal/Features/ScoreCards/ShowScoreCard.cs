using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.ScoreCards;

/// <summary>One unit's score, how it came about and what was lost. Anyone sees what was published; the unit's own people and who assesses it see more.</summary>
public static class ShowScoreCard
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/rounds/{round}/units/{unit}", Show).AllowAnonymous();

    private static async Task<IResult> Show(string round, string unit, Reader reader, GatewayClient gateway, CancellationToken ct)
    {
        var about = await gateway.Round(round, ct);
        var insider = reader.ReadsUnit(unit);
        var set = gateway.Set(about.Set, ct);
        var sheet = gateway.Sheet(round, unit, ct);
        var published = gateway.PublishedRanking(round, ct);
        var declaration = insider ? Seen(gateway.Declaration(round, unit, ct)) : Task.FromResult<Declaration?>(null);
        var links = insider ? Seen(gateway.Links(round, unit, ct)) : Task.FromResult<IReadOnlyList<LinkVerdict>?>(null);
        await Task.WhenAll(set, sheet, published, declaration, links);

        // The published rank stands while it speaks of this very sheet; a newer sheet has a live rank only.
        var ranking = await published;
        var entry = ranking?.Entries.FirstOrDefault(own => own.Unit == unit);
        if (sheet.Result is { } newest && entry?.SheetVersion != newest.Version && reader.SignedIn)
        {
            ranking = await gateway.LiveRanking(round, ct);
            entry = ranking.Entries.FirstOrDefault(own => own.Unit == unit);
        }

        var name = entry?.Name ?? declaration.Result?.UnitName
            ?? (reader.SignedIn ? (await gateway.Units(round, ct)).FirstOrDefault(known => known.Unit == unit)?.Name : null);
        if (name is null)
            return ErrorPage.For(StatusCodes.Status404NotFound, "not-found");
        if (sheet.Result is null)
            return Page.Of<NoScorePage>(new { Round = about, Unit = unit, UnitName = name, Entry = entry });

        decimal[] peers = [.. ranking?.Entries.Where(peer => peer.Total is not null).Select(peer => peer.Total!.Value) ?? []];
        var card = new ScoreCard(
            about, unit, name, about.Demonstration || entry?.Demonstration == true, await set, sheet.Result, ranking, entry, peers,
            declaration.Result, links.Result);
        return Page.Of<ScoreCardPage>(new { Card = card });
    }

    /// <summary>What the reader may not see, or what is away just now, must not keep them from reading the score.</summary>
    private static async Task<T?> Seen<T>(Task<T> answer) where T : class
    {
        try
        {
            return await answer;
        }
        catch (GatewayException e) when (e.Status is 403 or 404 or 503)
        {
            return null;
        }
    }
}
