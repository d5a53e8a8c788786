using System.Net;

namespace EGovPlatform.IdentityServerStandIn.Tests.BestPractice;

/// <summary>RFC 9700 on redirects: where answers go, and what browsers carry.</summary>
public sealed class RedirectTests : IAsyncLifetime
{
    private Server _server = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _server = await Server.StartAsync();
        _browser = new Browser(_server);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("http://client.example/callback/")]
    [InlineData("http://client.example/callback?more=1")]
    [InlineData("http://client.example/callback#fragment")]
    [InlineData("http://client.example/Callback")]
    [InlineData("http://client.example/callback/../callback")]
    [InlineData("http://client.example/%63allback")]
    [InlineData("http://client.example:80/callback")]
    [InlineData("https://client.example/callback")]
    [InlineData("http://CLIENT.example/callback")]
    [InlineData("http://client.example.attacker.example/callback")]
    [InlineData("http://attacker.example/?http://client.example/callback")]
    [InlineData("http://client.example@attacker.example/callback")]
    [InlineData("//client.example/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Section_4_1_1_redirect_addresses_are_compared_character_by_character(string redirectUri)
    {
        using var answer = await _browser.AuthorizeAsync(("redirect_uri", redirectUri));

        Assert.Equal("invalid_request", await _browser.ErrorAsync(answer));
    }

    [Fact]
    public async Task Section_4_1_1_a_redirect_address_of_another_application_is_none()
    {
        using var absent = await _browser.AuthorizeAsync(("redirect_uri", null));
        using var of = await _browser.AuthorizeAsync(("client_id", "worker"));

        Assert.Equal("invalid_request", await _browser.ErrorAsync(absent));
        Assert.Equal("invalid_request", await _browser.ErrorAsync(of));
    }

    [Theory]
    [InlineData("client_id", "unknown", "unauthorized_client")]
    [InlineData("client_id", "disabled", "unauthorized_client")]
    [InlineData("scope", "openid unknown", "invalid_scope")]
    [InlineData("scope", "openid evidence.write", "invalid_scope")]
    [InlineData("scope", null, "invalid_request")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("max_age", "-1", "invalid_request")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "http://attacker.example/", "request_uri_not_supported")]
    public async Task Section_4_11_2_what_is_wrong_ends_at_the_server_itself_and_never_at_an_address_of_the_request(string name, string? value, string error)
    {
        using var answer = await _browser.AuthorizeAsync((name, value));

        Assert.Equal(error, await _browser.ErrorAsync(answer));
    }

    [Fact]
    public async Task Section_4_11_2_a_parameter_stands_once()
    {
        using var answer = await _browser.GetAsync($"/connect/authorize?client_id=web&redirect_uri={Uri.EscapeDataString(Server.RedirectUri)}&redirect_uri=http://attacker.example/");

        Assert.Equal("invalid_request", await _browser.ErrorAsync(answer));
    }

    [Theory]
    [InlineData("http://attacker.example/connect/authorize/callback?client_id=web")]
    [InlineData("//attacker.example/connect/authorize/callback?client_id=web")]
    [InlineData("/\\attacker.example/connect/authorize/callback?client_id=web")]
    [InlineData("/connect/authorize/callback/../../attacker?x=1")]
    [InlineData("/elsewhere?client_id=web")]
    [InlineData("/connect/authorize/callback")]
    [InlineData("/connect\t/authorize/callback?x=1")]
    [InlineData("")]
    public async Task Section_4_11_2_the_login_page_leads_back_to_the_server_alone(string returnUrl)
    {
        var answer = await _browser.PostAsync($"/Account/Login?returnUrl={Uri.EscapeDataString(returnUrl)}", [new("user", "an")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Section_4_11_2_the_error_page_shows_what_the_server_wrote_alone()
    {
        using var forged = await _browser.GetAsync("/home/error?errorId=" + Encoding.Base64Url("""{"Error":"Call this number"}"""u8.ToArray()));

        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Theory]
    [InlineData("http://attacker.example/")]
    [InlineData("http://client.example/bye/")]
    [InlineData(Server.RedirectUri)]
    public async Task Section_4_11_2_the_end_of_a_session_leads_to_the_applications_own_addresses_alone(string there)
    {
        var tokens = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()));
        using var end = await _browser.GetAsync($"/connect/endsession?id_token_hint={tokens["id_token"]}&post_logout_redirect_uri={Uri.EscapeDataString(there)}");
        using var page = await _browser.GetAsync(end.Headers.Location!.OriginalString);

        Assert.Equal("/Account/Logout", end.Headers.Location.OriginalString);
        Assert.Equal("Sign out?", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Section_4_11_2_nobody_is_signed_out_by_a_hint_of_another_user()
    {
        using var other = new Browser(_server);
        var tokens = await other.ExchangeAsync(Browser.Code(await other.FollowAsync(await other.AuthorizeAsync(), "binh")));
        await _browser.SignInAsync();
        using var end = await _browser.GetAsync($"/connect/endsession?id_token_hint={tokens["id_token"]}");

        Assert.Equal("/Account/Logout", end.Headers.Location!.OriginalString);
        Assert.Null(Browser.Parameter(await _browser.SignInAsync(("prompt", "none")), "error"));
    }

    [Fact]
    public async Task Section_4_2_4_and_4_3_answers_with_codes_tell_no_other_site_and_stay_in_no_cache()
    {
        await _browser.SignInAsync();
        using var answer = await _browser.AuthorizeAsync();

        Assert.StartsWith(Server.RedirectUri, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Section_4_3_2_a_token_in_an_address_is_no_token()
    {
        var tokens = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()));

        Assert.Equal(HttpStatusCode.OK, (await _browser.UserInfoAsync(tokens["access_token"])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(null, $"?access_token={tokens["access_token"]}")).Status);
    }

    [Fact]
    public async Task Section_4_4_2_1_every_answer_to_the_browser_names_the_issuer()
    {
        var refused = await _browser.FollowAsync(await _browser.AuthorizeAsync(("prompt", "none")));
        var given = await _browser.SignInAsync();

        Assert.Equal("login_required", Browser.Parameter(refused, "error"));
        Assert.Equal(_server.Issuer, Browser.Parameter(refused, "iss"));
        Assert.Equal(_server.Issuer, Browser.Parameter(given, "iss"));
        Assert.True((await _browser.JsonAsync("/.well-known/openid-configuration")).GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
    }

    [Fact]
    public async Task Section_4_7_the_state_comes_back_as_it_was()
    {
        Assert.Equal("a b&c=d%26é", Browser.Parameter(await _browser.SignInAsync(("state", "a b&c=d%26é")), "state"));
        Assert.Null(Browser.Parameter(await _browser.SignInAsync(("state", null)), "state"));
    }

    [Fact]
    public async Task Section_4_12_redirects_are_303_so_that_no_form_is_posted_on()
    {
        using var toLogin = await _browser.AuthorizeAsync();
        await _browser.SignInAsync();
        using var toClient = await _browser.AuthorizeAsync();

        Assert.Equal(HttpStatusCode.SeeOther, toLogin.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, toClient.StatusCode);
    }
}
