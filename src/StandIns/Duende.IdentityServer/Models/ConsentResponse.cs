namespace Duende.IdentityServer.Models;

/// <summary>The user's answer on the consent page.</summary>
public class ConsentResponse
{
    /// <summary>Why the answer is no.</summary>
    public AuthorizationError? Error { get; set; }

    /// <summary>For the application's developer.</summary>
    public string? ErrorDescription { get; set; }

    /// <summary>Whether the answer is yes.</summary>
    public bool Granted => Error is null && ScopesValuesConsented?.Any() == true;

    /// <summary>The scopes that the user agrees to.</summary>
    public IEnumerable<string>? ScopesValuesConsented { get; set; }

    /// <summary>Whether to keep the answer.</summary>
    public bool RememberConsent { get; set; }

    /// <summary>What the user calls the device.</summary>
    public string? Description { get; set; }
}
