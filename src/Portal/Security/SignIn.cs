using Microsoft.AspNetCore.Authentication;
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
        // Not part of health: without Redis nobody is signed in, and every page that anyone may read is still there.
        builder.AddRedisClient("redis", settings => settings.DisableHealthChecks = true);
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
            // Refused is refused, with the page that says so; and a form that saves itself must not get a sign-in page for an answer.
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
            options.Events.OnRedirectToLogin = context =>
            {
                if (!HttpMethods.IsGet(context.Request.Method) || !Offered(builder.Configuration))
                    return Answer(context, StatusCodes.Status401Unauthorized);
                context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
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

    /// <summary>The demonstration's sign-in is the only one so far.</summary>
    public static bool Offered(IConfiguration configuration) => configuration.GetValue<bool>("Demonstration:Enabled");

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>An officer of the unit that the address names.</summary>
    public const string OfficerOfUnit = "portal-officer-of-unit";

    public const string RoundAdministrator = "portal-round-administrator";
}
