using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>Users, their sessions and what they agree to.</summary>
public sealed class SessionTests : IAsyncLifetime
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

    [Fact]
    public async Task A_user_who_has_left_gets_nothing_more()
    {
        var tokens = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()));
        var code = Browser.Code(await _browser.SignInAsync());
        _server.Departed.Users.Add("an");

        using var again = await _browser.AuthorizeAsync();

        Assert.Equal("invalid_grant", (await _browser.ExchangeAsync(code))["error"]);
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(tokens["refresh_token"]!))["error"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(tokens["access_token"])).Status);
        Assert.StartsWith("/Account/Login?", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_tokens_carry_the_claims_of_their_api_and_the_session()
    {
        var claims = Encoding.Part((await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync())))["access_token"]!, 1);

        Assert.Equal("an", claims.GetProperty("sub").GetString());
        Assert.Equal("unit-officer", claims.GetProperty("role").GetString());
        Assert.Equal("local", claims.GetProperty("idp").GetString());
        Assert.Equal("pwd", claims.GetProperty("amr").EnumerateArray().Single().GetString());
        Assert.Equal(32, claims.GetProperty("sid").GetString()!.Length);
        Assert.False(claims.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Another_user_in_the_same_browser_has_another_session()
    {
        var first = Encoding.Part((await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync())))["id_token"]!, 1);
        var answer = await _browser.FollowAsync(await _browser.AuthorizeAsync(("prompt", "login")), "binh");
        var second = Encoding.Part((await _browser.ExchangeAsync(Browser.Code(answer)))["id_token"]!, 1);

        Assert.Equal(("an", "binh"), (first.GetProperty("sub").GetString(), second.GetProperty("sub").GetString()));
        Assert.NotEqual(first.GetProperty("sid").GetString(), second.GetProperty("sid").GetString());
    }

    [Fact]
    public async Task Who_refuses_at_the_login_page_is_told_to_the_application()
    {
        using var toLogin = await _browser.AuthorizeAsync();

        var answer = await _browser.FollowAsync(toLogin, user: "");

        Assert.Equal("access_denied", Browser.Parameter(answer, "error"));
        Assert.Equal("state 1", Browser.Parameter(answer, "state"));
    }

    [Fact]
    public async Task A_sign_in_that_was_asked_for_once_is_not_taken_for_another_request()
    {
        using var toLogin = await _browser.AuthorizeAsync(("prompt", "login"));
        var back = QueryHelpers.ParseQuery(new Uri(_server.Address, toLogin.Headers.Location!).Query)["ReturnUrl"].ToString();
        var marker = QueryHelpers.ParseQuery(back[back.IndexOf('?')..])["sent_to_login"].ToString();
        await _browser.FollowAsync(toLogin);

        using var same = await _browser.GetAsync(back);
        using var other = await _browser.AuthorizeAsync(("prompt", "login"), ("state", "state 2"), ("sent_to_login", marker));

        Assert.StartsWith(Server.RedirectUri, same.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/Account/Login?", other.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_is_asked_for_each_time_and_its_answer_counts_once()
    {
        (string, string?)[] asking = [("client_id", "asking")];
        await _browser.SignInAsync(asking);

        using var again = await _browser.AuthorizeAsync(asking);
        using var silent = await _browser.AuthorizeAsync([.. asking, ("prompt", "none")]);

        Assert.StartsWith("/consent?", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("consent_required", Browser.Parameter(silent.Headers.Location!, "error"));
    }

    [Fact]
    public async Task A_remembered_consent_is_for_its_scopes()
    {
        (string, string?)[] asking = [("client_id", "asking"), ("scope", "openid evidence.read")];
        using var toConsent = await ToConsentAsync(asking);
        await _browser.PostAsync(toConsent.Headers.Location!.OriginalString, [new("scopes", "openid evidence.read"), new("remember", "true")]);
        var back = QueryHelpers.ParseQuery(new Uri(_server.Address, toConsent.Headers.Location).Query)["returnUrl"].ToString();
        await _browser.GetAsync(back);

        using var same = await _browser.AuthorizeAsync(asking);
        using var more = await _browser.AuthorizeAsync(("client_id", "asking"), ("scope", "openid evidence.read scoring.read"));

        Assert.StartsWith(Server.RedirectUri, same.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/consent?", more.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_scope_cannot_be_left_out()
    {
        (string, string?)[] asking = [("client_id", "asking")];
        using var toConsent = await ToConsentAsync(asking);
        await _browser.PostAsync(toConsent.Headers.Location!.OriginalString, [new("scopes", "evidence.read")]);
        var back = QueryHelpers.ParseQuery(new Uri(_server.Address, toConsent.Headers.Location).Query)["returnUrl"].ToString();

        using var answer = await _browser.GetAsync(back);

        Assert.Equal("access_denied", Browser.Parameter(answer.Headers.Location!, "error"));
    }

    private async Task<HttpResponseMessage> ToConsentAsync((string, string?)[] request)
    {
        await _browser.SignInAsync();
        return await _browser.AuthorizeAsync(request);
    }
}
