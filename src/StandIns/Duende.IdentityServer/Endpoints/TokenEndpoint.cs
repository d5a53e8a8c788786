using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityServer.Clients;
using Duende.IdentityServer.Grants;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Signing;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Callers = Duende.IdentityServer.IdentityServerConstants.ProfileIsActiveCallers;
using Scopes = Duende.IdentityServer.IdentityServerConstants.StandardScopes;

namespace Duende.IdentityServer.Endpoints;

/// <summary>/connect/token.</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication authentication, RequestedResources resources, GrantKeeper grants, TokenIssuer tokens, IProfileService profiles, TimeProvider time)
{
    private sealed record Outcome(Dictionary<string, object>? Answer, string Error = "", string Description = "");

    private static readonly Outcome BadGrant = new(null, "invalid_grant", "The grant is unknown, used, expired or another's.");

    public async Task HandleAsync(HttpContext context)
    {
        if (await Parameters.OfFormAsync(context.Request, context.RequestAborted) is not { } form)
        {
            await Answers.RefuseAsync(context, "invalid_request", "A form (application/x-www-form-urlencoded) is expected.");
            return;
        }

        if (form.Fault is { } fault)
        {
            await Answers.RefuseAsync(context, "invalid_request", fault);
            return;
        }

        if (await authentication.ProveAsync(context.Request, form) is not { } client)
        {
            await Answers.RefuseClientAsync(context);
            return;
        }

        var outcome = form["grant_type"] switch
        {
            GrantType.AuthorizationCode when client.AllowedGrantTypes.Contains(GrantType.AuthorizationCode) => await ForCodeAsync(client, form),
            "refresh_token" when client.AllowOfflineAccess => await ForRefreshTokenAsync(client, form),
            GrantType.ClientCredentials when client is { RequireClientSecret: true } && client.AllowedGrantTypes.Contains(GrantType.ClientCredentials) => await ForItselfAsync(client, form),
            GrantType.AuthorizationCode or GrantType.ClientCredentials or "refresh_token" => new(null, "unauthorized_client", "The application may not use this grant."),
            null => new(null, "invalid_request", "grant_type is missing."),
            _ => new(null, "unsupported_grant_type", "grant_type is authorization_code, refresh_token or client_credentials."),
        };
        await (outcome.Answer is { } answer ? Answers.JsonAsync(context, answer) : Answers.RefuseAsync(context, outcome.Error, outcome.Description));
    }

    private async Task<Outcome> ForItselfAsync(Client client, Parameters form)
    {
        IReadOnlyCollection<string> scopes = form.Words("scope") is { Length: > 0 } asked ? asked : await resources.OwnApiScopesAsync(client);
        if (scopes.Count == 0 || await resources.FindAsync(client, scopes) is not { } found || found.Resources.OfflineAccess || found.Resources.IdentityResources.Count > 0)
            return new(null, "invalid_scope", "scope names scopes of APIs that are for this application.");
        return new(Answer(client, await tokens.AccessTokenAsync(client, found, null, null, []), scopes));
    }

    private async Task<Outcome> ForCodeAsync(Client client, Parameters form)
    {
        if (form["code"] is not { } handle || form["redirect_uri"] is not { } redirectUri)
            return new(null, "invalid_request", "code and redirect_uri are needed.");
        if (await grants.FindCodeAsync(handle, client.ClientId) is not { } code)
            return BadGrant;
        return await grants.ExclusivelyAsync(code.Family, async () =>
        {
            // Used up before the rest is checked: a verifier can be guessed once.
            if (!await grants.UseCodeAsync(handle, code, TimeSpan.FromSeconds(client.AccessTokenLifetime)))
                return BadGrant;
            if (code.RedirectUri != redirectUri || !Verifies(code.Challenge, form["code_verifier"]) || !await IsActiveAsync(code, client, Callers.AuthorizationCodeValidation))
                return BadGrant;
            if (await resources.FindAsync(client, code.Scopes) is not { } found)
                return BadGrant;
            var user = code.Principal();
            var claims = await tokens.AccessClaimsAsync(user, client, found);
            var answer = await ForUserAsync(client, code, code.Scopes, found, user, claims, code.Nonce);
            if (found.Resources.OfflineAccess)
            {
                var now = time.GetUtcNow().UtcDateTime;
                var refresh = new RefreshGrant(code.ClientId, code.SubjectId, code.SessionId, code.User, code.Scopes, code.Family, now, ClaimData.From(claims));
                answer["refresh_token"] = await grants.GiveAsync(refresh, Expiration(client, now, now));
            }

            return new Outcome(answer);
        });
    }

    private async Task<Outcome> ForRefreshTokenAsync(Client client, Parameters form)
    {
        if (form["refresh_token"] is not { } handle)
            return new(null, "invalid_request", "refresh_token is needed.");
        if (await grants.FindRefreshTokenAsync(handle, client.ClientId) is not { } token)
            return BadGrant;
        var scopes = form.Words("scope") is { Length: > 0 } asked ? asked : token.Scopes;
        if (scopes.Except(token.Scopes).Any())
            return new(null, "invalid_scope", "scope goes beyond what the user has granted.");
        return await grants.ExclusivelyAsync(token.Family, async () =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            var expiration = Expiration(client, token.Began, now);
            var once = client.RefreshTokenUsage == TokenUsage.OneTimeOnly;
            if (!await (once ? grants.UseRefreshTokenAsync(handle, token) : grants.ReuseRefreshTokenAsync(handle, token, expiration)))
                return BadGrant;
            if (!await IsActiveAsync(token, client, Callers.RefreshTokenValidation) || await resources.FindAsync(client, scopes) is not { } found)
            {
                await grants.RevokeFamilyAsync(token);
                return BadGrant;
            }

            var user = token.Principal();
            var claims = client.UpdateAccessTokenClaimsOnRefresh ? await tokens.AccessClaimsAsync(user, client, found) : [.. ClaimData.ToClaims(token.Claims)];
            var answer = await ForUserAsync(client, token, scopes, found, user, claims, nonce: null);
            answer["refresh_token"] = once ? await grants.GiveAsync(token with { Claims = ClaimData.From(claims) }, expiration) : handle;
            return new Outcome(answer);
        });
    }

    private async Task<Dictionary<string, object>> ForUserAsync(
        Client client, UserGrant grant, IReadOnlyCollection<string> scopes, ResourceValidationResult found, ClaimsPrincipal user, IEnumerable<Claim> claims, string? nonce)
    {
        var accessToken = await tokens.AccessTokenAsync(client, found, user, grant.SessionId, claims);
        var answer = Answer(client, accessToken, scopes);
        if (scopes.Contains(Scopes.OpenId))
            answer["id_token"] = await tokens.IdentityTokenAsync(client, found, user, grant.SessionId, nonce, accessToken);
        return answer;
    }

    private static Dictionary<string, object> Answer(Client client, string accessToken, IEnumerable<string> scopes) => new()
    {
        ["access_token"] = accessToken,
        ["token_type"] = "Bearer",
        ["expires_in"] = client.AccessTokenLifetime,
        ["scope"] = string.Join(' ', scopes),
    };

    private static DateTime Expiration(Client client, DateTime began, DateTime now)
    {
        var absolute = began.AddSeconds(client.AbsoluteRefreshTokenLifetime);
        if (client.RefreshTokenExpiration == TokenExpiration.Absolute)
            return absolute;
        var sliding = now.AddSeconds(client.SlidingRefreshTokenLifetime);
        return client.AbsoluteRefreshTokenLifetime > 0 && absolute < sliding ? absolute : sliding;
    }

    // Neither without the other: a verifier for a code that was asked for without a challenge is a sign of a downgrade (RFC 9700, 4.8.2).
    private static bool Verifies(string? challenge, string? verifier) => (challenge, verifier) switch
    {
        (null, null) => true,
        ({ } hash, { Length: >= 43 and <= 128 } secret) =>
            CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(secret))))),
        _ => false,
    };

    private async Task<bool> IsActiveAsync(UserGrant grant, Client client, string caller)
    {
        var context = new IsActiveContext(grant.Principal(), client, caller);
        await profiles.IsActiveAsync(context);
        return context.IsActive;
    }
}
