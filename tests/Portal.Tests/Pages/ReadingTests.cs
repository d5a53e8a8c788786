using System.Text.RegularExpressions;
using EGovPlatform.Portal.Tests.Gateway;
using Microsoft.Playwright;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>What anyone reads: rounds, rankings, score cards, sets; with and without script.</summary>
[Collection(nameof(Browsing))]
public sealed class ReadingTests(Browsing browsing)
{
    private const string Ranking = $"/rounds/{DemonstrationWorld.Round}/ranking";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_ranking_answers_in_its_title_and_lists_every_unit(bool script)
    {
        await using var visit = await browsing.Visit(script);
        await visit.Open(Ranking);
        var published = browsing.Gateway.World.Published(DemonstrationWorld.Round)!;
        var leader = published.Entries[0];

        Assert.Contains($"{leader.Name} dẫn đầu 94 đơn vị với {Figures.Points(leader.Total!.Value)} điểm", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(94, await visit.Page.Locator("table.ranking tbody tr").CountAsync());
        Assert.Equal(
            published.Entries.Select(entry => entry.Unit),
            await visit.Page.Locator("table.ranking tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.id)"));
        // Made-up data says so over the page, in its title, and at each unit.
        Assert.Equal(94, await visit.Page.Locator("table.ranking tbody .made-up").CountAsync());
        Assert.True(await visit.Page.Locator(".made-up-notice").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("h1 .made-up").IsVisibleAsync());
        // The distribution's numbers stand in a table for everyone, the drawing where there is script.
        Assert.Equal(script, await visit.Page.Locator("distribution-chart").IsVisibleAsync());
        if (script)
            await Assertions.Expect(visit.Page.Locator("distribution-chart canvas")).ToBeVisibleAsync();
        Assert.Equal(89, (await visit.Page.Locator("#distribution td").EvaluateAllAsync<int[]>("cells => cells.map(cell => Number(cell.dataset.value))")).Sum());
    }

    [Fact]
    public async Task Filters_and_order_stand_in_the_address()
    {
        await using var visit = await browsing.Visit();
        await visit.Open(Ranking);
        await visit.Page.FillAsync("#q", "xa mau 6");
        await visit.Page.ClickAsync("form[role=search] button");
        Assert.Contains("q=xa", visit.Page.Url);
        Assert.Equal(10, await visit.Page.Locator("table.ranking tbody tr").CountAsync());

        await visit.Open($"{Ranking}?kind=ward&sort=HT");
        var points = await visit.Page.Locator("table.ranking tbody tr td:nth-of-type(5) a").AllInnerTextsAsync();
        Assert.Equal(55, points.Count);
        Assert.Equal(points.OrderByDescending(Number), points);
        await visit.Page.ClickAsync("th[aria-sort=descending] a");
        Assert.Contains("order=asc", visit.Page.Url);
    }

    [Fact]
    public async Task A_published_ranking_states_its_number_time_and_hash_and_offers_files()
    {
        await using var visit = await browsing.Visit();
        await visit.Open(Ranking);
        var facts = await visit.Page.Locator("dl.facts").InnerTextAsync();
        Assert.Matches("[0-9a-f]{64}", facts);
        Assert.Contains("08:30, 20/11/2026", facts);

        using var http = new HttpClient { BaseAddress = browsing.Gateway.Address };
        var file = await http.GetStringAsync(await visit.Page.Locator("dl.facts a", new() { HasText = "CSV" }).GetAttributeAsync("href"));
        Assert.Equal(94, Regex.Count(file, "Số liệu giả định"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_number_of_a_score_card_opens_to_steps_that_give_it(bool script)
    {
        await using var visit = await browsing.Visit(script);
        await visit.Open($"/rounds/{DemonstrationWorld.Round}/units/MAU-012");
        var sheet = browsing.Gateway.World.Sheet(DemonstrationWorld.Round, "MAU-012")!.Value;
        var rank = browsing.Gateway.World.Published(DemonstrationWorld.Round)!.Entries.Single(entry => entry.Unit == "MAU-012").Rank;

        Assert.Contains($"Phường Mẫu 12: {Figures.Points(sheet.Result.Total)} điểm, hạng {rank} trên 94", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(sheet.Result.Criteria.Count, await visit.Page.Locator("details.criterion").CountAsync());
        foreach (var criterion in sheet.Result.Criteria.Where((_, at) => at % 9 == 0))
        {
            var details = visit.Page.Locator("details.criterion", new() { Has = visit.Page.Locator($"[id='{criterion.Code}']") });
            Assert.Equal(Figures.Points(criterion.Points), await details.Locator("summary .points").InnerTextAsync());
            await details.Locator("summary").ClickAsync();
            Assert.Equal(criterion.Trace.Steps.Count, await details.Locator("ol.steps li").CountAsync());
            Assert.Equal(Figures.Step(criterion.Trace.Steps[^1].Value), await details.Locator("ol.steps li").Last.Locator("strong").InnerTextAsync());
            // The decision's own words, with clause and document.
            Assert.Contains("2386/QĐ-UBND", await details.InnerTextAsync());
            Assert.Equal("vi", await details.Locator("blockquote").First.GetAttributeAsync("lang"));
        }

        // Evidence is for the unit and who assesses it.
        Assert.DoesNotContain("mau-012.example", await visit.Page.ContentAsync());
    }

    [Fact]
    public async Task Losses_are_the_points_that_were_not_reached()
    {
        await using var visit = await browsing.Visit();
        await visit.Open($"/rounds/{DemonstrationWorld.Round}/units/MAU-022");
        var result = browsing.Gateway.World.Sheet(DemonstrationWorld.Round, "MAU-022")!.Value.Result;
        var lost = result.Criteria.Sum(criterion => criterion.Direction switch
        {
            Criteria.Direction.Penalty => criterion.Points,
            Criteria.Direction.Score when criterion.Status != Criteria.CriterionStatus.NotApplicable => criterion.Max!.Value - criterion.Points,
            _ => 0,
        });

        var shown = await visit.Page.Locator(".lost .amount").AllTextContentsAsync();
        Assert.Equal((double)lost, -shown.Sum(amount => (double)Number(amount)), 0.005 * shown.Count);
    }

    [Fact]
    public async Task An_appraiser_sees_evidence_who_declared_it_and_what_became_of_links()
    {
        await using var visit = await browsing.Visit();
        await visit.SignInAs("appraiser");
        await visit.Open($"/rounds/{DemonstrationWorld.Round}/units/MAU-017");
        await visit.Page.EvaluateAsync("for (const d of document.querySelectorAll('details.criterion')) d.open = true");
        var text = await visit.Page.Locator("main").InnerTextAsync();

        Assert.Contains("https://mau-017.example/", text);
        Assert.Contains("Mở được", text);
        Assert.Contains("máy chủ trả lời 404", text);
        Assert.Contains("Đang chờ kiểm tra", text);
        Assert.Contains("Kê khai bởi", text);
    }

    [Fact]
    public async Task English_stands_beside_Vietnamese_and_the_decision_stays_in_its_own_words()
    {
        await using var visit = await browsing.Visit();
        await visit.Open(Ranking);
        await visit.Page.ClickAsync("a[hreflang=en]");
        Assert.EndsWith(Ranking, visit.Page.Url);
        Assert.Contains("leads 94 units with", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Matches(@"\d\d\.\d\d", await visit.Page.Locator("td.total").First.InnerTextAsync());

        await visit.Open("/sets/dn-2386-2025-commune#NT.1");
        Assert.True(await visit.Page.Locator("[id='NT.1'] blockquote[lang=vi]").IsVisibleAsync());
    }

    [Fact]
    public async Task A_set_shows_every_criterion_and_what_is_wrong_in_its_print()
    {
        await using var visit = await browsing.Visit(script: false);
        await visit.Open("/sets/dn-2386-2025-commune");
        Assert.Equal(browsing.Gateway.World.Set.Criteria.Count, await visit.Page.Locator("details.criterion").CountAsync());
        Assert.Contains("Ghi chú về bản in", await visit.Page.Locator("main").InnerTextAsync());
        await visit.Open("/sets/tth-1784-2018-commune");
        Assert.Contains("Thừa Thiên", await visit.Page.Locator("main").TextContentAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_round_without_a_publication_says_so_and_shows_no_figures()
    {
        await using var visit = await browsing.Visit();
        await visit.Open($"/rounds/{DemonstrationWorld.RealRound}/ranking");
        Assert.Contains("chưa công bố xếp hạng", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await visit.Page.Locator(".made-up-notice, table").CountAsync());
    }

    [Fact]
    public async Task Colours_are_the_readers_choice_without_script_and_without_a_flash()
    {
        await using var visit = await browsing.Visit(script: false);
        await visit.Open("/");
        var light = await Background(visit);
        await visit.Page.ClickAsync("a[href^='/colours/dark']");
        var dark = await Background(visit);
        Assert.NotEqual(light, dark);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Equal(dark, await Background(visit));
        // The style sheet stands in the head: nothing is painted before it is there.
        Assert.Equal(2, await visit.Page.Locator("head link[rel=stylesheet]").CountAsync());
    }

    private static Task<string> Background(Visit visit) => visit.Page.Locator("html").EvaluateAsync<string>("html => getComputedStyle(html).backgroundColor");

    private static decimal Number(string shown) => Figures.TryRead(shown, out var number) ? number : throw new FormatException(shown);
}
