using System.Net;
using EGovPlatform.Portal.Tests.Gateway;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>Who gets in, what a forged form gets, what the browser is told, and what happens when something is away.</summary>
[Collection(nameof(Browsing))]
public sealed class GuardTests(Browsing browsing)
{
    private const string Declare = $"/rounds/{DemonstrationWorld.Round}/units/MAU-094/declare";

    [Fact]
    public async Task Every_answer_tells_the_browser_to_trust_nothing_else()
    {
        using var http = Client();
        foreach (var path in new[] { "/", "/sign-in", "/rounds/none/ranking", "/icon.svg" })
        {
            using var answer = await http.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_page_that_needs_a_person_asks_for_one_and_comes_back()
    {
        await using var visit = await browsing.Visit();
        await visit.Open(Declare);
        Assert.Contains("/sign-in?back=", visit.Page.Url);
        var form = visit.Page.Locator("form:has(input[value='unit-officer'])");
        await form.Locator("select").SelectOptionAsync("MAU-094");
        await form.Locator("button").ClickAsync();
        Assert.EndsWith(Declare, visit.Page.Url);
        Assert.Contains("Xã Mẫu 94: đã kê khai", await visit.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task An_officer_of_another_unit_and_an_officer_at_the_administration_are_refused()
    {
        await using var visit = await browsing.Visit();
        await visit.SignInAs("unit-officer", "MAU-093");
        foreach (var path in new[] { Declare, Declare + "/NL.1", Declare + "/submission", $"/rounds/{DemonstrationWorld.Round}/administration" })
        {
            var answer = await visit.Open(path);
            Assert.Equal(403, answer.Status);
            Assert.Contains("không có quyền", await visit.Page.Locator("h1").InnerTextAsync());
        }
    }

    [Fact]
    public async Task The_session_cookie_holds_a_key_and_no_token_and_is_for_this_site_only()
    {
        await using var visit = await browsing.Visit();
        await visit.SignInAs("appraiser");
        var cookies = await visit.Context.CookiesAsync();
        var session = cookies.Single(cookie => cookie.Name == "egov.session");
        Assert.True(session.HttpOnly);
        Assert.Equal(Microsoft.Playwright.SameSiteAttribute.Lax, session.SameSite);
        Assert.All(cookies, cookie => Assert.DoesNotContain("eyJ", cookie.Value));
        Assert.All(cookies, cookie => Assert.True(cookie.HttpOnly));

        await visit.Page.ClickAsync("text=Đăng xuất");
        Assert.Contains("Đăng nhập", await visit.Page.Locator(".preferences").InnerTextAsync());
        // The key opens nothing any more, even for who kept the cookie.
        await visit.Context.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = browsing.Address.ToString() }]);
        await visit.Open("/");
        Assert.Contains("Đăng nhập", await visit.Page.Locator(".preferences").InnerTextAsync());
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/sign-in")]
    [InlineData("/sets/dn-2386-2025-commune/try")]
    [InlineData("/sets/dn-2386-2025-commune/try/score")]
    [InlineData("/sets/compare")]
    [InlineData(Declare + "/NL.1")]
    [InlineData(Declare + "/NL.1/draft")]
    [InlineData(Declare + "/NL.1/withdrawal")]
    [InlineData(Declare + "/NL.1/files")]
    [InlineData(Declare + "/submission")]
    [InlineData($"/rounds/{DemonstrationWorld.Round}/administration/publications")]
    public async Task A_forged_form_changes_nothing(string path)
    {
        await using var visit = await browsing.Visit();
        if (path.Contains("administration", StringComparison.Ordinal))
            await visit.SignInAs("round-administrator");
        else
            await visit.SignInAs("unit-officer", "MAU-094");
        var before = browsing.Gateway.World.Declaration(DemonstrationWorld.Round, "MAU-094")!.Version;
        var published = browsing.Gateway.World.Published(DemonstrationWorld.Round)!.Publication;

        var form = visit.Context.APIRequest.CreateFormData();
        form.Append("persona", "appraiser");
        var answer = await visit.Context.APIRequest.PostAsync(new Uri(browsing.Address, path).ToString(), new() { Form = form, MaxRedirects = 0 });

        Assert.Equal(400, answer.Status);
        Assert.Contains("Biểu mẫu đã hết hạn", await answer.TextAsync());
        Assert.Equal(before, browsing.Gateway.World.Declaration(DemonstrationWorld.Round, "MAU-094")!.Version);
        Assert.Equal(published, browsing.Gateway.World.Published(DemonstrationWorld.Round)!.Publication);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task No_link_of_ours_sends_anyone_elsewhere(string back)
    {
        using var http = Client();
        using var answer = await http.GetAsync($"/language/en?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_administrator_publishes_the_ranking()
    {
        await using var visit = await browsing.Visit();
        await visit.SignInAs("round-administrator");
        var before = browsing.Gateway.World.Published(DemonstrationWorld.Round)!.Publication;
        await visit.Open($"/rounds/{DemonstrationWorld.Round}/administration");
        await visit.Page.ClickAsync("main button >> text=Công bố");
        Assert.EndsWith($"/rounds/{DemonstrationWorld.Round}/ranking", visit.Page.Url);
        Assert.Equal(before + 1, browsing.Gateway.World.Published(DemonstrationWorld.Round)!.Publication);

        await visit.Open($"/rounds/{DemonstrationWorld.RealRound}/administration");
        await visit.Page.ClickAsync("main button >> text=Công bố");
        Assert.Contains("Chưa có phiếu điểm nào", await visit.Page.Locator("[role=alert]").InnerTextAsync());
    }

    [Fact]
    public async Task When_the_services_are_away_a_page_says_so_with_the_right_status()
    {
        using var http = Client();
        browsing.Gateway.Away = true;
        try
        {
            using var answer = await http.GetAsync("/");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("tạm thời chưa trả lời", await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
        }
        finally
        {
            browsing.Gateway.Away = false;
        }

        using var nothing = await http.GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = browsing.Address };
}
