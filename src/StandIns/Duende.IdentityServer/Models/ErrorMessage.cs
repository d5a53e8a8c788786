namespace Duende.IdentityServer.Models;

/// <summary>What the error page shows.</summary>
public class ErrorMessage
{
    /// <summary>page, popup, touch or wap.</summary>
    public string? DisplayMode { get; set; }

    /// <summary>Languages that the user prefers.</summary>
    public string? UiLocales { get; set; }

    /// <summary>The error's code.</summary>
    public string Error { get; set; } = default!;

    /// <summary>For the application's developer.</summary>
    public string? ErrorDescription { get; set; }

    /// <summary>Finds the request in the log.</summary>
    public string? RequestId { get; set; }

    /// <summary>The application, where it is known.</summary>
    public string? ClientId { get; set; }
}
