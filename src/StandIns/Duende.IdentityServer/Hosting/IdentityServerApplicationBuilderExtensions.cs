using Duende.IdentityServer.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the server to the pipeline.</summary>
public static class IdentityServerApplicationBuilderExtensions
{
    /// <summary>Authenticates, and answers at the server's addresses. Before authorization and the host's endpoints.</summary>
    public static IApplicationBuilder UseIdentityServer(this IApplicationBuilder app, IdentityServerMiddlewareOptions? options = null)
    {
        (options ?? new()).AuthenticationMiddleware(app);
        return app.UseMiddleware<IdentityServerMiddleware>();
    }
}

/// <summary>How the server authenticates.</summary>
public class IdentityServerMiddlewareOptions
{
    /// <summary>Adds authentication to the pipeline.</summary>
    public Action<IApplicationBuilder> AuthenticationMiddleware { get; set; } = app => app.UseAuthentication();
}
