namespace Duende.IdentityServer.Models;

/// <summary>A code, a refresh token or a consent, as stores keep it.</summary>
public class PersistedGrant
{
    /// <summary>A hash of what the application presents; of a consent, of whom it is about.</summary>
    public string Key { get; set; } = default!;

    /// <summary>One of <see cref="IdentityServerConstants.PersistedGrantTypes"/>.</summary>
    public string Type { get; set; } = default!;

    /// <summary>The user.</summary>
    public string SubjectId { get; set; } = default!;

    /// <summary>The user's session.</summary>
    public string? SessionId { get; set; }

    /// <summary>The application.</summary>
    public string ClientId { get; set; } = default!;

    /// <summary>What the user calls the device.</summary>
    public string? Description { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreationTime { get; set; }

    /// <summary>UTC; absent: never.</summary>
    public DateTime? Expiration { get; set; }

    /// <summary>When it was used up (UTC).</summary>
    public DateTime? ConsumedTime { get; set; }

    /// <summary>What else there is, encrypted by Data Protection.</summary>
    public string Data { get; set; } = default!;
}
