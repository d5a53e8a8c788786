using System.Net.Http.Headers;
using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Signing;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Endpoints;

/// <summary>/connect/userinfo. The token comes in the header: an address would carry it into logs (RFC 9700, 4.3.2).</summary>
internal sealed class UserInfoEndpoint(TokenIssuer tokens, IClientStore clients, RequestedResources resources, IProfileService profiles)
{
    public async Task HandleAsync(HttpContext context)
    {
        var presented = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && "Bearer".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
        var claims = presented is null ? null : await tokens.ReadAccessTokenAsync(presented);
        if (claims is null || await UserAsync(claims) is not var (user, client))
        {
            await RefuseAsync(context, presented is null ? "Bearer" : "Bearer error=\"invalid_token\"", StatusCodes.Status401Unauthorized);
            return;
        }

        var scopes = claims.Where(claim => claim.Type == ClaimNames.Scope).SelectMany(claim => claim.Value.Split(' ')).ToList();
        if (!scopes.Contains(IdentityServerConstants.StandardScopes.OpenId))
        {
            await RefuseAsync(context, "Bearer error=\"insufficient_scope\", scope=\"openid\"", StatusCodes.Status403Forbidden);
            return;
        }

        var found = await resources.FindAsync(client, scopes) ?? new ResourceValidationResult();
        var answer = TokenIssuer.Values(await tokens.IdentityClaimsAsync(user, client, found, IdentityServerConstants.ProfileDataCallers.UserInfoEndpoint));
        answer[ClaimNames.Subject] = user.FindFirstValue(ClaimNames.Subject)!;
        await Answers.JsonAsync(context, answer);
    }

    /// <summary>The user and the application of a token; null where one of them may no longer have it, or it is an application's own.</summary>
    private async Task<(ClaimsPrincipal User, Client Client)?> UserAsync(IReadOnlyList<Claim> claims)
    {
        if (claims.FirstOrDefault(claim => claim.Type == ClaimNames.Subject) is null
            || claims.FirstOrDefault(claim => claim.Type == ClaimNames.ClientId)?.Value is not { } clientId
            || await clients.FindClientByIdAsync(clientId) is not { Enabled: true } client)
            return null;
        var user = new ClaimsPrincipal(new ClaimsIdentity(claims, "Duende.IdentityServer", ClaimNames.Name, ClaimNames.Role));
        var active = new IsActiveContext(user, client, IdentityServerConstants.ProfileIsActiveCallers.UserInfoRequestValidation);
        await profiles.IsActiveAsync(active);
        return active.IsActive ? (user, client) : null;
    }

    private static Task RefuseAsync(HttpContext context, string challenge, int status)
    {
        Answers.NotStored(context);
        context.Response.Headers.WWWAuthenticate = challenge;
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
