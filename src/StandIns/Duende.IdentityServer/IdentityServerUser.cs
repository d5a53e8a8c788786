using System.Globalization;
using System.Security.Claims;

namespace Duende.IdentityServer;

/// <summary>A user to sign in.</summary>
/// <param name="subjectId">Identifies the user for ever, and is never another's.</param>
public class IdentityServerUser(string subjectId)
{
    /// <summary>Identifies the user.</summary>
    public string SubjectId { get; } = string.IsNullOrWhiteSpace(subjectId) ? throw new ArgumentException("A subject is needed.", nameof(subjectId)) : subjectId;

    /// <summary>Shown to people.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Where the user signed in; absent: here.</summary>
    public string? IdentityProvider { get; set; }

    /// <summary>How the user signed in (RFC 8176); empty: by password.</summary>
    public ICollection<string> AuthenticationMethods { get; set; } = [];

    /// <summary>When the user signed in (UTC); absent: now.</summary>
    public DateTime? AuthenticationTime { get; set; }

    /// <summary>Further claims.</summary>
    public ICollection<Claim> AdditionalClaims { get; set; } = [];

    /// <summary>The user as a principal with the claims of OpenID Connect.</summary>
    public ClaimsPrincipal CreatePrincipal()
    {
        List<Claim> claims = [new(ClaimNames.Subject, SubjectId)];
        Add(ClaimNames.Name, DisplayName);
        Add(ClaimNames.IdentityProvider, IdentityProvider);
        if (AuthenticationTime is { } time)
            Add(ClaimNames.AuthenticationTime, new DateTimeOffset(time).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        claims.AddRange(AuthenticationMethods.Select(method => new Claim(ClaimNames.AuthenticationMethods, method)));
        claims.AddRange(AdditionalClaims);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "Duende.IdentityServer", ClaimNames.Name, ClaimNames.Role));

        void Add(string type, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                claims.Add(new Claim(type, value));
        }
    }
}
