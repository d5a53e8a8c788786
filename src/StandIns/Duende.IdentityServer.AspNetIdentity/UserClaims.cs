using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Duende.IdentityServer.AspNetIdentity;

/// <summary>Adds what OpenID Connect expects to the claims that Identity makes of a user.</summary>
internal sealed class UserClaims<TUser>(IUserClaimsPrincipalFactory<TUser> inner, UserManager<TUser> users) : IUserClaimsPrincipalFactory<TUser>
    where TUser : class
{
    public async Task<ClaimsPrincipal> CreateAsync(TUser user)
    {
        var principal = await inner.CreateAsync(user);
        var identity = principal.Identities.First();
        if (!identity.HasClaim(claim => claim.Type == "sub"))
            identity.AddClaim(new Claim("sub", await users.GetUserIdAsync(user)));

        // Identity calls the user name the name: it is what the user signs in with, and the name stays free for the person's.
        var userName = await users.GetUserNameAsync(user) ?? "";
        if (identity.FindFirst(claim => claim.Type == users.Options.ClaimsIdentity.UserNameClaimType && claim.Value == userName) is { } signInName)
        {
            identity.RemoveClaim(signInName);
            identity.AddClaim(new Claim("preferred_username", userName));
        }

        if (!identity.HasClaim(claim => claim.Type == "name"))
            identity.AddClaim(new Claim("name", userName));
        if (users.SupportsUserEmail && !string.IsNullOrWhiteSpace(await users.GetEmailAsync(user)))
            identity.AddClaim(Verified("email_verified", await users.IsEmailConfirmedAsync(user)));
        if (users.SupportsUserPhoneNumber && await users.GetPhoneNumberAsync(user) is { Length: > 0 } number)
        {
            identity.AddClaim(new Claim("phone_number", number));
            identity.AddClaim(Verified("phone_number_verified", await users.IsPhoneNumberConfirmedAsync(user)));
        }

        return principal;
    }

    private static Claim Verified(string type, bool value) => new(type, value ? "true" : "false", ClaimValueTypes.Boolean);
}
