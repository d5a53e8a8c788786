namespace Duende.IdentityServer.Models;

/// <summary>Resources of all kinds.</summary>
public class Resources
{
    /// <summary>None.</summary>
    public Resources()
    {
    }

    /// <summary>These.</summary>
    public Resources(IEnumerable<IdentityResource> identityResources, IEnumerable<ApiResource> apiResources, IEnumerable<ApiScope> apiScopes)
    {
        IdentityResources = new HashSet<IdentityResource>(identityResources);
        ApiResources = new HashSet<ApiResource>(apiResources);
        ApiScopes = new HashSet<ApiScope>(apiScopes);
    }

    /// <summary>Whether a refresh token is asked for.</summary>
    public bool OfflineAccess { get; set; }

    /// <summary>Claims about the user.</summary>
    public ICollection<IdentityResource> IdentityResources { get; set; } = new HashSet<IdentityResource>();

    /// <summary>APIs.</summary>
    public ICollection<ApiResource> ApiResources { get; set; } = new HashSet<ApiResource>();

    /// <summary>Their scopes.</summary>
    public ICollection<ApiScope> ApiScopes { get; set; } = new HashSet<ApiScope>();
}
