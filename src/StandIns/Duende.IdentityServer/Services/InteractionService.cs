using Duende.IdentityServer.Endpoints;
using Duende.IdentityServer.Grants;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Services;

internal sealed class InteractionService(
    IHttpContextAccessor accessor, AuthorizeValidation validation, UserSession session, ConsentAnswers answers, GrantKeeper grants, Protected messages) : IIdentityServerInteractionService
{
    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public async Task<AuthorizationRequest?> GetAuthorizationContextAsync(string? returnUrl) =>
        IsValidReturnUrl(returnUrl) && returnUrl!.Split('?', 2) is [_, var query] ? (await validation.CheckAsync(Parameters.OfQuery(query))).Request?.Describe() : null;

    // Only this server's own path, with nothing before it: neither another host nor a path that a browser would take for one.
    public bool IsValidReturnUrl(string? returnUrl)
    {
        if (returnUrl?.Split('?', 2) is not [var path, _] || returnUrl.Any(char.IsControl) || returnUrl.Contains('\\'))
            return false;
        var root = Context.Request.PathBase.Value;
        return path == root + Issuer.AuthorizeCallback || path == root + Issuer.Authorize;
    }

    public Task<ErrorMessage?> GetErrorContextAsync(string? errorId) => Task.FromResult(messages.Read<ErrorMessage>(AuthorizeEndpoint.ErrorPurpose, errorId));

    public async Task<LogoutRequest> GetLogoutContextAsync(string? logoutId)
    {
        var message = messages.Read<LogoutMessage>(EndSessionEndpoint.LogoutPurpose, logoutId);
        // A request that was made for another user asks this one.
        if (message?.SubjectId is { } subject && await session.UserAsync(Context) is { } user && user.SubjectId != subject)
            message = null;
        return new LogoutRequest(null, message);
    }

    public async Task<string?> CreateLogoutContextAsync() =>
        await session.UserAsync(Context) is { } user
            ? messages.Write(EndSessionEndpoint.LogoutPurpose, new LogoutMessage { SubjectId = user.SubjectId, SessionId = user.SessionId })
            : null;

    public async Task GrantConsentAsync(AuthorizationRequest request, ConsentResponse consent, string? subject = null)
    {
        subject ??= (await session.UserAsync(Context))?.SubjectId;
        if (subject is null && consent.Granted)
            throw new ArgumentException("Nobody is signed in, so nobody can agree.", nameof(consent));
        answers.Put(Context, request, subject, consent);
    }

    public Task DenyAuthorizationAsync(AuthorizationRequest request, AuthorizationError error, string? errorDescription = null) =>
        GrantConsentAsync(request, new ConsentResponse { Error = error, ErrorDescription = errorDescription });

    public async Task RevokeUserConsentAsync(string? clientId)
    {
        if (await session.UserAsync(Context) is { } user)
            await grants.RevokeAsync(user.SubjectId, clientId);
    }

    public async Task RevokeTokensForCurrentSessionAsync()
    {
        if (await session.UserAsync(Context) is { SessionId: { } sessionId } user)
            await grants.RevokeSessionAsync(user.SubjectId, sessionId);
    }
}
