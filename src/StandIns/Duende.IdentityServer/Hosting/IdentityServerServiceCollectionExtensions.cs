using Duende.IdentityServer;
using Duende.IdentityServer.Clients;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Endpoints;
using Duende.IdentityServer.Grants;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Signing;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What is added to the server.</summary>
public interface IIdentityServerBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }
}

/// <summary>Adds the server.</summary>
public static class IdentityServerServiceCollectionExtensions
{
    /// <summary>Adds the server with its defaults.</summary>
    public static IIdentityServerBuilder AddIdentityServer(this IServiceCollection services) => services.AddIdentityServer(_ => { });

    /// <summary>Adds the server. Clients and resources are added to what this returns.</summary>
    public static IIdentityServerBuilder AddIdentityServer(this IServiceCollection services, Action<IdentityServerOptions> setupAction)
    {
        services.AddOptions<IdentityServerOptions>().Configure(setupAction).PostConfigure(options => options.KeyManagement.Validate());
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<IdentityServerOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddDistributedMemoryCache();
        AddCookies(services);

        services.AddSingleton<Protected>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<Turns>();
        services.AddSingleton<Issuer>();
        services.AddSingleton<ConsentAnswers>();
        services.TryAddSingleton<ISigningKeyStore, FileSystemKeyStore>();
        services.TryAddSingleton<IPersistedGrantStore, InMemoryPersistedGrantStore>();
        services.TryAddTransient<IProfileService, SignedInClaims>();
        services.AddTransient<UserSession>();
        services.AddTransient<GrantKeeper>();
        services.AddTransient<ReplayCache>();
        services.AddTransient<ClientAssertion>();
        services.AddTransient<ClientAuthentication>();
        services.AddTransient<RequestedResources>();
        services.AddTransient<AuthorizeValidation>();
        services.AddTransient<TokenIssuer>();
        services.AddTransient<IIdentityServerInteractionService, InteractionService>();
        services.AddTransient<DiscoveryEndpoint>();
        services.AddTransient<AuthorizeEndpoint>();
        services.AddTransient<TokenEndpoint>();
        services.AddTransient<UserInfoEndpoint>();
        services.AddTransient<EndSessionEndpoint>();
        services.AddTransient<RevocationEndpoint>();
        return new Builder(services);
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(IdentityServerConstants.DefaultCookieAuthenticationScheme)
            .AddCookie(IdentityServerConstants.DefaultCookieAuthenticationScheme)
            .AddCookie(IdentityServerConstants.ExternalCookieAuthenticationScheme, cookie => cookie.Cookie.Name = IdentityServerConstants.ExternalCookieAuthenticationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityServerConstants.DefaultCookieAuthenticationScheme).Configure<IdentityServerOptions>((cookie, options) =>
        {
            cookie.Cookie.Name = IdentityServerConstants.DefaultCookieAuthenticationScheme;
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = options.Authentication.CookieSameSiteMode;
            cookie.ExpireTimeSpan = options.Authentication.CookieLifetime;
            cookie.SlidingExpiration = options.Authentication.CookieSlidingExpiration;
            if (options.UserInteraction.LoginUrl is { } login && login.StartsWith('/'))
                cookie.LoginPath = login;
        });

        var inner = services.Last(service => service.ServiceType == typeof(IAuthenticationService));
        services.Remove(inner);
        services.Add(new ServiceDescriptor(inner.ImplementationType!, inner.ImplementationType!, inner.Lifetime));
        services.AddTransient<IAuthenticationService>(provider =>
            ActivatorUtilities.CreateInstance<SessionAuthentication>(provider, (IAuthenticationService)provider.GetRequiredService(inner.ImplementationType!)));
    }

    private sealed record Builder(IServiceCollection Services) : IIdentityServerBuilder;
}
