using System.Net;

namespace EGovPlatform.IdentityServerStandIn.Tests.BestPractice;

/// <summary>RFC 9700 on authorization codes and PKCE.</summary>
public sealed class CodeTests : IAsyncLifetime
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
    [InlineData("web")]
    [InlineData("public")]
    public async Task Section_2_1_1_a_request_without_a_challenge_is_refused(string client)
    {
        using var answer = await _browser.AuthorizeAsync(("client_id", client), ("code_challenge", null), ("code_challenge_method", null));

        Assert.Equal("invalid_request", await _browser.ErrorAsync(answer));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("s256")]
    [InlineData("S512")]
    [InlineData(null)]
    public async Task Section_2_1_1_a_challenge_by_any_other_method_than_S256_is_refused(string? method)
    {
        using var answer = await _browser.AuthorizeAsync(("code_challenge_method", method));
        using var lenient = await _browser.AuthorizeAsync(("client_id", "without-pkce"), ("code_challenge", Browser.Verifier), ("code_challenge_method", method));

        Assert.Equal("invalid_request", await _browser.ErrorAsync(answer));
        Assert.Equal("invalid_request", await _browser.ErrorAsync(lenient));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("verifier-verifier-verifier-verifier-verifier-verifier-and-longer-than-a-hash")]
    [InlineData("0123456789012345678901234567890123456789+/=")]
    public async Task Section_2_1_1_a_challenge_is_a_hash(string challenge)
    {
        using var answer = await _browser.AuthorizeAsync(("code_challenge", challenge));

        Assert.Equal("invalid_request", await _browser.ErrorAsync(answer));
    }

    [Theory]
    [InlineData("another-verifier-another-verifier-another-verifier")]
    [InlineData(null)]
    [InlineData("short")]
    public async Task Section_4_5_3_1_a_code_without_its_verifier_is_worth_nothing_and_is_used_up_by_the_guess(string? verifier)
    {
        var code = Browser.Code(await _browser.SignInAsync());

        Assert.Equal("invalid_grant", (await _browser.ExchangeAsync(code, ("code_verifier", verifier)))["error"]);
        Assert.Equal("invalid_grant", (await _browser.ExchangeAsync(code))["error"]);
    }

    [Fact]
    public async Task Section_4_5_3_1_the_challenge_itself_is_no_verifier()
    {
        var code = Browser.Code(await _browser.SignInAsync());

        Assert.Equal("invalid_grant", (await _browser.ExchangeAsync(code, ("code_verifier", Encoding.Challenge(Browser.Verifier))))["error"]);
    }

    [Fact]
    public async Task Section_4_5_a_code_is_for_the_application_that_asked_for_it()
    {
        var code = Browser.Code(await _browser.SignInAsync());

        var stolen = await _browser.ExchangeAsync(code, ("client_id", "another"), ("client_secret", "another secret"));
        var own = await _browser.ExchangeAsync(code);

        Assert.Equal("invalid_grant", stolen["error"]);
        Assert.Equal(HttpStatusCode.OK, own.Status);
    }

    [Fact]
    public async Task Section_4_5_a_code_is_for_the_address_that_it_was_sent_to()
    {
        var elsewhere = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()), ("redirect_uri", "http://client.example/callback/"));
        var nowhere = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()), ("redirect_uri", null));

        Assert.Equal("invalid_grant", elsewhere["error"]);
        Assert.Equal("invalid_request", nowhere["error"]);
    }

    [Fact]
    public async Task Section_4_5_a_second_use_of_a_code_ends_the_tokens_of_the_first()
    {
        var code = Browser.Code(await _browser.SignInAsync());
        var first = await _browser.ExchangeAsync(code);
        var second = await _browser.ExchangeAsync(code);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("invalid_grant", second["error"]);
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(first["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Section_4_5_a_second_use_ends_tokens_that_were_refreshed_since_and_no_others()
    {
        var code = Browser.Code(await _browser.SignInAsync());
        var unrelated = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()));
        var refreshed = await _browser.RefreshAsync((await _browser.ExchangeAsync(code))["refresh_token"]!);
        await _browser.ExchangeAsync(code);

        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(refreshed["refresh_token"]!))["error"]);
        Assert.Equal(HttpStatusCode.OK, (await _browser.RefreshAsync(unrelated["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task Section_4_5_of_uses_at_once_one_wins()
    {
        var code = Browser.Code(await _browser.SignInAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _browser.ExchangeAsync(code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Section_4_5_a_code_lasts_minutes()
    {
        var code = Browser.Code(await _browser.SignInAsync());
        _server.Time.Advance(TimeSpan.FromSeconds(301));

        Assert.Equal("invalid_grant", (await _browser.ExchangeAsync(code))["error"]);
    }

    [Fact]
    public async Task Section_4_5_3_2_the_nonce_comes_back_in_the_identity_token()
    {
        var tokens = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync(("nonce", "this one"))));

        Assert.Equal("this one", Encoding.Part(tokens["id_token"]!, 1).GetProperty("nonce").GetString());
    }

    [Fact]
    public async Task Section_4_8_2_a_verifier_for_a_code_without_a_challenge_is_refused()
    {
        (string, string?)[] request = [("client_id", "without-pkce"), ("code_challenge", null), ("code_challenge_method", null)];
        (string, string?)[] client = [("client_id", "without-pkce"), ("client_secret", "without secret")];

        var stripped = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync(request)), client);
        var honest = await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync(request)), [.. client, ("code_verifier", null)]);

        Assert.Equal("invalid_grant", stripped["error"]);
        Assert.Equal(HttpStatusCode.OK, honest.Status);
    }

    [Fact]
    public async Task Section_4_8_2_a_method_without_a_challenge_is_refused()
    {
        using var answer = await _browser.AuthorizeAsync(("client_id", "without-pkce"), ("code_challenge", null));

        Assert.Equal("invalid_request", await _browser.ErrorAsync(answer));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("id_token")]
    [InlineData("id_token token")]
    [InlineData("code id_token")]
    [InlineData("code token")]
    [InlineData("none")]
    [InlineData(null)]
    public async Task Section_2_1_2_no_token_comes_through_the_browser(string? responseType)
    {
        using var answer = await _browser.AuthorizeAsync(("response_type", responseType));

        Assert.Equal("unsupported_response_type", await _browser.ErrorAsync(answer));
    }
}
