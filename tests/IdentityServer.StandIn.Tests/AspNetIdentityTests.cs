using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>Users of ASP.NET Core Identity, who sign in with its own cookie.</summary>
public sealed class AspNetIdentityTests : IAsyncLifetime
{
    private readonly Users _users = new();
    private Server _server = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _server = await Server.StartAsync(more: builder =>
        {
            builder.Services.AddSingleton<IUserStore<IdentityUser>>(_users);
            builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
            builder.Services.AddAuthentication().AddIdentityCookies();
            builder.AddAspNetIdentity<IdentityUser>();
        });
        _browser = new Browser(_server);
        using var scope = _server.Services.CreateScope();
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>().CreateAsync(new IdentityUser("an") { Id = "user-1" }, "A long enough passphrase 1");
        Assert.True(created.Succeeded, created.ToString());
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_user_of_identity_gets_tokens_with_the_claims_of_openid_connect()
    {
        var tokens = await SignInAsync();
        var user = await _browser.UserInfoAsync(tokens["access_token"]);

        var claims = Encoding.Part(tokens["id_token"]!, 1);
        Assert.Equal("user-1", claims.GetProperty("sub").GetString());
        Assert.Equal("pwd", claims.GetProperty("amr").EnumerateArray().Single().GetString());
        Assert.Equal(32, claims.GetProperty("sid").GetString()!.Length);
        Assert.Equal(("user-1", "an", "an"), (user["sub"], user["preferred_username"], user["name"]));
    }

    [Fact]
    public async Task A_wrong_password_gets_nothing()
    {
        using var toLogin = await _browser.AuthorizeAsync();
        var page = toLogin.Headers.Location!.OriginalString;

        var answer = await _browser.PostAsync(page, [new("user", "an"), new("password", "wrong")]);
        using var still = await _browser.AuthorizeAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.StartsWith("/Account/Login?", still.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_was_deleted_gets_nothing_more()
    {
        var tokens = await SignInAsync();
        await _users.DeleteAsync(new IdentityUser { Id = "user-1" }, default);

        Assert.Equal("invalid_grant", (await _browser.RefreshAsync(tokens["refresh_token"]!))["error"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _browser.UserInfoAsync(tokens["access_token"])).Status);
    }

    private async Task<Answer> SignInAsync()
    {
        using var toLogin = await _browser.AuthorizeAsync();
        var page = new Uri(_server.Address, toLogin.Headers.Location!);
        await _browser.PostAsync(page.PathAndQuery, [new("user", "an"), new("password", "A long enough passphrase 1")]);
        return await _browser.ExchangeAsync(Browser.Code(await _browser.SignInAsync()));
    }

    /// <summary>Users in memory.</summary>
    private sealed class Users : IUserPasswordStore<IdentityUser>
    {
        private readonly ConcurrentDictionary<string, IdentityUser> _users = new();

        public Task<IdentityResult> CreateAsync(IdentityUser user, CancellationToken cancellationToken) => UpdateAsync(user, cancellationToken);

        public Task<IdentityResult> UpdateAsync(IdentityUser user, CancellationToken cancellationToken)
        {
            _users[user.Id] = user;
            return Task.FromResult(IdentityResult.Success);
        }

        public Task<IdentityResult> DeleteAsync(IdentityUser user, CancellationToken cancellationToken)
        {
            _users.TryRemove(user.Id, out _);
            return Task.FromResult(IdentityResult.Success);
        }

        public Task<IdentityUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(_users.GetValueOrDefault(userId));

        public Task<IdentityUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
            Task.FromResult(_users.Values.SingleOrDefault(user => user.NormalizedUserName == normalizedUserName));

        public Task<string> GetUserIdAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

        public Task<string?> GetUserNameAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

        public Task<string?> GetNormalizedUserNameAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

        public Task<string?> GetPasswordHashAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

        public Task<bool> HasPasswordAsync(IdentityUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

        public Task SetUserNameAsync(IdentityUser user, string? userName, CancellationToken cancellationToken)
        {
            user.UserName = userName;
            return Task.CompletedTask;
        }

        public Task SetNormalizedUserNameAsync(IdentityUser user, string? normalizedName, CancellationToken cancellationToken)
        {
            user.NormalizedUserName = normalizedName;
            return Task.CompletedTask;
        }

        public Task SetPasswordHashAsync(IdentityUser user, string? passwordHash, CancellationToken cancellationToken)
        {
            user.PasswordHash = passwordHash;
            return Task.CompletedTask;
        }

        public void Dispose()
        {
        }
    }
}
