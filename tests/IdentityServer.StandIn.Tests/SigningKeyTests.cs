using System.Net;
using System.Text.Json;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>The life of signing keys: announced before they sign, announced after they stop, encrypted where they lie.</summary>
public class SigningKeyTests
{
    [Fact]
    public async Task A_key_is_announced_then_signs_then_is_announced_only_then_is_gone()
    {
        await using var server = await Server.StartAsync();
        using var browser = new Browser(server);

        var first = Assert.Single(await AnnouncedAsync(browser));
        var (old, signer) = await SignAsync(browser);
        Assert.Equal(first, signer);

        server.Time.Advance(TimeSpan.FromDays(75));
        Assert.Equal([first], await AnnouncedAsync(browser));

        // 90 days less 14 to propagate: the next is announced and does not sign.
        server.Time.Advance(TimeSpan.FromDays(2));
        var both = await AnnouncedAsync(browser);
        Assert.Equal(2, both.Count);
        var second = Assert.Single(both.Except([first]));
        Assert.Equal(first, (await SignAsync(browser)).KeyId);

        server.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(second, (await SignAsync(browser)).KeyId);
        Assert.Contains(first, await AnnouncedAsync(browser));

        server.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal([second], await AnnouncedAsync(browser));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.UserInfoAsync(old)).Status);
        Assert.DoesNotContain(first, Directory.GetFiles(server.KeyFolder).Select(Path.GetFileNameWithoutExtension).Select(name => name![^32..]));
    }

    [Fact]
    public async Task Tokens_of_the_key_before_are_good_until_they_expire()
    {
        await using var server = await Server.StartAsync();
        using var browser = new Browser(server);
        await AnnouncedAsync(browser);
        server.Time.Advance(TimeSpan.FromDays(76));
        await AnnouncedAsync(browser);
        server.Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(30));
        var (token, before) = await SignAsync(browser);
        server.Time.Advance(TimeSpan.FromMinutes(35));
        var (_, after) = await SignAsync(browser);

        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.OK, (await browser.UserInfoAsync(token)).Status);
    }

    [Fact]
    public async Task Keys_are_encrypted_where_they_lie_and_are_their_owners_alone()
    {
        await using var server = await Server.StartAsync();
        using var browser = new Browser(server);
        var id = Assert.Single(await AnnouncedAsync(browser));

        var file = Assert.Single(Directory.GetFiles(server.KeyFolder));
        var kept = JsonSerializer.Deserialize<SerializedKey>(await File.ReadAllTextAsync(file))!;

        Assert.Equal((id, "ES256", true), (kept.Id, kept.Algorithm, kept.DataProtected));
        Assert.DoesNotContain("MIG", kept.Data, StringComparison.Ordinal);
        Assert.NotEmpty(server.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Duende.IdentityServer.SigningKeys").Unprotect(Convert.FromBase64String(kept.Data)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Replicas_with_one_store_and_one_key_ring_take_each_others_tokens()
    {
        var store = new SharedKeys();
        var ring = Directory.CreateTempSubdirectory("duende-ring-");
        void Share(IIdentityServerBuilder builder) =>
            builder.Services.AddSingleton<ISigningKeyStore>(store).AddDataProtection().PersistKeysToFileSystem(ring).SetApplicationName("shared");
        await using var one = await Server.StartAsync(options => options.IssuerUri = "https://login.example", Share);
        await using var two = await Server.StartAsync(options => options.IssuerUri = "https://login.example", Share);
        using var first = new Browser(one);
        using var second = new Browser(two);

        var (token, _) = await SignAsync(first);

        Assert.Equal(await AnnouncedAsync(first), await AnnouncedAsync(second));
        Assert.Equal(HttpStatusCode.OK, (await second.UserInfoAsync(token)).Status);
        ring.Delete(recursive: true);
    }

    [Fact]
    public async Task A_key_that_this_ring_cannot_read_is_left_alone_and_another_signs()
    {
        var store = new SharedKeys();
        await store.StoreKeyAsync(new() { Version = 1, Id = "LOST", Created = TimeProvider.System.GetUtcNow().UtcDateTime, Algorithm = "ES256", DataProtected = true, Data = "AAAA" });
        await using var server = await Server.StartAsync(more: builder => builder.Services.AddSingleton<ISigningKeyStore>(store));
        using var browser = new Browser(server);

        var (_, keyId) = await SignAsync(browser);

        Assert.NotEqual("LOST", keyId);
        Assert.Equal(2, (await store.LoadKeysAsync()).Count());
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS384")]
    [InlineData("ES512")]
    public async Task Other_algorithms_sign_too(string algorithm)
    {
        await using var server = await Server.StartAsync(options => options.KeyManagement.SigningAlgorithms = [new(algorithm)]);
        using var browser = new Browser(server);

        var (token, _) = await SignAsync(browser);

        Assert.Equal(algorithm, Encoding.Part(token, 0).GetProperty("alg").GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.UserInfoAsync(token)).Status);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("none")]
    public async Task An_algorithm_that_is_none_of_them_stops_the_start(string algorithm) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(options => options.KeyManagement.SigningAlgorithms = [new(algorithm)]));

    [Fact]
    public async Task The_key_set_holds_no_private_parts()
    {
        await using var server = await Server.StartAsync();
        using var browser = new Browser(server);

        var key = (await browser.JsonAsync("/.well-known/openid-configuration/jwks")).GetProperty("keys").EnumerateArray().Single();

        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> AnnouncedAsync(Browser browser) =>
        [.. (await browser.JsonAsync("/.well-known/openid-configuration/jwks")).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];

    private static async Task<(string Token, string KeyId)> SignAsync(Browser browser)
    {
        var token = (await browser.ExchangeAsync(Browser.Code(await browser.SignInAsync())))["access_token"]!;
        return (token, Encoding.Part(token, 0).GetProperty("kid").GetString()!);
    }

    private sealed class SharedKeys : ISigningKeyStore
    {
        private readonly List<SerializedKey> _keys = [];

        public Task<IEnumerable<SerializedKey>> LoadKeysAsync() => Task.FromResult<IEnumerable<SerializedKey>>([.. _keys]);

        public Task StoreKeyAsync(SerializedKey key)
        {
            _keys.Add(key);
            return Task.CompletedTask;
        }

        public Task DeleteKeyAsync(string id)
        {
            _keys.RemoveAll(key => key.Id == id);
            return Task.CompletedTask;
        }
    }
}
