using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Scopes = Duende.IdentityServer.IdentityServerConstants.StandardScopes;

namespace Duende.IdentityServer.Validation;

/// <summary>Finds what scopes stand for.</summary>
internal sealed class RequestedResources(IResourceStore store)
{
    /// <summary>The resources of the scopes; null where one of them does not exist, or is not for this application.</summary>
    public async Task<ResourceValidationResult?> FindAsync(Client client, IReadOnlyCollection<string> scopes)
    {
        var named = scopes.Where(scope => scope != Scopes.OfflineAccess).ToList();
        if (scopes.Contains(Scopes.OfflineAccess) && !client.AllowOfflineAccess)
            return null;
        var identity = (await store.FindIdentityResourcesByScopeNameAsync(named)).Where(resource => resource.Enabled).ToList();
        var apiScopes = (await store.FindApiScopesByNameAsync(named)).Where(scope => scope.Enabled).ToList();
        if (named.Any(scope => !client.AllowedScopes.Contains(scope) || !(identity.Any(resource => resource.Name == scope) || apiScopes.Any(known => known.Name == scope))))
            return null;
        var apis = (await store.FindApiResourcesByScopeNameAsync(apiScopes.Select(scope => scope.Name))).Where(resource => resource.Enabled);
        return new(new Resources(identity, apis, apiScopes) { OfflineAccess = scopes.Contains(Scopes.OfflineAccess) }, [.. scopes]);
    }

    /// <summary>The scopes of APIs that an application may ask for: what a request without any means.</summary>
    public async Task<IReadOnlyList<string>> OwnApiScopesAsync(Client client) =>
        [.. (await store.FindApiScopesByNameAsync(client.AllowedScopes)).Where(scope => scope.Enabled).Select(scope => scope.Name)];
}
