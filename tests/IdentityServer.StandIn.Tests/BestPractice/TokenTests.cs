using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace EGovPlatform.IdentityServerStandIn.Tests.BestPractice;

/// <summary>RFC 9700 on tokens, and on who may ask for them.</summary>
public sealed class TokenTests : IAsyncLifetime
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

    private async Task<Answer> TokensAsync() => await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()));

    private Task<Answer> WorkerAsync(params (string Name, string? Value)[] more) =>
        _browser.TokenAsync([("grant_type", "client_credentials"), ("client_id", "worker"), ("client_secret", "worker secret"), .. more]);

    [Theory]
    [InlineData("scoring.read", "scoring")]
    [InlineData("evidence.read", "evidence")]
    public async Task Section_2_3_a_token_is_for_the_api_of_its_scope_alone(string scope, string audience)
    {
        var claims = Encoding.Part((await WorkerAsync(("scope", scope)))["access_token"]!, 1);

        Assert.Equal(audience, claims.GetProperty("aud").ToString() is var aud && aud.StartsWith('[') ? claims.GetProperty("aud").EnumerateArray().Single().GetString() : aud);
        Assert.Equal(scope, claims.GetProperty("scope").EnumerateArray().Single().GetString());
    }

    [Theory]
    [InlineData("evidence.write")]
    [InlineData("scoring.read unknown")]
    [InlineData("openid")]
    [InlineData("offline_access")]
    public async Task Section_2_3_an_application_gets_no_more_than_it_may_have(string scope) => Assert.Equal("invalid_scope", (await WorkerAsync(("scope", scope)))["error"]);

    [Theory]
    [InlineData("password")]
    [InlineData("implicit")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    [InlineData("CLIENT_CREDENTIALS")]
    public async Task Section_2_4_there_is_no_grant_by_password_or_by_anything_else(string grant)
    {
        var answer = await _browser.TokenAsync(
            ("grant_type", grant), ("client_id", "web"), ("client_secret", "web secret: +&%"), ("username", "an"), ("password", "secret"));

        Assert.Equal((HttpStatusCode.BadRequest, "unsupported_grant_type"), (answer.Status, answer["error"]));
    }

    [Theory]
    [InlineData("worker", "wrong")]
    [InlineData("worker", "")]
    [InlineData("worker", null)]
    [InlineData("worker", "expired")]
    [InlineData("disabled", "disabled secret")]
    [InlineData("unknown", "worker secret")]
    [InlineData("public", "a secret that it does not have")]
    [InlineData("signing", "")]
    public async Task Section_2_5_an_application_that_is_not_proven_gets_nothing(string client, string? secret)
    {
        var answer = await _browser.TokenAsync(("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret), ("scope", "scoring.read"));

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (answer.Status, answer["error"]));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Section_2_5_a_public_application_gets_nothing_for_itself()
    {
        var answer = await _browser.TokenAsync(("grant_type", "client_credentials"), ("client_id", "public"), ("scope", "scoring.read"));

        Assert.Equal("unauthorized_client", answer["error"]);
    }

    [Fact]
    public async Task Section_2_5_two_proofs_are_none()
    {
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("worker:worker+secret"u8));
        Dictionary<string, string?> form = new() { ["grant_type"] = "client_credentials", ["scope"] = "scoring.read" };

        Assert.Equal(HttpStatusCode.OK, (await _browser.PostAsync("/connect/token", form, basic)).Status);
        form["client_secret"] = "worker secret";
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.PostAsync("/connect/token", form, basic)).Status);
    }

    public static TheoryData<string> Assertions =>
        ["another issuer", "another subject", "another audience", "one more audience", "no audience", "no expiry", "expired", "too long", "not yet", "no id", "another key", "unsigned", "HMAC with the public key"];

    [Theory]
    [MemberData(nameof(Assertions))]
    public async Task Section_2_5_an_assertion_that_is_not_right_in_every_part_proves_nothing(string fault)
    {
        Assert.Equal(HttpStatusCode.OK, (await AssertAsync(fault: null)).Status);
        Assert.Equal("invalid_client", (await AssertAsync(fault))["error"]);
    }

    [Fact]
    public async Task Section_2_5_an_assertion_counts_once()
    {
        Assert.Equal(HttpStatusCode.OK, (await AssertAsync(null, "one id")).Status);
        Assert.Equal("invalid_client", (await AssertAsync(null, "one id"))["error"]);
        Assert.Equal(HttpStatusCode.OK, (await AssertAsync(null, "next id")).Status);
    }

    [Fact]
    public async Task Section_4_9_an_access_token_is_told_from_an_identity_token()
    {
        var tokens = await TokensAsync();

        Assert.Equal("at+jwt", Encoding.Part(tokens["access_token"]!, 0).GetProperty("typ").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(tokens["id_token"])).Status);
        using var hint = await _browser.GetAsync($"/connect/endsession?id_token_hint={tokens["access_token"]}");
        Assert.Equal("/Account/Logout", hint.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Section_4_10_a_token_that_was_changed_or_has_expired_or_is_anothers_is_none()
    {
        var token = (await TokensAsync())["access_token"]!;
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var header = Encoding.Part(token, 0);
        var claims = Encoding.Part(token, 1);
        var parts = token.Split('.');
        var changed = JsonSerializer.Deserialize<Dictionary<string, object>>(claims.GetRawText())!;
        changed["sub"] = "binh";

        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(Encoding.Jwt(header, claims, foreign))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync($"{parts[0]}.{Encoding.Base64Url(JsonSerializer.SerializeToUtf8Bytes(changed))}.{parts[2]}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync($"{Encoding.Base64Url("""{"alg":"none","typ":"at+jwt"}"""u8.ToArray())}.{parts[1]}.")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _browser.UserInfoAsync(token)).Status);
        _server.Time.Advance(TimeSpan.FromSeconds(3601));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(token)).Status);
    }

    [Fact]
    public async Task Section_4_14_2_a_second_use_of_a_refresh_token_ends_the_whole_family()
    {
        var first = (await TokensAsync())["refresh_token"]!;
        var second = (await _browser.RefreshAsync(first))["refresh_token"]!;
        var third = (await _browser.RefreshAsync(second))["refresh_token"]!;

        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(first))["error"]);
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(third))["error"]);
    }

    [Fact]
    public async Task Section_4_14_2_a_family_is_one_authorization()
    {
        var one = (await TokensAsync())["refresh_token"]!;
        var other = (await TokensAsync())["refresh_token"]!;
        await _browser.RefreshAsync(one);
        await _browser.RefreshAsync(one);

        Assert.Equal(HttpStatusCode.OK, (await _browser.RefreshAsync(other)).Status);
    }

    [Fact]
    public async Task Section_4_14_2_of_uses_of_a_refresh_token_at_once_one_wins_and_the_family_ends()
    {
        var token = (await TokensAsync())["refresh_token"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _browser.RefreshAsync(token)));

        var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(winner["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Section_4_14_2_a_refresh_token_is_for_its_application_and_its_scopes_and_ends()
    {
        var token = (await TokensAsync())["refresh_token"]!;

        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(token, ("client_id", "another"), ("client_secret", "another secret")))["error"]);
        Assert.Equal("invalid_client", (await _browser.RefreshAsync(token, ("client_secret", null)))["error"]);
        Assert.Equal("invalid_scope", (await _browser.RefreshAsync(token, ("scope", "openid scoring.read")))["error"]);
        _server.Time.Advance(TimeSpan.FromDays(29));
        var later = (await _browser.RefreshAsync(token))["refresh_token"]!;
        _server.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(later))["error"]);
    }

    [Fact]
    public async Task Section_4_14_2_the_end_of_the_session_ends_its_refresh_tokens()
    {
        var tokens = await TokensAsync();
        using var end = await _browser.GetAsync($"/connect/endsession?id_token_hint={tokens["id_token"]}");
        using var signedOut = await _browser.GetAsync(end.Headers.Location!.OriginalString);

        Assert.Equal("Signed out.", await signedOut.Content.ReadAsStringAsync());
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Section_4_14_2_an_application_revokes_its_own_tokens_alone()
    {
        var token = (await TokensAsync())["refresh_token"]!;

        var foreign = await _browser.PostAsync("/connect/revocation", new Dictionary<string, string?> { ["client_id"] = "another", ["client_secret"] = "another secret", ["token"] = token });
        var next = await _browser.RefreshAsync(token);
        var unproven = await _browser.PostAsync("/connect/revocation", new Dictionary<string, string?> { ["client_id"] = "web", ["token"] = next["refresh_token"] });
        var own = await _browser.PostAsync("/connect/revocation", new Dictionary<string, string?> { ["client_id"] = "web", ["client_secret"] = "web secret: +&%", ["token"] = next["refresh_token"] });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (foreign.Status, next.Status));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (unproven.Status, own.Status));
        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(next["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Section_4_15_an_applications_own_token_names_no_user()
    {
        var token = (await WorkerAsync())["access_token"]!;

        Assert.False(Encoding.Part(token, 1).TryGetProperty("sub", out _));
        Assert.Equal("worker", Encoding.Part(token, 1).GetProperty("client_id").GetString());
        Assert.Equal("service", Encoding.Part(token, 1).GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(token)).Status);
    }

    private Task<Answer> AssertAsync(string? fault, string? id = null)
    {
        var now = _server.Time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = "signing",
            ["sub"] = "signing",
            ["aud"] = _server.Issuer,
            ["iat"] = now,
            ["exp"] = now + 60,
            ["jti"] = id ?? $"{fault}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}",
        };
        var header = new Dictionary<string, object> { ["alg"] = "ES256", ["typ"] = "JWT" };
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = _server.SigningClientKey;
        switch (fault)
        {
            case "another issuer": claims["iss"] = "worker"; break;
            case "another subject": claims["sub"] = "worker"; break;
            case "another audience": claims["aud"] = "https://another.example"; break;
            case "one more audience": claims["aud"] = new[] { _server.Issuer, "https://another.example" }; break;
            case "no audience": claims.Remove("aud"); break;
            case "no expiry": claims.Remove("exp"); break;
            case "expired": claims["exp"] = now - 60; break;
            case "too long": claims["exp"] = now + 3600; break;
            case "not yet": claims["nbf"] = now + 120; break;
            case "no id": claims.Remove("jti"); break;
            case "another key": key = foreign; break;
            case "unsigned": header["alg"] = "none"; break;
            case "HMAC with the public key": header["alg"] = "HS256"; break;
            case null: break;
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault.");
        }

        var assertion = Encoding.Jwt(header, claims, key);
        if (fault == "unsigned")
            assertion = assertion[..(assertion.LastIndexOf('.') + 1)];
        if (fault == "HMAC with the public key")
        {
            var text = assertion[..assertion.LastIndexOf('.')];
            assertion = $"{text}.{Encoding.Base64Url(HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), System.Text.Encoding.ASCII.GetBytes(text)))}";
        }

        return _browser.TokenAsync(
            ("grant_type", "client_credentials"), ("scope", "scoring.read"), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", assertion));
    }
}
