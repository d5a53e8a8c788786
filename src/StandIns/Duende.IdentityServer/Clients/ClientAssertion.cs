using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Duende.IdentityServer.Clients;

/// <summary>
/// private_key_jwt (RFC 7523): issued by and about the application, for this server alone, once, and not for long.
/// </summary>
internal sealed class ClientAssertion(Issuer issuer, ReplayCache replays, TimeProvider time)
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Whom an assertion claims to be from; null where it is none.</summary>
    public static string? ClaimedClient(string assertion)
    {
        try
        {
            return new JsonWebToken(assertion).Subject is { Length: > 0 } subject ? subject : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public async Task<bool> ProvesAsync(string assertion, Client client)
    {
        var now = time.GetUtcNow();
        var keys = client.ClientSecrets
            .Where(secret => secret.Type == IdentityServerConstants.SecretTypes.JsonWebKey && !(secret.Expiration <= now.UtcDateTime))
            .Select(secret => (SecurityKey)new JsonWebKey(secret.Value)).ToList();
        if (keys.Count == 0)
            return false;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = Signing.SigningAlgorithm.Supported,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidIssuer = client.ClientId,
            // Every audience is this server: one that is meant for another server too could be passed on by that server.
            AudienceValidator = (audiences, _, _) => audiences.Any() && audiences.All(audience => audience == issuer.Name || audience == issuer.AddressOf(Issuer.Token)),
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires is { } end && end > (now - Skew).UtcDateTime && end <= (now + Longest + Skew).UtcDateTime && (notBefore is null || notBefore <= (now + Skew).UtcDateTime),
        });
        return result.IsValid
            && result.SecurityToken is JsonWebToken { Id.Length: > 0 } token
            && token.Subject == client.ClientId
            && await replays.IsFirstAsync(client.ClientId, token.Id, token.ValidTo - now.UtcDateTime + Skew + Skew);
    }
}
