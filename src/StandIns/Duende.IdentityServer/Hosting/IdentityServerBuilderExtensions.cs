using Duende.IdentityServer.Clients;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What is kept in memory. Any of the resources' methods replaces the whole store: kinds that none of them adds are empty.</summary>
public static class IdentityServerBuilderExtensionsInMemory
{
    /// <summary>These identity resources.</summary>
    public static IIdentityServerBuilder AddInMemoryIdentityResources(this IIdentityServerBuilder builder, IEnumerable<IdentityResource> identityResources) =>
        AddResources(builder, identityResources);

    /// <summary>These APIs.</summary>
    public static IIdentityServerBuilder AddInMemoryApiResources(this IIdentityServerBuilder builder, IEnumerable<ApiResource> apiResources) => AddResources(builder, apiResources);

    /// <summary>These scopes.</summary>
    public static IIdentityServerBuilder AddInMemoryApiScopes(this IIdentityServerBuilder builder, IEnumerable<ApiScope> apiScopes) => AddResources(builder, apiScopes);

    /// <summary>These applications.</summary>
    public static IIdentityServerBuilder AddInMemoryClients(this IIdentityServerBuilder builder, IEnumerable<Client> clients)
    {
        builder.Services.AddSingleton(clients);
        builder.Services.Replace(ServiceDescriptor.Singleton<IClientStore, InMemoryClientStore>());
        return builder;
    }

    /// <summary>Grants too: lost with the process, and of one process alone.</summary>
    public static IIdentityServerBuilder AddInMemoryPersistedGrants(this IIdentityServerBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IPersistedGrantStore, InMemoryPersistedGrantStore>());
        return builder;
    }

    private static IIdentityServerBuilder AddResources<T>(IIdentityServerBuilder builder, IEnumerable<T> resources)
        where T : Resource
    {
        builder.Services.AddSingleton(resources);
        builder.Services.TryAddSingleton<IEnumerable<IdentityResource>>([]);
        builder.Services.TryAddSingleton<IEnumerable<ApiResource>>([]);
        builder.Services.TryAddSingleton<IEnumerable<ApiScope>>([]);
        builder.Services.Replace(ServiceDescriptor.Singleton<IResourceStore, InMemoryResourcesStore>());
        return builder;
    }
}

/// <summary>The host's own parts.</summary>
public static class IdentityServerBuilderExtensionsAdditional
{
    /// <summary>The users' claims.</summary>
    public static IIdentityServerBuilder AddProfileService<T>(this IIdentityServerBuilder builder)
        where T : class, IProfileService
    {
        builder.Services.AddTransient<IProfileService, T>();
        return builder;
    }

    /// <summary>The applications.</summary>
    public static IIdentityServerBuilder AddClientStore<T>(this IIdentityServerBuilder builder)
        where T : class, IClientStore
    {
        builder.Services.AddTransient<IClientStore, T>();
        return builder;
    }

    /// <summary>What can be asked for.</summary>
    public static IIdentityServerBuilder AddResourceStore<T>(this IIdentityServerBuilder builder)
        where T : class, IResourceStore
    {
        builder.Services.AddTransient<IResourceStore, T>();
        return builder;
    }

    /// <summary>Codes, refresh tokens and consents.</summary>
    public static IIdentityServerBuilder AddPersistedGrantStore<T>(this IIdentityServerBuilder builder)
        where T : class, IPersistedGrantStore
    {
        builder.Services.AddTransient<IPersistedGrantStore, T>();
        return builder;
    }

    /// <summary>Signing keys.</summary>
    public static IIdentityServerBuilder AddSigningKeyStore<T>(this IIdentityServerBuilder builder)
        where T : class, ISigningKeyStore
    {
        builder.Services.AddTransient<ISigningKeyStore, T>();
        return builder;
    }

    /// <summary>Takes private_key_jwt from applications that have a secret of the kind <see cref="Duende.IdentityServer.IdentityServerConstants.SecretTypes.JsonWebKey"/>.</summary>
    public static IIdentityServerBuilder AddJwtBearerClientAuthentication(this IIdentityServerBuilder builder)
    {
        builder.Services.AddSingleton<AssertionsAccepted>();
        return builder;
    }
}
