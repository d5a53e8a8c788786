using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Services;

/// <summary>What the login, consent, logout and error pages need from the server.</summary>
public interface IIdentityServerInteractionService
{
    /// <summary>The request to which that return address leads back; null where it does not.</summary>
    Task<AuthorizationRequest?> GetAuthorizationContextAsync(string? returnUrl);

    /// <summary>Whether the address leads back to a request of this server: anything else is not to be followed.</summary>
    bool IsValidReturnUrl(string? returnUrl);

    /// <summary>What the error page shows.</summary>
    Task<ErrorMessage?> GetErrorContextAsync(string? errorId);

    /// <summary>What the logout page needs; where there is no valid request, one that asks the user.</summary>
    Task<LogoutRequest> GetLogoutContextAsync(string? logoutId);

    /// <summary>An identifier for the session that is signed in now; null where none is.</summary>
    Task<string?> CreateLogoutContextAsync();

    /// <summary>Takes the user's answer, which the request finds when the browser follows its return address.</summary>
    /// <exception cref="ArgumentException">Nobody is signed in, and the answer is yes.</exception>
    Task GrantConsentAsync(AuthorizationRequest request, ConsentResponse consent, string? subject = null);

    /// <summary>Takes a no.</summary>
    Task DenyAuthorizationAsync(AuthorizationRequest request, AuthorizationError error, string? errorDescription = null);

    /// <summary>Ends the application's consent and grants from the user who is signed in.</summary>
    Task RevokeUserConsentAsync(string? clientId);

    /// <summary>Ends all grants of the session that is signed in.</summary>
    Task RevokeTokensForCurrentSessionAsync();
}
