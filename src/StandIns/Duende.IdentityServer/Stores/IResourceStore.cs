using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

/// <summary>Knows what can be asked for.</summary>
public interface IResourceStore
{
    /// <summary>The identity resources of those names.</summary>
    Task<IEnumerable<IdentityResource>> FindIdentityResourcesByScopeNameAsync(IEnumerable<string> scopeNames);

    /// <summary>The scopes of those names.</summary>
    Task<IEnumerable<ApiScope>> FindApiScopesByNameAsync(IEnumerable<string> scopeNames);

    /// <summary>The APIs that have one of those scopes.</summary>
    Task<IEnumerable<ApiResource>> FindApiResourcesByScopeNameAsync(IEnumerable<string> scopeNames);

    /// <summary>The APIs of those names.</summary>
    Task<IEnumerable<ApiResource>> FindApiResourcesByNameAsync(IEnumerable<string> apiResourceNames);

    /// <summary>Everything.</summary>
    Task<Resources> GetAllResourcesAsync();
}
