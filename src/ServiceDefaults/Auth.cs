using System.Net;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.Tokens;

namespace EGovPlatform.ServiceDefaults;

/// <summary>
/// Bearer tokens of the configured issuer for this service's audience, and a fallback policy that denies what states no
/// policy. There is no setting that switches this off: a missing authority is an error at start.
/// </summary>
internal static class Authentication
{
    public static void AddAuth(this WebApplicationBuilder builder, string audience)
    {
        var authority = new Uri(builder.Configuration.Required("Identity:Authority"));
        var demonstration = builder.Configuration.IsDemonstration();

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.Authority = authority.ToString();
            jwt.Audience = audience;
            jwt.MapInboundClaims = false;
            // Without TLS only where nothing leaves the machine.
            jwt.RequireHttpsMetadata = !IsLoopback(authority);
            // The issuer may start after this service, or have changed its keys while it was away.
            jwt.AutomaticRefreshInterval = TimeSpan.FromHours(1);
            jwt.RefreshInterval = TimeSpan.FromSeconds(10);
            jwt.TokenValidationParameters.NameClaimType = Claims.Name;
            jwt.TokenValidationParameters.RoleClaimType = Claims.Role;
            jwt.TokenValidationParameters.ValidateAudience = true;
            jwt.TokenValidationParameters.RequireExpirationTime = true;
            jwt.TokenValidationParameters.RequireSignedTokens = true;
            jwt.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSha256];
            jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            jwt.Events = new JwtBearerEvents
            {
                OnTokenValidated = context =>
                {
                    if (context.SecurityToken.Issuer == Demonstration.Issuer && !demonstration)
                    {
                        context.Fail("The development issuer is accepted only while the demonstration runs.");
                    }

                    return Task.CompletedTask;
                },
                OnAuthenticationFailed = async context =>
                {
                    // Without the issuer's keys every token looks wrong; it is not, and its owner need not log in again.
                    try
                    {
                        await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
                    }
                    catch (InvalidOperationException cause)
                    {
                        throw new IssuerUnavailableException(cause);
                    }
                },
            };
        });
        builder.Services.AddSingleton<IAuthorizationHandler, UnitHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, NothingIsNotDenied>();
        builder.Services.AddAuthorization(Policies.Configure);
    }

    // The fallback policy is for endpoints that forgot theirs. Where there is none (404), or one of routing's own that refuses a
    // method or a content type (405, 415), "you may not" would send the caller to look for the fault in the wrong place.
    private sealed class NothingIsNotDenied : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler usual = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
            context.GetEndpoint() is RouteEndpoint ? usual.HandleAsync(next, context, policy, authorizeResult) : next(context);
    }

    internal static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}

/// <summary>The issuer's keys could not be read, so that a token can be neither accepted nor refused.</summary>
internal sealed class IssuerUnavailableException(Exception cause) : Exception("The token issuer does not answer.", cause);
