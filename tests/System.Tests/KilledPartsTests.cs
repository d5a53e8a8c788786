using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>Killing any one part while units declare, and letting it restart, loses nothing and doubles nothing.</summary>
[Collection(PlatformCollection.Name)]
public class KilledPartsTests(PlatformFixture fixture)
{
    /// <summary>Every part there is; a unit declares while it is killed.</summary>
    private static readonly string[] Parts =
        ["evidence", "scoring", "verification", "ranking", "identity", "gateway", "portal", "redis", "rabbitmq", "postgres"];

    [Fact]
    public async Task Every_figure_one_sheet_per_unit_and_the_same_ranking_remain()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(12));
        var ct = limit.Token;
        var units = DemonstrationUnit.All.Take(3 * Parts.Length).ToList();
        var round = await TestRound.Open(fixture.Platform.Gateway, "demo-killed", units, ct);

        for (var part = 0; part < Parts.Length; part++)
        {
            // Three units at different points of their way while the part goes away and comes back.
            var declaring = units.Skip(3 * part).Take(3).Select(unit => round.Declare(unit, ct)).ToList();
            await Task.Delay(TimeSpan.FromMilliseconds(60 * part), ct);
            await fixture.Platform.Kill(Parts[part], ct);
            await Task.WhenAll(declaring);
        }

        await fixture.Platform.UntilReady();
        await AssertWhole(round, units, ct);
        var publication = await round.Publish(ct);
        var ranking = await round.Ranking(ct);

        await fixture.Restart();
        round = round.At(fixture.Platform.Gateway);

        await AssertWhole(round, units, ct);
        Assert.Equal(DeclarationAccount.Entries(ranking), DeclarationAccount.Entries(await round.Ranking(ct)));
        var published = await fixture.Platform.Gateway.Get($"/api/v1/rounds/{round.Code}/ranking/published", token: null, ct);
        Assert.Equal((string?)publication!["contentHash"], (string?)published!["contentHash"]);
        Assert.Equal(1, (int)published["publication"]!);
    }

    private async Task AssertWhole(TestRound round, List<DemonstrationUnit> units, CancellationToken ct)
    {
        await round.UntilRanked(fixture.Platform, units);
        foreach (var unit in units)
        {
            Assert.Equal(DeclarationAccount.Sent(unit, complete: true), DeclarationAccount.Held(await round.Declaration(unit, ct)));
        }

        var sheets = (await round.Sheets(ct))["items"]!.AsArray();
        Assert.Equal(units.Select(unit => unit.Code), sheets.Select(sheet => (string)sheet!["unit"]!).Order(StringComparer.Ordinal));
        Assert.All(sheets, sheet => Assert.Equal(1, (int)sheet!["version"]!));
        Assert.Equal(
            DeclarationAccount.Ranked(units.Select(unit => (unit.Code, DeclarationAccount.Total(unit)))),
            DeclarationAccount.Entries(await round.Ranking(ct)));
    }
}
