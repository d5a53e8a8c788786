using System.Security.Claims;
using System.Security.Cryptography;
using Duende.IdentityServer;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>A host with login, consent, logout and error pages that do what a page would do, over HTTP on this machine.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const string RedirectUri = "http://client.example/callback";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duende-standin-");

    private Server(MovableTime time, Action<IdentityServerOptions> configure, Action<IIdentityServerBuilder> more)
    {
        Time = time;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(_folder.CreateSubdirectory("ring")).SetApplicationName("test");
        var identityServer = builder.Services.AddIdentityServer(options =>
            {
                options.KeyManagement.KeyPath = Path.Combine(_folder.FullName, "keys");
                options.KeyManagement.SigningAlgorithms = [new("ES256")];
                options.KeyManagement.InitializationSynchronizationDelay = TimeSpan.Zero;
                options.Authentication.CoordinateClientLifetimesWithUserSession = true;
                configure(options);
            })
            .AddInMemoryClients(Clients(SigningClientKey))
            .AddInMemoryIdentityResources([new IdentityResources.OpenId(), new IdentityResources.Profile()])
            .AddInMemoryApiScopes([new("evidence.read"), new("evidence.write"), new("scoring.read")])
            .AddInMemoryApiResources([new("evidence", ["role"]) { Scopes = ["evidence.read", "evidence.write"] }, new("scoring") { Scopes = ["scoring.read"] }])
            .AddProfileService<People>()
            .AddJwtBearerClientAuthentication();
        builder.Services.AddSingleton(Departed);
        more(identityServer);
        _app = builder.Build();
        _app.UseIdentityServer();
        MapPages(_app);
    }

    public MovableTime Time { get; }

    /// <summary>The key of the application that signs its assertions.</summary>
    public ECDsa SigningClientKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Users who may have tokens no more.</summary>
    public Departed Departed { get; } = new([]);

    public Uri Address => new(_app.Urls.First());

    public string Issuer => Address.OriginalString;

    public string KeyFolder => Path.Combine(_folder.FullName, "keys");

    public IServiceProvider Services => _app.Services;

    public static async Task<Server> StartAsync(Action<IdentityServerOptions>? configure = null, Action<IIdentityServerBuilder>? more = null)
    {
        var server = new Server(new MovableTime(), configure ?? (_ => { }), more ?? (_ => { }));
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SigningClientKey.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Client[] Clients(ECDsa signing)
    {
        var publicKey = signing.ExportParameters(includePrivateParameters: false);
        var jwk = $$"""{"kty":"EC","crv":"P-256","x":"{{Encoding.Base64Url(publicKey.Q.X!)}}","y":"{{Encoding.Base64Url(publicKey.Q.Y!)}}"}""";
        return
        [
            Code("web", "web secret: +&%"),
            Code("another", "another secret"),
            Code("asking", "asking secret", client => client.RequireConsent = true),
            Code("without-pkce", "without secret", client => client.RequirePkce = false),
            Code("public", null),
            new() { ClientId = "disabled", Enabled = false, AllowedGrantTypes = GrantTypes.CodeAndClientCredentials, ClientSecrets = [new("disabled secret".Sha256())], RedirectUris = [RedirectUri], AllowedScopes = ["openid", "scoring.read"] },
            new()
            {
                ClientId = "worker", AllowedGrantTypes = GrantTypes.ClientCredentials, ClientSecrets = [new("expired".Sha256(), DateTime.UnixEpoch), new("worker secret".Sha256())],
                AllowedScopes = ["openid", "scoring.read", "evidence.read"], Claims = [new("role", "service")], ClientClaimsPrefix = "",
            },
            new()
            {
                ClientId = "signing", AllowedGrantTypes = GrantTypes.ClientCredentials, AllowedScopes = ["scoring.read"],
                ClientSecrets = [new() { Type = IdentityServerConstants.SecretTypes.JsonWebKey, Value = jwk }],
            },
        ];
    }

    private static Client Code(string id, string? secret, Action<Client>? more = null)
    {
        var client = new Client
        {
            ClientId = id,
            AllowedGrantTypes = GrantTypes.Code,
            RequireClientSecret = secret is not null,
            ClientSecrets = secret is null ? [] : [new(secret.Sha512())],
            RedirectUris = [RedirectUri],
            PostLogoutRedirectUris = ["http://client.example/bye"],
            AllowOfflineAccess = true,
            AllowedScopes = ["openid", "profile", "evidence.read", "scoring.read"],
            RefreshTokenUsage = TokenUsage.OneTimeOnly,
        };
        more?.Invoke(client);
        return client;
    }

    private static void MapPages(WebApplication app)
    {
        app.MapGet("/Account/Login", () => Results.Content("login", "text/html"));
        app.MapPost("/Account/Login", async (HttpContext context, IIdentityServerInteractionService interaction, string returnUrl) =>
        {
            var form = await context.Request.ReadFormAsync();
            if (!interaction.IsValidReturnUrl(returnUrl))
                return Results.BadRequest("That leads elsewhere.");
            var request = await interaction.GetAuthorizationContextAsync(returnUrl);
            if (form["user"].ToString() is not { Length: > 0 } user)
            {
                await interaction.DenyAuthorizationAsync(request!, AuthorizationError.AccessDenied);
                return Results.Redirect(returnUrl);
            }

            if (context.RequestServices.GetService<SignInManager<IdentityUser>>() is { } identity)
                return await identity.PasswordSignInAsync(user, form["password"].ToString(), isPersistent: false, lockoutOnFailure: false) is { Succeeded: true } ? Results.Redirect(returnUrl) : Results.Unauthorized();

            var signedIn = new IdentityServerUser(user) { DisplayName = "Nguyễn Văn An" };
            await context.SignInAsync(IdentityServerConstants.DefaultCookieAuthenticationScheme, signedIn.CreatePrincipal());
            return Results.Redirect(returnUrl);
        });
        app.MapGet("/consent", () => Results.Content("consent", "text/html"));
        app.MapPost("/consent", async (HttpContext context, IIdentityServerInteractionService interaction, string returnUrl) =>
        {
            var form = await context.Request.ReadFormAsync();
            var request = await interaction.GetAuthorizationContextAsync(returnUrl);
            var answer = form.ContainsKey("denied")
                ? new ConsentResponse { Error = AuthorizationError.AccessDenied }
                : new ConsentResponse { ScopesValuesConsented = form["scopes"].ToString().Split(' '), RememberConsent = form.ContainsKey("remember") };
            await interaction.GrantConsentAsync(request!, answer);
            return Results.Redirect(returnUrl);
        });
        app.MapGet("/Account/Logout", async (HttpContext context, IIdentityServerInteractionService interaction, string? logoutId) =>
        {
            var request = await interaction.GetLogoutContextAsync(logoutId);
            if (request.ShowSignoutPrompt)
                return Results.Content("Sign out?", "text/html");
            await context.SignOutAsync(IdentityServerConstants.DefaultCookieAuthenticationScheme);
            return request.PostLogoutRedirectUri is { } there ? Results.Redirect(there) : Results.Content("Signed out.", "text/html");
        });
        app.MapGet("/home/error", async (IIdentityServerInteractionService interaction, string errorId) =>
            await interaction.GetErrorContextAsync(errorId) is { } error ? Results.Json(error, statusCode: 400) : Results.NotFound());
    }
}

/// <summary>Users who may have tokens no more.</summary>
internal sealed record Departed(HashSet<string> Users);

/// <summary>Everybody is Nguyễn Văn An, and an officer.</summary>
internal sealed class People(Departed departed) : IProfileService
{
    public Task GetProfileDataAsync(ProfileDataRequestContext context)
    {
        context.AddRequestedClaims([new Claim("name", "Nguyễn Văn An"), new Claim("role", "unit-officer"), new Claim("sub", "somebody else")]);
        return Task.CompletedTask;
    }

    public Task IsActiveAsync(IsActiveContext context)
    {
        context.IsActive = !departed.Users.Contains(context.Subject.FindFirst("sub")!.Value);
        return Task.CompletedTask;
    }
}
