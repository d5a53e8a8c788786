using EGovPlatform.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace EGovPlatform.Identity;

/// <summary>What services read to check tokens: who issues, where, and the public key.</summary>
internal static class Discovery
{
    public static void MapDiscovery(this IEndpointRouteBuilder app)
    {
        var documents = app.MapGroup("/.well-known").AllowAnonymous();
        documents.MapGet("openid-configuration", Configuration);
        documents.MapGet("jwks.json", Keys);
    }

    private static IResult Configuration(DevelopmentIssuer issuer) => Results.Json(new
    {
        issuer = Demonstration.Issuer,
        jwks_uri = new Uri(issuer.Address, "/.well-known/jwks.json"),
        token_endpoint = new Uri(issuer.Address, "/connect/token"),
        grant_types_supported = new[] { Tokens.ClientCredentials, Tokens.Persona },
        token_endpoint_auth_methods_supported = new[] { "client_secret_post" },
        scopes_supported = DevelopmentIssuer.Audiences,
        id_token_signing_alg_values_supported = new[] { SecurityAlgorithms.EcdsaSha256 },
        subject_types_supported = new[] { "public" },
        response_types_supported = Array.Empty<string>(),
    });

    private static IResult Keys(DevelopmentIssuer issuer)
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(issuer.Key.Key);
        return Results.Json(new
        {
            keys = new[] { new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, use = "sig", alg = SecurityAlgorithms.EcdsaSha256 } },
        });
    }
}
