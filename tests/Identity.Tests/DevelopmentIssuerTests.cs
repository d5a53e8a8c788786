using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EGovPlatform.Identity.Tests;

[SupportedOSPlatform("linux")]
public sealed class DevelopmentIssuerTests : IDisposable
{
    private readonly IssuerHost issuer = new();

    public void Dispose() => issuer.Dispose();

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public void It_does_not_start_where_no_demonstration_runs(string enabled)
    {
        using var refused = new IssuerHost(("Demonstration:Enabled", enabled));
        var error = Assert.ThrowsAny<Exception>(() => refused.CreateClient());
        Assert.Contains("Demonstration:Enabled", error.ToString());
    }

    [Fact]
    public void Every_endpoint_states_who_may_call_it() => Assert.Empty(EndpointPolicies.Unstated(issuer.Services));

    [Fact]
    public async Task A_service_gets_a_token_for_the_one_audience_that_it_asks_for()
    {
        var token = await Validate(await Ask(("grant_type", "client_credentials"), ("client_id", "scoring"), ("client_secret", "open sesame"), ("scope", "evidence")), "evidence");

        Assert.Equal(Demonstration.Issuer, token.Issuer);
        Assert.Equal(["evidence"], token.Audiences);
        Assert.Equal("scoring", token.Subject);
        Assert.Equal(Roles.Service, token.GetClaim(Claims.Role).Value);
        Assert.InRange(token.ValidTo - token.ValidFrom, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Theory]
    [InlineData("scoring", "wrong", "evidence", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("scoring", "", "evidence", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("nobody", "open sesame", "evidence", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("scoring", "open sesame", "elsewhere", HttpStatusCode.BadRequest, "invalid_scope")]
    [InlineData("scoring", "open sesame", "evidence scoring", HttpStatusCode.BadRequest, "invalid_scope")]
    public async Task A_wrong_client_secret_or_audience_gets_nothing(string client, string secret, string scope, HttpStatusCode status, string error)
    {
        var answer = await issuer.Token(("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret), ("scope", scope));
        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Body.GetProperty("error").GetString());
        Assert.False(answer.Body.TryGetProperty("access_token", out _));
    }

    [Fact]
    public async Task The_demonstrations_officer_acts_for_one_demonstration_unit_at_every_service()
    {
        var answer = await Ask(("grant_type", "urn:egov:demonstration-persona"), ("persona", "unit-officer"), ("unit", "MAU-007"));
        foreach (var audience in new[] { "evidence", "scoring", "verification", "ranking" })
        {
            var token = await Validate(answer, audience);
            Assert.Equal(Roles.UnitOfficer, token.GetClaim(Claims.Role).Value);
            Assert.Equal("MAU-007", token.GetClaim(Claims.Unit).Value);
            Assert.Equal("demo:unit-officer:MAU-007", token.Subject);
        }
    }

    [Theory]
    [InlineData("round-administrator")]
    [InlineData("appraiser")]
    public async Task Other_personas_act_for_no_unit(string persona)
    {
        var token = await Validate(await Ask(("grant_type", "urn:egov:demonstration-persona"), ("persona", persona), ("unit", "MAU-001")), "ranking");
        Assert.Equal(persona, token.GetClaim(Claims.Role).Value);
        Assert.DoesNotContain(token.Claims, claim => claim.Type == Claims.Unit);
    }

    [Theory]
    [InlineData("unit-officer", "DN-AN-HAI")]
    [InlineData("unit-officer", "mau-001")]
    [InlineData("unit-officer", "MAU-")]
    [InlineData("unit-officer", "")]
    [InlineData("service", "MAU-001")]
    [InlineData("platform-administrator", "MAU-001")]
    [InlineData("", "MAU-001")]
    public async Task No_persona_stands_for_a_real_unit_a_service_or_the_platforms_administrator(string persona, string unit)
    {
        var answer = await issuer.Token(("grant_type", "urn:egov:demonstration-persona"), ("persona", persona), ("unit", unit));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_request", answer.Body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Unknown_grants_are_refused()
    {
        var answer = await issuer.Token(("grant_type", "password"), ("username", "a"), ("password", "b"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("unsupported_grant_type", answer.Body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Discovery_names_the_configured_address_and_not_the_callers_host()
    {
        var discovery = await issuer.Get("/.well-known/openid-configuration");
        Assert.Equal(Demonstration.Issuer, discovery.GetProperty("issuer").GetString());
        Assert.Equal("http://127.0.0.1:5999/.well-known/jwks.json", discovery.GetProperty("jwks_uri").GetString());
        Assert.Equal("http://127.0.0.1:5999/connect/token", discovery.GetProperty("token_endpoint").GetString());
        var keys = await issuer.Get("/.well-known/jwks.json");
        Assert.False(keys.GetProperty("keys")[0].TryGetProperty("d", out _));
    }

    [Fact]
    public async Task The_key_file_is_its_owners_alone_and_outlives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("egov-key-").FullName;
        var file = Path.Combine(folder, "issuer", "signing.pem");
        JsonElement answer;
        await using (var first = new IssuerHost(("Identity:KeyFile", file)))
            answer = (await first.Token(("grant_type", "urn:egov:demonstration-persona"), ("persona", "appraiser"))).Body;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        await using (var again = new IssuerHost(("Identity:KeyFile", file)))
            Assert.NotNull(await Validate(answer, "evidence", again));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Throws<InvalidOperationException>(() => SigningKey.Load(file));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<JsonElement> Ask(params (string Key, string Value)[] form)
    {
        var (status, body) = await issuer.Token(form);
        Assert.True(status == HttpStatusCode.OK, body.GetRawText());
        return body;
    }

    /// <summary>Checks the signature against the published keys, as a service does.</summary>
    private async Task<JsonWebToken> Validate(JsonElement answer, string audience, IssuerHost? by = null)
    {
        var keys = new JsonWebKeySet((await (by ?? issuer).Get("/.well-known/jwks.json")).GetRawText());
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(answer.GetProperty("access_token").GetString(), new TokenValidationParameters
        {
            ValidIssuer = Demonstration.Issuer,
            ValidAudience = audience,
            IssuerSigningKeys = keys.Keys,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        });
        Assert.True(result.IsValid, result.Exception?.ToString());
        return (JsonWebToken)result.SecurityToken;
    }
}
