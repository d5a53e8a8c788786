using System.Net;
using Microsoft.Extensions.Options;

namespace EGovPlatform.Verification.Checking;

internal static class LinkChecking
{
    /// <summary>The checkers that work off pending links, and what they need.</summary>
    public static void AddLinkChecking(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<LinkCheckOptions>(builder.Configuration.GetSection(LinkCheckOptions.Section));
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<LinkCheckOptions>>().Value);
        builder.Services.AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        builder.Services.AddSingleton<LinkCheck>();
        builder.Services.AddSingleton<PendingLinks>();
        builder.Services.AddHostedService<LinkCheckers>();
    }
}
