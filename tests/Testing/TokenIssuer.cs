using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EGovPlatform.Testing;

/// <summary>A token issuer of the tests' own, over real HTTP: services validate its tokens as they do any issuer's.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    private readonly string name;
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
    private readonly WebApplication app;

    private TokenIssuer(string name)
    {
        this.name = name;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new { issuer = name, jwks_uri = $"{Authority}.well-known/jwks.json" });
        app.MapGet("/.well-known/jwks.json", () =>
        {
            var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
            return new { keys = new[] { new { jwk.Kty, jwk.Crv, jwk.X, jwk.Y, jwk.Kid, use = "sig", alg = "ES256" } } };
        });
        app.MapPost("/connect/token", (HttpRequest request) =>
        {
            var client = (string?)request.Form["client_id"] ?? "";
            return new { access_token = Token((string?)request.Form["scope"] ?? "", client, ["service"]), token_type = "Bearer", expires_in = 3600 };
        });
    }

    /// <summary>The issuer's address, for <c>Identity:Authority</c>.</summary>
    public Uri Authority => new(app.Urls.First());

    /// <param name="name">What its tokens name as their issuer.</param>
    public static async Task<TokenIssuer> Start(string name = "urn:egov:test-issuer")
    {
        var issuer = new TokenIssuer(name);
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>A token for one service.</summary>
    /// <param name="audience">The service's name.</param>
    /// <param name="subject">Who it is.</param>
    /// <param name="roles">Values of the claim <c>role</c>.</param>
    /// <param name="units">Codes of the units that the subject acts for.</param>
    public string Token(string audience, string subject, string[] roles, params string[] units) =>
        Token(audience, subject, roles, TimeSpan.FromHours(1), units);

    /// <inheritdoc cref="Token(string, string, string[], string[])"/>
    /// <param name="lifetime">How long it is valid; negative for one that has expired since.</param>
    public string Token(string audience, string subject, string[] roles, TimeSpan lifetime, params string[] units) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = name,
        Audience = audience,
        IssuedAt = TimeProvider.System.GetUtcNow().AddDays(-1).UtcDateTime,
        NotBefore = TimeProvider.System.GetUtcNow().AddDays(-1).UtcDateTime,
        Expires = (TimeProvider.System.GetUtcNow() + lifetime).UtcDateTime,
        Claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = subject, ["role"] = roles, ["unit"] = units },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.ECDsa.Dispose();
    }
}
