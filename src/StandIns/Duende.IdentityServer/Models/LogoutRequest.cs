using System.Collections.Specialized;

namespace Duende.IdentityServer.Models;

/// <summary>A valid request to end the session, as the logout page's address carries it.</summary>
public class LogoutMessage
{
    /// <summary>The application that asks.</summary>
    public string? ClientId { get; set; }

    /// <summary>Its name.</summary>
    public string? ClientName { get; set; }

    /// <summary>Where the browser goes then, with the state.</summary>
    public string? PostLogoutRedirectUri { get; set; }

    /// <summary>The user.</summary>
    public string? SubjectId { get; set; }

    /// <summary>The session.</summary>
    public string? SessionId { get; set; }

    /// <summary>Languages that the user prefers.</summary>
    public string? UiLocales { get; set; }
}

/// <summary>A request to end the session, for the logout page.</summary>
/// <param name="iframeUrl">What tells other applications; null: nothing does.</param>
/// <param name="message">The request; null: there is no valid one.</param>
public class LogoutRequest(string? iframeUrl, LogoutMessage? message)
{
    /// <summary>The application that asks.</summary>
    public string? ClientId { get; set; } = message?.ClientId;

    /// <summary>Its name.</summary>
    public string? ClientName { get; set; } = message?.ClientName;

    /// <summary>Where the browser goes then, with the state.</summary>
    public string? PostLogoutRedirectUri { get; set; } = message?.PostLogoutRedirectUri;

    /// <summary>The user.</summary>
    public string? SubjectId { get; set; } = message?.SubjectId;

    /// <summary>The session.</summary>
    public string? SessionId { get; set; } = message?.SessionId;

    /// <summary>Languages that the user prefers.</summary>
    public string? UiLocales { get; set; } = message?.UiLocales;

    /// <summary>Further parameters of the request.</summary>
    public NameValueCollection Parameters { get; } = [];

    /// <summary>What tells other applications.</summary>
    public string? SignOutIFrameUrl { get; set; } = iframeUrl;

    /// <summary>Whether the user has to be asked: nobody proved that the user wants it.</summary>
    public bool ShowSignoutPrompt => string.IsNullOrEmpty(ClientId);
}
