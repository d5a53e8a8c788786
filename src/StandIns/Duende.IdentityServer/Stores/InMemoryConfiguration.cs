using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

internal sealed class InMemoryClientStore(IEnumerable<Client> clients) : IClientStore
{
    private readonly Dictionary<string, Client> _clients = clients.ToDictionary(client => client.ClientId, StringComparer.Ordinal);

    public Task<Client?> FindClientByIdAsync(string clientId) => Task.FromResult(_clients.GetValueOrDefault(clientId));
}

/// <summary>Only what was registered: a collection that was not is empty.</summary>
internal sealed class InMemoryResourcesStore(
    IEnumerable<IdentityResource> identityResources, IEnumerable<ApiResource> apiResources, IEnumerable<ApiScope> apiScopes) : IResourceStore
{
    public Task<IEnumerable<IdentityResource>> FindIdentityResourcesByScopeNameAsync(IEnumerable<string> scopeNames) =>
        Task.FromResult(identityResources.Where(resource => scopeNames.Contains(resource.Name)));

    public Task<IEnumerable<ApiScope>> FindApiScopesByNameAsync(IEnumerable<string> scopeNames) =>
        Task.FromResult(apiScopes.Where(scope => scopeNames.Contains(scope.Name)));

    public Task<IEnumerable<ApiResource>> FindApiResourcesByScopeNameAsync(IEnumerable<string> scopeNames) =>
        Task.FromResult(apiResources.Where(resource => resource.Scopes.Any(scopeNames.Contains)));

    public Task<IEnumerable<ApiResource>> FindApiResourcesByNameAsync(IEnumerable<string> apiResourceNames) =>
        Task.FromResult(apiResources.Where(resource => apiResourceNames.Contains(resource.Name)));

    public Task<Resources> GetAllResourcesAsync() => Task.FromResult(new Resources(identityResources, apiResources, apiScopes));
}
