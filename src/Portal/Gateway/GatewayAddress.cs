using EGovPlatform.Portal.Features.SignIn;

namespace EGovPlatform.Portal.Gateway;

public static class GatewayAddress
{
    /// <summary>The clients of the gateway's API. Its address is <c>services:gateway:http:0</c>.</summary>
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<CallerHeaders>();
        builder.Services.AddHttpClient<GatewayClient>(Address).AddHttpMessageHandler<CallerHeaders>();
        builder.Services.AddHttpClient<DemonstrationTokens>(Address);
    }

    private static void Address(IServiceProvider services, HttpClient http)
    {
        http.BaseAddress = new(services.GetRequiredService<IConfiguration>()["services:gateway:http:0"]
            ?? throw new InvalidOperationException("Configuration 'services:gateway:http:0' is missing: the portal does not know where the gateway is."));
        http.Timeout = TimeSpan.FromSeconds(15);
    }
}
