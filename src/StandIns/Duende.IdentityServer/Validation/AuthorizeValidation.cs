using System.Globalization;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;

namespace Duende.IdentityServer.Validation;

/// <summary>A valid authorization request.</summary>
internal sealed record ValidAuthorize(
    Client Client, string RedirectUri, string ResponseMode, string[] Scopes, ResourceValidationResult Resources, string? Challenge, string[] Prompts, TimeSpan? MaxAge, Parameters Raw)
{
    public string? State => Raw["state"];

    public string? Nonce => Raw["nonce"];

    /// <summary>What the login and consent pages see of it.</summary>
    public AuthorizationRequest Describe()
    {
        var acr = Raw.Words("acr_values");
        var request = new AuthorizationRequest
        {
            Client = Client,
            RedirectUri = RedirectUri,
            DisplayMode = Raw["display"],
            UiLocales = Raw["ui_locales"],
            LoginHint = Raw["login_hint"],
            PromptModes = Prompts,
            AcrValues = acr,
            IdP = acr.FirstOrDefault(value => value.StartsWith("idp:", StringComparison.Ordinal))?["idp:".Length..],
            ValidatedResources = Resources,
        };
        foreach (var (name, value) in Raw.All)
            request.Parameters.Add(name, value);
        return request;
    }
}

/// <summary>Why a request is no valid one.</summary>
internal sealed record AuthorizeFault(string Error, string Description, Client? Client = null);

/// <summary>
/// Checks authorization requests. What is not valid ends at this server's error page and never at an address that the request names
/// (RFC 9700, 4.11.2: no open redirector).
/// </summary>
internal sealed class AuthorizeValidation(IClientStore clients, RequestedResources resources)
{
    private static readonly string[] Prompts = ["none", "login", "consent", "select_account"];

    public async Task<(ValidAuthorize? Request, AuthorizeFault? Fault)> CheckAsync(Parameters raw)
    {
        if (raw.Fault is { } fault)
            return (null, new("invalid_request", fault));
        var client = raw["client_id"] is { } clientId ? await clients.FindClientByIdAsync(clientId) : null;
        if (client is not { Enabled: true })
            return Refuse("unauthorized_client", "client_id names no application.");
        if (raw["redirect_uri"] is not { } redirectUri || !client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal))
            return Refuse("invalid_request", "redirect_uri is none of the application's.");
        if (raw["request"] is not null)
            return Refuse("request_not_supported", "Request objects are not taken.");
        if (raw["request_uri"] is not null)
            return Refuse("request_uri_not_supported", "Request objects are not taken.");
        if (raw["response_type"] != "code")
            return Refuse("unsupported_response_type", "response_type is code.");
        if (!client.AllowedGrantTypes.Contains(GrantType.AuthorizationCode))
            return Refuse("unauthorized_client", "The application may not ask for codes.");
        if ((raw["response_mode"] ?? "query") is not ("query" or "form_post"))
            return Refuse("invalid_request", "response_mode is query or form_post.");
        if (CheckChallenge(client, raw) is { } challengeFault)
            return Refuse("invalid_request", challengeFault);

        var prompts = raw.Words("prompt");
        if (prompts.Except(Prompts).Any() || (prompts.Contains("none") && prompts.Length > 1))
            return Refuse("invalid_request", "prompt is none, or some of login, consent and select_account.");
        TimeSpan? maxAge = null;
        if (raw["max_age"] is { } age)
        {
            if (!int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return Refuse("invalid_request", "max_age is a number of seconds.");
            maxAge = TimeSpan.FromSeconds(seconds);
        }

        var scopes = raw.Words("scope");
        if (scopes.Length == 0)
            return Refuse("invalid_request", "scope is missing.");
        return await resources.FindAsync(client, scopes) is { } found
            ? (new(client, redirectUri, raw["response_mode"] ?? "query", scopes, found, raw["code_challenge"], prompts, maxAge, raw), null)
            : Refuse("invalid_scope", "scope names what there is not, or what is not for this application.");

        (ValidAuthorize?, AuthorizeFault?) Refuse(string error, string description) => (null, new(error, description, client));
    }

    // RFC 7636 takes an absent method for plain: so absent is refused like plain.
    private static string? CheckChallenge(Client client, Parameters raw) => (raw["code_challenge"], raw["code_challenge_method"]) switch
    {
        (null, null) => client.RequirePkce ? "code_challenge is missing." : null,
        (null, _) => "code_challenge is missing.",
        (_, not "S256") => "code_challenge_method is S256.",
        ({ Length: 43 } challenge, _) when challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') => null,
        _ => "code_challenge is a SHA-256 hash in base64url.",
    };
}
