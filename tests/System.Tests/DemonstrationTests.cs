using System.Text.Json.Nodes;
using EGovPlatform.Criteria;
using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>What stands when the demonstration is loaded.</summary>
[Collection(PlatformCollection.Name)]
public class DemonstrationTests(PlatformFixture fixture)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private GatewayClient Gateway => fixture.Platform.Gateway;

    [Fact]
    public async Task Anyone_reads_a_published_ranking_of_94_made_up_units_that_the_library_recomputes()
    {
        var ranking = await Gateway.Get($"/api/v1/rounds/{fixture.Round}/ranking/published", token: null, None);

        Assert.True((bool)ranking!["demonstration"]!);
        var entries = ranking["entries"]!.AsArray();
        Assert.Equal(DemonstrationUnit.Count, entries.Count);
        Assert.All(entries, entry => Assert.True((bool)entry!["demonstration"]!));
        var submitted = DemonstrationUnit.All.SkipLast(1).Select(unit => (unit.Code, DeclarationAccount.Total(unit)));
        Assert.Equal(DeclarationAccount.Ranked(submitted), DeclarationAccount.Entries(ranking).Where(entry => entry.Rank is not null));
    }

    [Fact]
    public async Task A_published_score_sheet_explains_every_criterion_so_that_it_can_be_replayed()
    {
        var unit = DemonstrationUnit.All[11];
        var sheet = await Gateway.Get($"/api/v1/rounds/{fixture.Round}/sheets/{unit.Code}", token: null, None);

        var expected = CriteriaSets.Get(DemonstrationRound.SetId).Score(DemonstrationFiguresTests.Input(unit));
        Assert.Equal(expected.Total, (decimal)sheet!["result"]!["total"]!);
        var criteria = sheet["result"]!["criteria"]!.AsArray();
        Assert.Equal(expected.Criteria.Count, criteria.Count);
        Assert.All(expected.Criteria.Zip(criteria), pair =>
        {
            Assert.Equal(pair.First.Points, (decimal)pair.Second!["points"]!);
            Assert.Equal(pair.First.StatusCode, (string)pair.Second["status"]!);
            Assert.NotEmpty(pair.Second["trace"]!.AsArray());
        });
    }

    [Fact]
    public async Task The_real_ward_has_its_round_and_its_index_and_no_figure()
    {
        var token = await Gateway.TokenFor("round-administrator", unit: null, None);
        var round = await Gateway.Get($"/api/v1/rounds/{AnHaiRound.Code}", token, None);
        var declaration = await Gateway.Get($"/api/v1/rounds/{AnHaiRound.Code}/declarations/{AnHaiRound.Unit}", token, None);
        var set = await Gateway.Get($"/api/v1/sets/{(string)round!["setId"]!}", token: null, None);

        Assert.False((bool)round["demonstration"]!);
        Assert.Empty(declaration!["values"]!.AsObject());
        Assert.Equal("draft", (string)declaration["state"]!);
        Assert.Equal(100m, (decimal)set!["scale"]!);
    }

    [Fact]
    public async Task The_real_report_is_read_with_its_figures_references_dates_and_links_and_checked()
    {
        var token = await Gateway.TokenFor("round-administrator", unit: null, None);
        var declaration = await Gateway.Get($"/api/v1/rounds/{ALuoiRound.Code}/declarations/{ALuoiRound.Unit}", token, None);

        var text = declaration!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.Contains("003/HĐ 2019", text, StringComparison.Ordinal);
        Assert.Contains("123/QĐ-UBND", text, StringComparison.Ordinal);
        Assert.Contains("https://dichvucong.thuathienhue.gov.vn/xuly?catid=150", text, StringComparison.Ordinal);
        Assert.NotEmpty(declaration["values"]!.AsObject());
        Assert.NotEmpty(declaration["findings"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_reads_without_a_token_what_is_not_published()
    {
        string[] paths =
        [
            $"/api/v1/rounds/{fixture.Round}/ranking",
            $"/api/v1/rounds/{fixture.Round}/declarations/MAU-001",
            $"/api/v1/rounds/{fixture.Round}/sheets",
            $"/api/v1/rounds/{fixture.Round}/links/MAU-001",
        ];
        foreach (var path in paths)
        {
            var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Gateway.Get(path, token: null, None));
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Fact]
    public async Task An_officer_sees_what_came_of_each_declared_link()
    {
        var unit = DemonstrationUnit.All[2];
        var officer = await Gateway.TokenFor("unit-officer", unit.Code, None);
        var declared = DemonstrationFigures.For(unit, complete: true).Values.OfType<Dictionary<string, object>>()
            .SelectMany(value => value.TryGetValue("evidence", out var evidence) ? (string[])evidence : []).Count(entry => entry.StartsWith("https://", StringComparison.Ordinal));

        JsonArray links = [];
        await fixture.Platform.Until("every declared link was tried", async ct =>
        {
            links = (await Gateway.Get($"/api/v1/rounds/{fixture.Round}/links/{unit.Code}", officer, ct))!.AsArray();
            return links.Count == declared && links.All(link => (string)link!["state"]! != "pending");
        });

        // The addresses end in .example, which no name server knows: each says so, and none claims to open.
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal("fails", (string)link!["state"]!));
    }
}
