using System.Security.Claims;

namespace Duende.IdentityServer.Grants;

/// <summary>A claim as grants keep it.</summary>
internal sealed record ClaimData(string Type, string Value, string ValueType)
{
    public static ClaimData[] From(IEnumerable<Claim> claims) => [.. claims.Select(claim => new ClaimData(claim.Type, claim.Value, claim.ValueType))];

    public static IEnumerable<Claim> ToClaims(IEnumerable<ClaimData> claims) => claims.Select(claim => new Claim(claim.Type, claim.Value, claim.ValueType));
}

/// <summary>What a user has granted to an application.</summary>
/// <param name="Family">All codes and refresh tokens that came of one authorization; revoked together.</param>
internal abstract record UserGrant(string ClientId, string SubjectId, string? SessionId, ClaimData[] User, string[] Scopes, string Family)
{
    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(ClaimData.ToClaims(User), "Duende.IdentityServer", ClaimNames.Name, ClaimNames.Role));
}

/// <summary>An authorization code.</summary>
internal sealed record CodeGrant(
    string ClientId, string SubjectId, string? SessionId, ClaimData[] User, string[] Scopes, string Family, string RedirectUri, string? Challenge, string? Nonce)
    : UserGrant(ClientId, SubjectId, SessionId, User, Scopes, Family);

/// <summary>A refresh token.</summary>
/// <param name="Began">When the family's first was given.</param>
/// <param name="Claims">The user's claims for access tokens, as they were then.</param>
internal sealed record RefreshGrant(
    string ClientId, string SubjectId, string? SessionId, ClaimData[] User, string[] Scopes, string Family, DateTime Began, ClaimData[] Claims)
    : UserGrant(ClientId, SubjectId, SessionId, User, Scopes, Family);

/// <summary>A remembered consent.</summary>
internal sealed record ConsentGrant(string[] Scopes);
