using Duende.IdentityServer;
using Duende.IdentityServer.AspNetIdentity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Users of ASP.NET Core Identity.</summary>
public static class IdentityServerBuilderExtensions
{
    /// <summary>Users sign in with Identity's cookie; their claims are those of OpenID Connect. After AddIdentity.</summary>
    /// <exception cref="InvalidOperationException">Identity was not added for <typeparamref name="TUser"/>.</exception>
    public static IIdentityServerBuilder AddAspNetIdentity<TUser>(this IIdentityServerBuilder builder)
        where TUser : class
    {
        var services = builder.Services;
        var inner = services.LastOrDefault(service => service.ServiceType == typeof(IUserClaimsPrincipalFactory<TUser>))
            ?? throw new InvalidOperationException($"AddIdentity<{typeof(TUser).Name}, …> comes first.");
        services.Remove(inner);
        services.AddTransient<IUserClaimsPrincipalFactory<TUser>>(provider => new UserClaims<TUser>(
            (IUserClaimsPrincipalFactory<TUser>)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<UserManager<TUser>>()));

        services.Configure<IdentityOptions>(options =>
        {
            options.ClaimsIdentity.UserIdClaimType = "sub";
            options.ClaimsIdentity.UserNameClaimType = "name";
            options.ClaimsIdentity.RoleClaimType = "role";
            options.ClaimsIdentity.EmailClaimType = "email";
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.OnRefreshingPrincipal = KeepAuthentication);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.None;
        });
        services.ConfigureExternalCookie(cookie =>
        {
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.None;
        });
        services.Configure<AuthenticationOptions>(options =>
        {
            if (options.DefaultAuthenticateScheme is null && options.DefaultScheme == IdentityServerConstants.DefaultCookieAuthenticationScheme)
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
        });
        return builder.AddProfileService<ProfileService<TUser>>();
    }

    // When Identity reads the user anew, when, how and where the user authenticated stays as it was.
    private static Task KeepAuthentication(SecurityStampRefreshingPrincipalContext context)
    {
        if (context is { NewPrincipal.Identities: var identities, CurrentPrincipal: { } current } && identities.FirstOrDefault() is { } identity)
            identity.AddClaims(current.Claims.Where(claim => claim.Type is "auth_time" or "amr" or "idp" && !identity.HasClaim(claim.Type, claim.Value)));
        return Task.CompletedTask;
    }
}
