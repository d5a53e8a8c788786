using System.Diagnostics;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Grants;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Duende.IdentityServer.Endpoints;

/// <summary>/connect/authorize, and its callback, to which the login and consent pages lead back.</summary>
internal sealed class AuthorizeEndpoint(
    IdentityServerOptions options, Issuer issuer, AuthorizeValidation validation, UserSession session, ConsentAnswers answers, GrantKeeper grants,
    IProfileService profiles, Protected messages, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider time)
{
    /// <summary>The purpose of what the error page's address carries.</summary>
    public const string ErrorPurpose = "error";

    // When the user was last sent to the login page for this very request: whoever authenticated since then did so for it.
    private const string SentToLogin = "sent_to_login";

    public async Task HandleAsync(HttpContext context)
    {
        var raw = HttpMethods.IsPost(context.Request.Method)
            ? await Parameters.OfFormAsync(context.Request, context.RequestAborted) ?? new Parameters([])
            : new Parameters(context.Request.Query);
        var (request, fault) = await validation.CheckAsync(raw);
        if (request is null)
        {
            ShowError(context, fault!);
            return;
        }

        var user = await session.UserAsync(context);
        var answer = answers.Take(context, request, user?.SubjectId);
        if (answer?.Error is { } denied)
            await AnswerErrorAsync(context, request, denied, answer.ErrorDescription);
        else if (user is null || await NeedsLoginAsync(request, user))
            await InteractAsync(context, request, "login_required", await LoginPageAsync(context, request));
        else if (await ConsentAsync(request, user, answer) is { } scopes)
            await AnswerCodeAsync(context, request, user, scopes);
        else if (answer is not null)
            await AnswerErrorAsync(context, request, "access_denied", "The user did not agree to what is required.");
        else
            await InteractAsync(context, request, "consent_required", Page(context, options.UserInteraction.ConsentUrl, options.UserInteraction.ConsentReturnUrlParameter, ReturnUrl(context, request)));
    }

    private async Task<bool> NeedsLoginAsync(ValidAuthorize request, SignedInUser user)
    {
        var active = new IsActiveContext(user.Principal, request.Client, IdentityServerConstants.ProfileIsActiveCallers.AuthorizeEndpoint);
        await profiles.IsActiveAsync(active);
        if (!active.IsActive)
            return true;
        var askedToLogIn = request.Prompts.Contains("login") || request.Prompts.Contains("select_account") || request.MaxAge == TimeSpan.Zero;
        if (askedToLogIn)
            return SentAt(request) is not { } sent || user.AuthenticationTime < sent;
        return request.MaxAge is { } age && time.GetUtcNow() - user.AuthenticationTime > age;
    }

    /// <summary>The scopes that the user agrees to; null where the user has to be asked, or does not agree to what is required.</summary>
    private async Task<string[]?> ConsentAsync(ValidAuthorize request, SignedInUser user, ConsentAnswer? answer)
    {
        if (answer is not null)
        {
            var agreed = request.Scopes.Intersect(answer.Scopes).ToArray();
            var resources = request.Resources.Resources;
            var required = resources.IdentityResources.Where(resource => resource.Required).Select(resource => resource.Name)
                .Concat(resources.ApiScopes.Where(scope => scope.Required).Select(scope => scope.Name));
            if (agreed.Length == 0 || required.Except(agreed).Any())
                return null;
            if (answer.Remember && request.Client.AllowRememberConsent)
                await grants.RememberConsentAsync(user.SubjectId, request.Client, agreed);
            return agreed;
        }

        if (request.Prompts.Contains("consent"))
            return null;
        if (!request.Client.RequireConsent)
            return request.Scopes;
        var remembered = request.Client.AllowRememberConsent ? await grants.ConsentedScopesAsync(user.SubjectId, request.Client.ClientId) : [];
        return request.Scopes.Except(remembered).Any() ? null : request.Scopes;
    }

    private async Task AnswerCodeAsync(HttpContext context, ValidAuthorize request, SignedInUser user, string[] scopes)
    {
        var code = await grants.GiveAsync(
            new CodeGrant(
                request.Client.ClientId, user.SubjectId, user.SessionId, ClaimData.From(user.Principal.Claims), scopes, GrantKeeper.NewFamily(), request.RedirectUri, request.Challenge, request.Nonce),
            TimeSpan.FromSeconds(request.Client.AuthorizationCodeLifetime));
        await AnswerAsync(context, request, new() { ["code"] = code, ["scope"] = string.Join(' ', scopes) });
    }

    private Task AnswerErrorAsync(HttpContext context, ValidAuthorize request, string error, string? description) =>
        AnswerAsync(context, request, new() { ["error"] = error, ["error_description"] = description });

    private async Task AnswerAsync(HttpContext context, ValidAuthorize request, Dictionary<string, string?> answer)
    {
        answer["state"] = request.State;
        if (options.EmitIssuerIdentificationResponseParameter)
            answer["iss"] = issuer.Name;
        var given = answer.Where(pair => pair.Value is not null).ToDictionary();
        if (request.ResponseMode == "form_post")
            await FormPost.WriteAsync(context, request.RedirectUri, given!);
        else
            Answers.Redirect(context, QueryHelpers.AddQueryString(request.RedirectUri, given));
    }

    private async Task InteractAsync(HttpContext context, ValidAuthorize request, string error, string page)
    {
        if (request.Prompts.Contains("none"))
            await AnswerErrorAsync(context, request, error, "The user would have to be asked.");
        else
            Answers.Redirect(context, page);
    }

    private async Task<string> LoginPageAsync(HttpContext context, ValidAuthorize request)
    {
        var cookie = cookies.Get(await session.SchemeAsync());
        var sent = messages.Write(SentToLogin, new Sent(time.GetUtcNow().ToUnixTimeSeconds(), request.Challenge, request.State));
        return Page(
            context, options.UserInteraction.LoginUrl ?? cookie.LoginPath.Value ?? "/Account/Login",
            options.UserInteraction.LoginReturnUrlParameter ?? cookie.ReturnUrlParameter, ReturnUrl(context, request, sent));
    }

    private DateTimeOffset? SentAt(ValidAuthorize request) =>
        messages.Read<Sent>(SentToLogin, request.Raw[SentToLogin]) is { } sent && sent.Challenge == request.Challenge && sent.State == request.State
            ? DateTimeOffset.FromUnixTimeSeconds(sent.At)
            : null;

    private static string ReturnUrl(HttpContext context, ValidAuthorize request, string? sent = null)
    {
        var parameters = request.Raw.All.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
        if (sent is not null)
            parameters[SentToLogin] = sent;
        return QueryHelpers.AddQueryString(context.Request.PathBase + Issuer.AuthorizeCallback, parameters);
    }

    private static string Page(HttpContext context, string page, string parameter, string value) => QueryHelpers.AddQueryString(Answers.PageOf(context, page), parameter, value);

    private void ShowError(HttpContext context, AuthorizeFault fault)
    {
        var message = new ErrorMessage
        {
            Error = fault.Error,
            ErrorDescription = fault.Description,
            ClientId = fault.Client?.ClientId,
            RequestId = Activity.Current?.Id ?? context.TraceIdentifier,
        };
        Answers.Redirect(context, Page(context, options.UserInteraction.ErrorUrl, options.UserInteraction.ErrorIdParameter, messages.Write(ErrorPurpose, message)));
    }

    private sealed record Sent(long At, string? Challenge, string? State);
}
