using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Duende.IdentityServer.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Hosting;

/// <summary>The user who is signed in at this server, from its cookie.</summary>
internal sealed record SignedInUser(ClaimsPrincipal Principal, string SubjectId, string? SessionId, DateTimeOffset AuthenticationTime);

/// <summary>Reads the user's session from the cookie.</summary>
internal sealed class UserSession(IdentityServerOptions options, IAuthenticationSchemeProvider schemes)
{
    public const string SessionProperty = "session_id";

    public async Task<string> SchemeAsync() =>
        options.Authentication.CookieAuthenticationScheme
        ?? (await schemes.GetDefaultAuthenticateSchemeAsync())?.Name
        ?? throw new InvalidOperationException("There is no cookie scheme: set a default scheme, or IdentityServerOptions.Authentication.CookieAuthenticationScheme.");

    public async Task<SignedInUser?> UserAsync(HttpContext context)
    {
        var ticket = (await context.AuthenticateAsync(await SchemeAsync())).Ticket;
        if (ticket?.Principal.FindFirstValue(ClaimNames.Subject) is not { Length: > 0 } subject)
            return null;
        ticket.Properties.Items.TryGetValue(SessionProperty, out var session);
        var authenticated = long.TryParse(ticket.Principal.FindFirstValue(ClaimNames.AuthenticationTime), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;
        return new(ticket.Principal, subject, session, authenticated);
    }
}

/// <summary>
/// Completes what the host signs in (when, how and where the user authenticated, and an identifier of the session), and ends a session's grants with it
/// where that is asked for. A session's identifier changes with its user.
/// </summary>
internal sealed class SessionAuthentication(
    IAuthenticationService inner, UserSession session, Grants.GrantKeeper grants, Stores.IClientStore clients, IAuthenticationSchemeProvider schemes, IdentityServerOptions options, TimeProvider time) : IAuthenticationService
{
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) => inner.AuthenticateAsync(context, scheme);

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => inner.ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => inner.ForbidAsync(context, scheme, properties);

    public async Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties)
    {
        if (await session.SchemeAsync() == (scheme ?? (await schemes.GetDefaultSignInSchemeAsync())?.Name))
        {
            var subject = principal.FindFirstValue(ClaimNames.Subject) ?? throw new InvalidOperationException("The user who signs in has no claim sub.");
            var identity = principal.Identities.First();
            if (!principal.HasClaim(claim => claim.Type == ClaimNames.IdentityProvider))
                identity.AddClaim(new Claim(ClaimNames.IdentityProvider, IdentityServerConstants.LocalIdentityProvider));
            if (!principal.HasClaim(claim => claim.Type == ClaimNames.AuthenticationMethods))
                identity.AddClaim(new Claim(ClaimNames.AuthenticationMethods, "pwd"));
            if (!principal.HasClaim(claim => claim.Type == ClaimNames.AuthenticationTime))
                identity.AddClaim(new Claim(ClaimNames.AuthenticationTime, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));

            properties ??= new AuthenticationProperties();
            if (!properties.Items.ContainsKey(UserSession.SessionProperty))
            {
                var present = await session.UserAsync(context);
                properties.Items[UserSession.SessionProperty] = present is { SessionId: { } kept } && present.SubjectId == subject
                    ? kept
                    : Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            }
        }

        await inner.SignInAsync(context, scheme, principal, properties);
    }

    public async Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        if (await session.SchemeAsync() == (scheme ?? (await schemes.GetDefaultSignOutSchemeAsync())?.Name) && await session.UserAsync(context) is { SessionId: { } sessionId } user)
            await EndGrantsAsync(user.SubjectId, sessionId);
        await inner.SignOutAsync(context, scheme, properties);
    }

    private async Task EndGrantsAsync(string subjectId, string sessionId)
    {
        foreach (var clientId in await grants.ClientsAsync(subjectId, sessionId))
        {
            var coordinated = (await clients.FindClientByIdAsync(clientId))?.CoordinateLifetimeWithUserSession ?? options.Authentication.CoordinateClientLifetimesWithUserSession;
            if (coordinated)
                await grants.RevokeSessionAsync(subjectId, sessionId, clientId);
        }
    }
}
