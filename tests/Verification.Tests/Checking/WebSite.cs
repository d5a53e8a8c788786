using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Verification.Tests.Checking;

/// <summary>A web site on loopback that behaves as badly as the path asks.</summary>
internal sealed class WebSite : IAsyncDisposable
{
    public const string Page = "<p>Xin chào</p>";

    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? app;
    private int connections;
    private int requests;
    private int hangs;
    private int failures;
    private int atOnce;
    private readonly TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Port { get; private set; }

    public int TlsPort { get; private set; }

    public int Connections => Volatile.Read(ref connections);

    public int Requests => Volatile.Read(ref requests);

    public ConcurrentBag<string> Headers { get; } = [];

    /// <summary>The most requests to /busy that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Done when somebody waits at /hangs-once.</summary>
    public Task WhenHanging => hanging.Task;

    public Task WhenAborted => aborted.Task;

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, Count);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                Count(listen);
                listen.UseHttps(SelfSigned());
            });
        });
        app = builder.Build();
        app.Run(Answer);
        await app.StartAsync();
        var ports = app.Urls.Select(url => new Uri(url)).ToDictionary(url => url.Scheme, url => url.Port);
        (Port, TlsPort) = (ports["http"], ports["https"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }

    private void Count(ListenOptions listen) => listen.Use(next => connection =>
    {
        Interlocked.Increment(ref connections);
        return next(connection);
    });

    private async Task Answer(HttpContext http)
    {
        Interlocked.Increment(ref requests);
        foreach (var header in http.Request.Headers)
            Headers.Add($"{header.Key}: {header.Value}");

        var path = http.Request.Path.Value!.Split('/');
        switch (path[1])
        {
            case "status":
                http.Response.StatusCode = int.Parse(path[2]);
                break;
            case "redirect":
                var left = int.Parse(path[2]);
                http.Response.Redirect(left == 1 ? "/page" : $"/redirect/{left - 1}");
                break;
            case "to":
                http.Response.Redirect(Uri.UnescapeDataString(http.Request.QueryString.Value![1..]));
                break;
            case "endless":
                await Endless(http);
                break;
            case "drip":
                for (var i = 0; i < 1000; i++)
                {
                    await http.Response.Body.WriteAsync("."u8.ToArray(), http.RequestAborted);
                    await http.Response.Body.FlushAsync(http.RequestAborted);
                    await Task.Delay(50, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                break;
            case "silent":
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "hangs-once":
                if (Interlocked.Increment(ref hangs) == 1)
                {
                    hanging.TrySetResult();
                    await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                await http.Response.WriteAsync(Page);
                break;
            case "fails-once":
                http.Response.StatusCode = Interlocked.Increment(ref failures) == 1 ? 503 : 200;
                break;
            case "busy":
                MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref atOnce));
                await Task.Delay(30);
                Interlocked.Decrement(ref atOnce);
                break;
            default:
                await http.Response.WriteAsync(Page);
                break;
        }
    }

    private async Task Endless(HttpContext http)
    {
        http.RequestAborted.Register(() => aborted.TrySetResult());
        var zeros = new byte[64 * 1024];
        while (!http.RequestAborted.IsCancellationRequested)
            await http.Response.Body.WriteAsync(zeros, http.RequestAborted);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=good.test", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
