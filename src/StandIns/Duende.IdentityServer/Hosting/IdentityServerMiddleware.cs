using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duende.IdentityServer.Hosting;

/// <summary>Leads requests to the endpoints.</summary>
internal sealed class IdentityServerMiddleware(RequestDelegate next, IdentityServerOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var enabled = options.Endpoints;
        var services = context.RequestServices;
        var (exists, methods, handle) = context.Request.Path.Value switch
        {
            Issuer.Discovery => (enabled.EnableDiscoveryEndpoint, "GET", services.GetRequiredService<DiscoveryEndpoint>().DescribeAsync),
            Issuer.KeySet => (enabled.EnableDiscoveryEndpoint, "GET", services.GetRequiredService<DiscoveryEndpoint>().KeysAsync),
            Issuer.Authorize => (enabled.EnableAuthorizeEndpoint, "GET, POST", services.GetRequiredService<AuthorizeEndpoint>().HandleAsync),
            Issuer.AuthorizeCallback => (enabled.EnableAuthorizeEndpoint, "GET", services.GetRequiredService<AuthorizeEndpoint>().HandleAsync),
            Issuer.Token => (enabled.EnableTokenEndpoint, "POST", services.GetRequiredService<TokenEndpoint>().HandleAsync),
            Issuer.UserInfo => (enabled.EnableUserInfoEndpoint, "GET, POST", services.GetRequiredService<UserInfoEndpoint>().HandleAsync),
            Issuer.EndSession => (enabled.EnableEndSessionEndpoint, "GET, POST", services.GetRequiredService<EndSessionEndpoint>().HandleAsync),
            Issuer.Revocation => (enabled.EnableTokenRevocationEndpoint, "POST", services.GetRequiredService<RevocationEndpoint>().HandleAsync),
            _ => (false, "", (Func<HttpContext, Task>?)null),
        };
        if (!exists || handle is null)
            await next(context);
        else if (methods.Split(", ").Contains(context.Request.Method))
            await handle(context);
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = methods;
        }
    }
}
