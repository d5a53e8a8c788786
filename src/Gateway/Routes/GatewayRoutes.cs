using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace EGovPlatform.Gateway.Routes;

public static class GatewayRoutes
{
    /// <summary>The routes in the configuration section "ReverseProxy"; those in "DemonstrationProxy" only while the demonstration runs.</summary>
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        // Each service checks tokens for itself and for its own audience; the gateway hands them on unread.
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, jwt => jwt.Events.OnMessageReceived = message =>
        {
            message.NoResult();
            return Task.CompletedTask;
        });
        builder.Services.AddSingleton<IDestinationResolver, ConfiguredAddresses>();
        var proxy = builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            // A service that is away is said to be so at once, not after the system's own minutes.
            .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = TimeSpan.FromSeconds(2));
        if (builder.Configuration.IsDemonstration())
            proxy.LoadFromConfig(builder.Configuration.GetSection("DemonstrationProxy"));
    }

    /// <exception cref="InvalidOperationException">A route's service has no address in the configuration.</exception>
    public static void MapRoutes(this WebApplication app)
    {
        app.MapReverseProxy(proxy =>
        {
            proxy.UseDestinationAwayProblem();
            proxy.UseLoadBalancing();
        });
        // The portal answers for every other path; an unknown one of the API is answered as the API answers.
        app.Map("/api/{**rest}", (HttpRequest request) => GatewayProblems.UnknownPath(request)).AllowAnonymous();
    }
}
