using EGovPlatform.Criteria;
using Microsoft.Playwright;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>The rules themselves: how a set counts, what a declaration that nobody saves would score, what differs between two sets.</summary>
[Collection(nameof(Browsing))]
public sealed class SetsTests(Browsing browsing)
{
    private const string Commune = "dn-2386-2025-commune";
    private const string Wards = "dn-2874-2017-eward";

    [Fact]
    public async Task Every_set_shows_each_rule_in_words_beside_the_decisions_own()
    {
        await using var visit = await browsing.Visit(script: false);
        foreach (var set in CriteriaSets.All)
        {
            await visit.Open($"/sets/{set.Id}");
            Assert.Equal(set.Criteria.Count, await visit.Page.Locator("details.method").CountAsync());
            var lines = set.Criteria.SelectMany(criterion => criterion.PrintedRule is { } printed ? new[] { criterion, criterion with { Rule = printed } } : [criterion])
                .Sum(criterion => criterion.RuleInWords().Count);
            Assert.Equal(lines, await visit.Page.Locator("details.method .rule-lines li").CountAsync());
            Assert.Equal(set.Criteria.Sum(criterion => criterion.Examples.Count), await visit.Page.Locator(".examples tbody tr").CountAsync());
            Assert.Equal(set.Lint().Count, await visit.Page.Locator("ul.findings > li").CountAsync());
            foreach (var section in set.Groups.SelectMany(group => group.Sections).Where(section => section.Parent is not null))
                Assert.Equal(1, await visit.Page.Locator($"h4[id='section-{section.Code}']").CountAsync());
        }
    }

    [Fact]
    public async Task The_filter_in_the_address_leaves_one_group_or_only_what_was_found()
    {
        await using var visit = await browsing.Visit(script: false);
        var set = CriteriaSets.Get("ag-1040-2018-district");
        var group = set.Groups[1];
        await visit.Open($"/sets/{set.Id}?group={group.Code}");
        Assert.Equal(group.Criteria.Count, await visit.Page.Locator("details.method").CountAsync());

        await visit.Page.CheckAsync("#findings");
        await visit.Page.SelectOptionAsync("#group", "");
        await visit.Page.ClickAsync("form.filters button");
        Assert.Contains("findings=1", visit.Page.Url, StringComparison.Ordinal);
        var found = set.Lint().Select(finding => finding.Node).ToHashSet();
        await Assertions.Expect(visit.Page.Locator("details.method")).ToHaveCountAsync(set.Criteria.Count(criterion => found.Contains(criterion.Code)));
    }

    [Fact]
    public async Task A_level_shows_what_it_takes_beside_the_printed_words()
    {
        await using var visit = await browsing.Visit(script: false);
        await visit.Open("/sets/ag-1040-2018-commune");
        var first = await visit.Page.Locator("table.classification tbody tr").First.InnerTextAsync();
        Assert.Contains("từ 180", first, StringComparison.Ordinal);
        Assert.Contains("“90% x300”", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Commune)]
    [InlineData(Wards)]
    [InlineData("ag-1040-2018-department")]
    public async Task An_example_is_checked_by_trying_it(string id)
    {
        await using var visit = await browsing.Visit(script: false);
        var criterion = CriteriaSets.Get(id).Criteria.First(one => one.Examples.Count > 2);
        for (var number = 1; number <= 3; number++)
        {
            await visit.Open($"/sets/{id}/try?criterion={criterion.Code}&example={number}");
            Assert.Equal(1, await visit.Page.Locator(".notice-good").CountAsync());
            Assert.True(await visit.Page.Locator($"[id='{criterion.Code}'] .outcome .state").IsVisibleAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_declaration_is_scored_group_by_group_and_nothing_of_it_stands_in_the_address(bool script)
    {
        await using var visit = await browsing.Visit(script);
        var set = CriteriaSets.Get(Commune);
        await visit.Open($"/sets/{Commune}/try");
        await visit.Page.FillAsync("[name='NT.1:in.head']", "1");
        await visit.Page.FillAsync("[name='NT.1:in.otherLeader']", "2");
        if (!script)
            await visit.Page.ClickAsync(".result button");
        var expected = set.Score(DeclarationInput.Parse("""{"values":{"NT.1":{"head":1,"otherLeader":2,"evidence":["x"]}}}"""));
        await Assertions.Expect(visit.Page.Locator("#result .change .number").First).ToHaveTextAsync(Figures.Points(expected.Total));
        var points = expected.Criteria.First(one => one.Code == "NT.1").Points;
        await Assertions.Expect(visit.Page.Locator("[id='NT.1'] .outcome strong").First).ToHaveTextAsync(Figures.Points(points));

        // Another group: what was typed goes along in the form, and not in the address.
        await visit.Page.ClickAsync(".choose button[value='TC']");
        Assert.EndsWith($"/sets/{Commune}/try", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("[id='NT.1']")).ToHaveCountAsync(0);
        Assert.Equal(Figures.Points(expected.Total), await visit.Page.Locator("#result .change .number").First.InnerTextAsync());

        await visit.Page.ClickAsync(".choose button[value='all']");
        await Assertions.Expect(visit.Page.Locator("section.tried")).ToHaveCountAsync(set.Criteria.Count);
        Assert.Equal("2", await visit.Page.InputValueAsync("[name='NT.1:in.otherLeader']"));

        // Without its evidence it gives nothing, and says so.
        await visit.Page.UncheckAsync("[name='NT.1:evidence']");
        await visit.Page.ClickAsync(".fields > .actions button");
        await Assertions.Expect(visit.Page.Locator("[id='NT.1'] .outcome .state-problem")).ToHaveTextAsync("Thiếu minh chứng", new() { IgnoreCase = true });
    }

    [Fact]
    public async Task What_cannot_be_counted_is_said_at_its_field()
    {
        await using var visit = await browsing.Visit(script: false);
        await visit.Open($"/sets/{Commune}/try");
        await visit.Page.FillAsync("[name='NT.1:in.head']", "-1");
        await visit.Page.FillAsync("[name='NT.1:in.otherLeader']", "0");
        await visit.Page.ClickAsync(".result button");
        Assert.NotEmpty(await visit.Page.Locator("#error-NT-1-head").InnerTextAsync());
        await visit.Page.FillAsync("[name='NT.1:in.head']", "một");
        await visit.Page.ClickAsync(".result button");
        Assert.NotEmpty(await visit.Page.Locator("#error-NT-1-head").InnerTextAsync());
        Assert.Equal("một", await visit.Page.InputValueAsync("[name='NT.1:in.head']"));
    }

    [Fact]
    public async Task A_ward_sees_its_type_and_what_it_lacks_and_is_asked_for_attributes()
    {
        await using var visit = await browsing.Visit(script: false);
        await visit.Open($"/sets/{Wards}/try");
        await visit.Page.FillAsync("[name='attribute.floorArea']", "50");
        await visit.Page.FillAsync("[name='attribute.transactionsPerDay']", "80");
        await visit.Page.CheckAsync("[name='L3.1:in.option'][value='since2014']");
        await visit.Page.ClickAsync(".result button");
        var result = await visit.Page.Locator("#result").TextContentAsync();
        var attributes = """{"unit":{"attributes":{"floorArea":50,"transactionsPerDay":80}},"values":{"L3.1":{"option":"since2014"}}}""";
        var expected = CriteriaSets.Get(Wards).Score(DeclarationInput.Parse(attributes)).Classification[0].Decisions[0];
        Assert.Contains(expected.Label.Vi, result, StringComparison.Ordinal);
        Assert.All(expected.Next!.Conditions.Where(condition => !condition.Holds), condition => Assert.Contains(condition.Text.Vi, result, StringComparison.Ordinal));
        Assert.Contains("Đạt", await visit.Page.Locator("[id='L3.1'] .outcome").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_sets_are_compared_and_a_set_is_the_same_as_itself()
    {
        await using var visit = await browsing.Visit(script: false);
        await visit.Open("/sets/compare");
        await visit.Page.SelectOptionAsync("#a", $"{Commune}@1");
        await visit.Page.SelectOptionAsync("#b", $"{Commune}@1");
        await visit.Page.ClickAsync("form[action='/sets/compare']:not([method]) button");
        Assert.Contains("giống nhau", await visit.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await visit.Open($"/sets/compare?a={Commune}&b=tth-1784-2018-commune");
        var changes = SetComparison.Of(CriteriaSets.Get(Commune), CriteriaSets.Get("tth-1784-2018-commune")).Changes;
        Assert.Equal(changes.Count, await visit.Page.Locator(".changes li").CountAsync());
    }

    [Fact]
    public async Task A_draft_is_checked_and_compared_and_a_broken_one_says_at_which_line()
    {
        await using var visit = await browsing.Visit(script: false);
        var file = await File(Commune);
        await Send(visit, file.Replace("\n    max: 11\n", "\n    max: 12\n", StringComparison.Ordinal));
        var text = await visit.Page.Locator("main").TextContentAsync();
        Assert.Contains("Tổng không khớp", text, StringComparison.Ordinal);
        Assert.Equal(["11", "12"], await visit.Page.Locator(".changes td").AllInnerTextsAsync());

        await Send(visit, "id: x\nversion: [\n");
        Assert.Contains("Dòng 3", await visit.Page.Locator("#problems").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task Send(Visit visit, string draft)
    {
        await visit.Open("/sets/compare");
        await visit.Page.SelectOptionAsync("#of", $"{Commune}@1");
        await visit.Page.SetInputFilesAsync("#file", new FilePayload { Name = "draft.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(draft) });
        await visit.Page.ClickAsync("form[method=post] button");
    }

    private static async Task<string> File(string set)
    {
        await using var stream = typeof(CriteriaSet).Assembly.GetManifestResourceStream(
            typeof(CriteriaSet).Assembly.GetManifestResourceNames().Single(name => name.Contains(set, StringComparison.Ordinal)))!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
