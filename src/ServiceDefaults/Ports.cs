using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EGovPlatform.ServiceDefaults;

/// <summary>
/// <c>HTTP_PORT</c> serves HTTP/1.1, <c>GRPC_PORT</c> HTTP/2 without TLS, both on loopback only. Two ports, because without
/// TLS there is nothing that could negotiate the protocol on one. Without HTTP_PORT the usual ASP.NET Core settings apply.
/// </summary>
internal static class Ports
{
    public static void AddPorts(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (Port(builder.Configuration, "HTTP_PORT") is not { } http)
        {
            return;
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, http, listen => listen.Protocols = HttpProtocols.Http1);
            if (Port(builder.Configuration, "GRPC_PORT") is { } grpc)
            {
                kestrel.Listen(IPAddress.Loopback, grpc, listen => listen.Protocols = HttpProtocols.Http2);
            }
        });
    }

    private static int? Port(IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535
                ? port
                : throw new InvalidOperationException($"{key} is '{text}', which is no port: expected 0 to 65535.");
}
