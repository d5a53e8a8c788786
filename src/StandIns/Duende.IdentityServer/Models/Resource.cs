namespace Duende.IdentityServer.Models;

/// <summary>What can be asked for.</summary>
public abstract class Resource
{
    /// <summary>Whether it can be asked for.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Its name among its kind.</summary>
    public string Name { get; set; } = default!;

    /// <summary>Shown to people.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Shown to people.</summary>
    public string? Description { get; set; }

    /// <summary>Whether the discovery document names it.</summary>
    public bool ShowInDiscoveryDocument { get; set; } = true;

    /// <summary>The types of the user's claims that come with it.</summary>
    public ICollection<string> UserClaims { get; set; } = new HashSet<string>();

    /// <summary>What the host keeps with it.</summary>
    public IDictionary<string, string> Properties { get; set; } = new Dictionary<string, string>();
}
