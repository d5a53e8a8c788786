using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace EGovPlatform.Portal.Security;

/// <summary>Sign-in by cookie. The services check the token; a page checks again only what it would show or offer in vain.</summary>
public static class SignIn
{
    public const string Page = "/sign-in";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.AddRedisClient("redis");
        builder.Services.AddDataProtection().SetApplicationName("EGovPlatform.Portal");
        builder.Services.AddSingleton<RedisKeys>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = services.GetRequiredService<RedisKeys>()));

        builder.Services.AddSingleton<ITicketStore, RedisTickets>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "egov.session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = Page;
            options.ReturnUrlParameter = "back";
            options.AccessDeniedPath = "/refused";
            // The session ends with the token that it was opened with.
            options.SlidingExpiration = false;
        });
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<ITicketStore>((options, tickets) => options.SessionStore = tickets);

        // Deny by default: an endpoint that says nothing about who may call it is for nobody without a session.
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(CookieAuthenticationDefaults.AuthenticationScheme).RequireAuthenticatedUser().Build())
            .AddPolicy(OfficerOfUnit, policy => policy.RequireAssertion(context => context.Resource is HttpContext http
                && context.User.IsInRole("unit-officer")
                && http.GetRouteValue("unit") is string unit
                && context.User.HasClaim("unit", unit)))
            .AddPolicy(RoundAdministrator, policy => policy.RequireRole("round-administrator"));

        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "egov.form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    /// <summary>An officer of the unit that the address names.</summary>
    public const string OfficerOfUnit = "portal-officer-of-unit";

    public const string RoundAdministrator = "portal-round-administrator";
}
