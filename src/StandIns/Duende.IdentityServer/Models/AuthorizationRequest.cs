using System.Collections.Specialized;
using Duende.IdentityServer.Validation;

namespace Duende.IdentityServer.Models;

/// <summary>A valid authorization request, for the login and consent pages.</summary>
public class AuthorizationRequest
{
    /// <summary>The application.</summary>
    public Client Client { get; set; } = default!;

    /// <summary>page, popup, touch or wap.</summary>
    public string? DisplayMode { get; set; }

    /// <summary>Where the answer will go.</summary>
    public string RedirectUri { get; set; } = default!;

    /// <summary>Languages that the user prefers.</summary>
    public string? UiLocales { get; set; }

    /// <summary>The identity provider that the application asks for (acr_values, idp:…).</summary>
    public string? IdP { get; set; }

    /// <summary>The name under which the user will sign in.</summary>
    public string? LoginHint { get; set; }

    /// <summary>none, login, consent, select_account.</summary>
    public IEnumerable<string> PromptModes { get; set; } = [];

    /// <summary>Authentication contexts that are asked for.</summary>
    public IEnumerable<string> AcrValues { get; set; } = [];

    /// <summary>What is asked for.</summary>
    public ResourceValidationResult ValidatedResources { get; set; } = new();

    /// <summary>The request.</summary>
    public NameValueCollection Parameters { get; } = [];
}
