using System.Net;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EGovPlatform.GrpcStandIns.Tests;

/// <summary>A server of this make on a free port of the loopback, HTTP/2 in cleartext.</summary>
internal sealed class ProbeServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ProbeServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<ProbeServer> Start(Action<GrpcServiceOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = 5 * 1024 * 1024;
            configure?.Invoke(options);
        });
        var application = builder.Build();
        application.MapGrpcService<ProbeService>();
        await application.StartAsync();
        return new ProbeServer(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
