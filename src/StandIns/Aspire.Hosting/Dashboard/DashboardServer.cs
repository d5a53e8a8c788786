using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The dashboard on the loopback address: who has the token (AppHost:BrowserToken, or one made for this run and printed within the login address)
/// sees and steers the resources.
/// </summary>
internal sealed class DashboardServer(
    Orchestrator orchestrator, Ports ports, IConfiguration configuration, IHostEnvironment environment, ILogger<DistributedApplication> logger)
    : IHostedService
{
    private const string CookieName = ".Aspire.Dashboard";
    private readonly string token = configuration["AppHost:BrowserToken"] is { Length: > 0 } configured ? configured : RandomToken();

    // The cookie holds not the token but a value of its own, so that the token cannot be read from a browser's store.
    private readonly string session = RandomToken();
    private WebApplication? app;

    /// <summary>Where the dashboard listens, without a slash at the end; known once it has started.</summary>
    public string Address { get; private set; } = string.Empty;

    public string Token => token;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var port = Port();
        if (!Ports.IsFree(port))
        {
            throw new DistributedApplicationException($"Port {port}, which the dashboard wants, is in use by another process.");
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = environment.ApplicationName });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        app = builder.Build();
        app.Use(Protect);
        DashboardEndpoints.Map(app, orchestrator, environment.ApplicationName);
        await app.StartAsync(cancellationToken);
        Address = $"http://localhost:{port}";
        logger.LogInformation("Now listening on: {Address}", Address);
        logger.LogInformation("Login to the dashboard at {LoginAddress}", $"{Address}/login?t={token}");
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is not null)
        {
            // Pages that follow a log hold their connection open; they are not waited for.
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
            await app.StopAsync(soon.Token);
            await app.DisposeAsync();
        }
    }

    private static string RandomToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static bool Same(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private int Port()
    {
        var url = configuration["ASPNETCORE_URLS"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return url is not null ? new Uri(url).Port : ports.Choose("dashboard");
    }

    private async Task Protect(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";

        // Another name that resolves to this machine would let a foreign page read this one.
        if (request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (request.Path == "/login" && HttpMethods.IsGet(request.Method))
        {
            if (Same(request.Query["t"], token))
            {
                context.Response.Cookies.Append(CookieName, session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
                context.Response.Redirect("/");
            }
            else
            {
                await Refuse(context);
            }
        }
        else if (Same(request.Cookies[CookieName], session) || Same(request.Headers.Authorization, $"Bearer {token}") || request.Path.StartsWithSegments("/assets"))
        {
            await next(context);
        }
        else
        {
            await Refuse(context);
        }
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsync("Open the login address that the AppHost printed when it started.");
    }
}
