using EGovPlatform.Portal.Tests.Gateway;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Testcontainers.Redis;

namespace EGovPlatform.Portal.Tests.Pages;

/// <summary>The portal on Kestrel, a gateway to call, a Redis, and a Chromium: one of each for all page tests.</summary>
public sealed class Browsing : IAsyncLifetime
{
    /// <summary>What the clock of the portal and of the demonstration shows.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private readonly RedisContainer redis = new RedisBuilder().Build();
    private IPlaywright? playwright;
    private PortalHost? portal;

    public GatewayDouble Gateway { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public RedisContainer Redis => redis;

    public Uri Address => portal!.ClientOptions.BaseAddress;

    public async Task InitializeAsync()
    {
        await redis.StartAsync();
        Gateway = await GatewayDouble.Start(Now);
        portal = new PortalHost(Gateway.Address, redis.GetConnectionString());
        portal.UseKestrel(0);
        portal.StartServer();
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (portal is not null)
            await portal.DisposeAsync();
        if (Gateway is not null)
            await Gateway.DisposeAsync();
        await redis.DisposeAsync();
    }

    /// <summary>A browser of its own for one visitor.</summary>
    public async Task<Visit> Visit(bool script = true, bool dark = false, int width = 1280, bool reducedMotion = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 900 },
            ReducedMotion = reducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            Locale = "vi-VN",
        });
        return new(context, await context.NewPageAsync());
    }

    private sealed class PortalHost(Uri gateway, string redis) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("services:gateway:http:0", gateway.ToString());
            builder.UseSetting("ConnectionStrings:redis", redis);
            builder.UseSetting("Demonstration:Enabled", "true");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new FixedClock()));
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

[CollectionDefinition(nameof(Browsing))]
public sealed class BrowsingCollection : ICollectionFixture<Browsing>;
