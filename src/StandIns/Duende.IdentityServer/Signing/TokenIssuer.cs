using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Validation;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Callers = Duende.IdentityServer.IdentityServerConstants.ProfileDataCallers;

namespace Duende.IdentityServer.Signing;

/// <summary>Makes access tokens (RFC 9068) and identity tokens, and checks them when they come back here.</summary>
internal sealed class TokenIssuer(IdentityServerOptions options, Issuer issuer, SigningKeys keys, IProfileService profiles, TimeProvider time)
{
    // The server's own: no profile service sets them.
    private static readonly HashSet<string> Reserved =
    [
        "iss", "aud", "exp", "nbf", "iat", "jti", "sub", "nonce", "at_hash", "c_hash", "azp", "acr", "cnf",
        ClaimNames.SessionId, ClaimNames.ClientId, ClaimNames.Scope, ClaimNames.AuthenticationTime, ClaimNames.AuthenticationMethods, ClaimNames.IdentityProvider,
    ];

    private static readonly string[] Authentication = [ClaimNames.Subject, ClaimNames.AuthenticationTime, ClaimNames.AuthenticationMethods, ClaimNames.IdentityProvider];

    /// <summary>The user's claims that access tokens for these resources carry.</summary>
    public Task<List<Claim>> AccessClaimsAsync(ClaimsPrincipal user, Client client, ResourceValidationResult resources) =>
        ProfileAsync(
            user, client, Callers.ClaimsProviderAccessToken,
            resources.Resources.ApiResources.SelectMany(api => api.UserClaims).Concat(resources.Resources.ApiScopes.SelectMany(scope => scope.UserClaims)), resources);

    /// <summary>The user's claims that the identity scopes stand for.</summary>
    public Task<List<Claim>> IdentityClaimsAsync(ClaimsPrincipal user, Client client, ResourceValidationResult resources, string caller) =>
        ProfileAsync(user, client, caller, resources.Resources.IdentityResources.SelectMany(identity => identity.UserClaims), resources);

    /// <param name="user">Absent: the application for itself.</param>
    /// <param name="profile">The user's claims of <see cref="AccessClaimsAsync"/>.</param>
    public Task<string> AccessTokenAsync(Client client, ResourceValidationResult resources, ClaimsPrincipal? user, string? sessionId, IEnumerable<Claim> profile)
    {
        var claims = new List<Claim> { new(ClaimNames.ClientId, client.ClientId) };
        if (user is null || client.AlwaysSendClientClaims)
            claims.AddRange(client.Claims.Select(claim => new Claim(client.ClientClaimsPrefix + claim.Type, claim.Value, claim.ValueType)));
        if (user is not null)
        {
            claims.AddRange(user.Claims.Where(claim => Authentication.Contains(claim.Type)));
            claims.AddRange(profile);
        }

        if (sessionId is not null)
            claims.Add(new(ClaimNames.SessionId, sessionId));
        var values = Values(claims);
        values["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        values["aud"] = resources.Resources.ApiResources.Select(api => api.Name).Distinct().ToArray();
        values[ClaimNames.Scope] = options.EmitScopesAsSpaceDelimitedStringInJwt ? string.Join(' ', resources.RawScopeValues) : resources.RawScopeValues.ToArray();
        return SignAsync(options.AccessTokenJwtType, values, client.AccessTokenLifetime);
    }

    public async Task<string> IdentityTokenAsync(
        Client client, ResourceValidationResult resources, ClaimsPrincipal user, string? sessionId, string? nonce, string accessToken)
    {
        var claims = user.Claims.Where(claim => Authentication.Contains(claim.Type)).ToList();
        if (client.AlwaysIncludeUserClaimsInIdToken)
            claims.AddRange(await IdentityClaimsAsync(user, client, resources, Callers.ClaimsProviderIdentityToken));
        if (sessionId is not null)
            claims.Add(new(ClaimNames.SessionId, sessionId));
        if (nonce is not null)
            claims.Add(new(ClaimNames.Nonce, nonce));
        var values = Values(claims);
        values["aud"] = client.ClientId;
        values[ClaimNames.AccessTokenHash] = await HalfHashAsync(accessToken);
        return await SignAsync("JWT", values, client.IdentityTokenLifetime);
    }

    /// <summary>The claims of an access token of this server that is still good; null where it is none.</summary>
    public Task<IReadOnlyList<Claim>?> ReadAccessTokenAsync(string token) => ReadAsync(token, options.AccessTokenJwtType, checkLifetime: true);

    /// <summary>The claims of an identity token of this server, expired or not: as a hint of who asks; null where it is none.</summary>
    public Task<IReadOnlyList<Claim>?> ReadIdentityTokenHintAsync(string token) => ReadAsync(token, "JWT", checkLifetime: false);

    private async Task<List<Claim>> ProfileAsync(ClaimsPrincipal user, Client client, string caller, IEnumerable<string> types, ResourceValidationResult resources)
    {
        var asked = types.Distinct().Except(Reserved).ToList();
        if (asked.Count == 0)
            return [];
        var context = new ProfileDataRequestContext(user, client, caller, asked) { RequestedResources = resources };
        await profiles.GetProfileDataAsync(context);
        return [.. context.IssuedClaims.Where(claim => !Reserved.Contains(claim.Type)).DistinctBy(claim => (claim.Type, claim.Value))];
    }

    private async Task<string> SignAsync(string type, Dictionary<string, object> claims, int lifetimeSeconds)
    {
        var now = time.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer.Name,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.AddSeconds(lifetimeSeconds).UtcDateTime,
            Claims = claims,
            SigningCredentials = await keys.CurrentAsync(),
        });
    }

    private async Task<IReadOnlyList<Claim>?> ReadAsync(string token, string type, bool checkLifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var announced = await keys.AnnouncedAsync();
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer.Name,
            ValidateAudience = false,
            ValidTypes = [type],
            ValidAlgorithms = Signing.SigningAlgorithm.Supported,
            IssuerSigningKeys = announced.Select(key => key.Key),
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => !checkLifetime || (expires > now && !(notBefore > now)),
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        });
        return result.IsValid ? [.. result.ClaimsIdentity.Claims] : null;
    }

    private async Task<string> HalfHashAsync(string token)
    {
        var bytes = Encoding.ASCII.GetBytes(token);
        var algorithm = (await keys.CurrentAsync()).Algorithm;
        var hash = algorithm[^3..] switch { "512" => SHA512.HashData(bytes), "384" => SHA384.HashData(bytes), _ => SHA256.HashData(bytes) };
        return Base64UrlEncoder.Encode(hash[..(hash.Length / 2)]);
    }

    /// <summary>Claims as values of JSON; several of one type are an array.</summary>
    internal static Dictionary<string, object> Values(IEnumerable<Claim> claims) =>
        claims.GroupBy(claim => claim.Type).ToDictionary(
            group => group.Key,
            group => group.Count() > 1 || group.Key == ClaimNames.AuthenticationMethods ? group.Select(Value).ToArray() : Value(group.First()));

    private static object Value(Claim claim) => claim.ValueType switch
    {
        ClaimValueTypes.Boolean when bool.TryParse(claim.Value, out var value) => value,
        ClaimValueTypes.Integer or ClaimValueTypes.Integer32 or ClaimValueTypes.Integer64 when long.TryParse(claim.Value, CultureInfo.InvariantCulture, out var value) => value,
        "json" or JsonClaimValueTypes.Json or JsonClaimValueTypes.JsonArray => JsonDocument.Parse(claim.Value).RootElement,
        _ when claim.Type == ClaimNames.AuthenticationTime && long.TryParse(claim.Value, CultureInfo.InvariantCulture, out var value) => value,
        _ => claim.Value,
    };
}
