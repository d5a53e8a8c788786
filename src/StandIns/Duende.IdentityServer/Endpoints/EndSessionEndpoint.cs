using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Signing;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Duende.IdentityServer.Endpoints;

/// <summary>
/// /connect/endsession (OpenID Connect RP-Initiated Logout). Leads to the host's logout page, which ends the session; a request that does not prove who
/// asks is led there with nothing, so that the page asks the user and goes nowhere afterwards.
/// </summary>
internal sealed class EndSessionEndpoint(
    IdentityServerOptions options, TokenIssuer tokens, IClientStore clients, UserSession session, Protected messages, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    /// <summary>The purpose of what the logout page's address carries.</summary>
    public const string LogoutPurpose = "logout";

    public async Task HandleAsync(HttpContext context)
    {
        var parameters = HttpMethods.IsPost(context.Request.Method)
            ? await Parameters.OfFormAsync(context.Request, context.RequestAborted) ?? new Parameters([])
            : new Parameters(context.Request.Query);
        var page = Answers.PageOf(context, options.UserInteraction.LogoutUrl ?? cookies.Get(await session.SchemeAsync()).LogoutPath.Value ?? "/Account/Logout");
        var message = parameters.Fault is null ? await CheckAsync(parameters, await session.UserAsync(context)) : null;
        Answers.Redirect(context, message is null ? page : QueryHelpers.AddQueryString(page, options.UserInteraction.LogoutIdParameter, messages.Write(LogoutPurpose, message)));
    }

    private async Task<LogoutMessage?> CheckAsync(Parameters parameters, SignedInUser? user)
    {
        if (parameters["id_token_hint"] is not { } hint
            || await tokens.ReadIdentityTokenHintAsync(hint) is not { } claims
            || claims.FirstOrDefault(claim => claim.Type == "aud")?.Value is not { } clientId
            || (parameters["client_id"] is { } named && named != clientId)
            || await clients.FindClientByIdAsync(clientId) is not { Enabled: true } client)
            return null;
        var subject = claims.FirstOrDefault(claim => claim.Type == ClaimNames.Subject)?.Value;
        if (user is not null && user.SubjectId != subject)
            return null;
        var redirectUri = parameters["post_logout_redirect_uri"];
        if (redirectUri is not null && !client.PostLogoutRedirectUris.Contains(redirectUri, StringComparer.Ordinal))
            return null;
        return new LogoutMessage
        {
            ClientId = client.ClientId,
            ClientName = client.ClientName,
            SubjectId = subject,
            SessionId = user?.SessionId ?? claims.FirstOrDefault(claim => claim.Type == ClaimNames.SessionId)?.Value,
            UiLocales = parameters["ui_locales"],
            PostLogoutRedirectUri = redirectUri is not null && parameters["state"] is { } state ? QueryHelpers.AddQueryString(redirectUri, "state", state) : redirectUri,
        };
    }
}
