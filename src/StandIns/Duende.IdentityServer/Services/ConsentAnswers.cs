using System.Security.Cryptography;
using System.Text;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Services;

/// <summary>The user's answer to one request.</summary>
/// <param name="At">Seconds since 1970.</param>
internal sealed record ConsentAnswer(long At, string[] Scopes, bool Remember, string? Error, string? ErrorDescription);

/// <summary>Carries the user's answer from the consent page to the request that it was asked for: in an encrypted cookie, for that user and request, once.</summary>
internal sealed class ConsentAnswers(Protected messages, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public void Put(HttpContext context, AuthorizationRequest request, string? subjectId, ConsentResponse consent)
    {
        var name = NameOf(request.Parameters["client_id"], subjectId, request.Parameters["state"], request.Parameters["nonce"], request.Parameters["code_challenge"], request.Parameters["scope"]);
        var answer = new ConsentAnswer(
            time.GetUtcNow().ToUnixTimeSeconds(), [.. consent.ScopesValuesConsented ?? []], consent.RememberConsent,
            consent.Granted ? null : Code(consent.Error ?? AuthorizationError.AccessDenied), consent.ErrorDescription);
        context.Response.Cookies.Append(name, messages.Write(name, answer), Settings(context, Lifetime));
    }

    /// <param name="subjectId">The user; a no may also have come from a login page, where nobody was signed in.</param>
    public ConsentAnswer? Take(HttpContext context, Validation.ValidAuthorize request, string? subjectId) => Take(context, request.Raw, subjectId) ?? TakeNo(context, request.Raw, subjectId);

    private ConsentAnswer? TakeNo(HttpContext context, Validation.Parameters raw, string? subjectId) =>
        subjectId is not null && Take(context, raw, null) is { Error: not null } no ? no : null;

    private ConsentAnswer? Take(HttpContext context, Validation.Parameters raw, string? subjectId)
    {
        var name = NameOf(raw["client_id"], subjectId, raw["state"], raw["nonce"], raw["code_challenge"], raw["scope"]);
        if (messages.Read<ConsentAnswer>(name, context.Request.Cookies[name]) is not { } answer)
            return null;
        context.Response.Cookies.Delete(name, Settings(context, null));
        return time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(answer.At) <= Lifetime ? answer : null;
    }

    private static CookieOptions Settings(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        MaxAge = age,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
    };

    private static string NameOf(params string?[] parts) =>
        "idsrv.consent." + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];

    private static string Code(AuthorizationError error) => error switch
    {
        AuthorizationError.InteractionRequired => "interaction_required",
        AuthorizationError.LoginRequired => "login_required",
        AuthorizationError.AccountSelectionRequired => "account_selection_required",
        AuthorizationError.ConsentRequired => "consent_required",
        _ => "access_denied",
    };
}
