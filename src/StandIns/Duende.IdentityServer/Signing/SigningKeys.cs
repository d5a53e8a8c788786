using System.Security.Cryptography;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Duende.IdentityServer.Signing;

/// <summary>A key at some age.</summary>
internal sealed record SigningKey(string Algorithm, DateTime Created, SecurityKey Key);

/// <summary>Creates, announces, uses, retires and forgets signing keys, by <see cref="KeyManagementOptions"/>.</summary>
internal sealed class SigningKeys(
    IdentityServerOptions options, IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    private const int Version = 1;

    private readonly IDataProtector _protector = protection.CreateProtector("Duende.IdentityServer.SigningKeys");
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<SigningKey> _keys = [];
    private DateTime _until;

    private KeyManagementOptions Settings => options.KeyManagement;

    /// <summary>The key that signs now: of the keys that all have had the time to learn of, the newest; while there is none (at the start), the oldest.</summary>
    public async Task<SigningCredentials> CurrentAsync()
    {
        var algorithm = Settings.SigningAlgorithms.First().Name;
        var key = Signer(await LoadedAsync(), algorithm, time.GetUtcNow().UtcDateTime)!;
        // The provider's cache would keep a key that has retired.
        return new SigningCredentials(key.Key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
    }

    /// <summary>The keys to announce, and to check this server's own tokens with.</summary>
    public async Task<IReadOnlyList<SigningKey>> AnnouncedAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return [.. (await LoadedAsync()).Where(key => now - key.Created < Settings.RotationInterval + Settings.RetentionDuration)];
    }

    public void Dispose() => _turn.Dispose();

    private SigningKey? Signer(IEnumerable<SigningKey> keys, string algorithm, DateTime now)
    {
        var usable = keys.Where(key => key.Algorithm == algorithm && now - key.Created < Settings.RotationInterval).OrderBy(key => key.Created).ThenBy(key => key.Key.KeyId, StringComparer.Ordinal).ToList();
        return usable.LastOrDefault(key => now - key.Created >= Settings.PropagationTime) ?? usable.FirstOrDefault();
    }

    // A successor is due as soon as it could only just propagate before the newest key stops signing.
    private bool IsDue(IEnumerable<SigningKey> keys, string algorithm, DateTime now) =>
        !keys.Any(key => key.Algorithm == algorithm && now - key.Created < Settings.RotationInterval - Settings.PropagationTime);

    private async Task<IReadOnlyList<SigningKey>> LoadedAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now < _until && Settings.SigningAlgorithms.All(algorithm => !IsDue(_keys, algorithm.Name, now)))
            return _keys;
        await _turn.WaitAsync();
        try
        {
            now = time.GetUtcNow().UtcDateTime;
            if (now < _until && Settings.SigningAlgorithms.All(algorithm => !IsDue(_keys, algorithm.Name, now)))
                return _keys;
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<ISigningKeyStore>();
            var keys = await ReadAsync(store, now);
            var first = keys.Count == 0;
            var created = false;
            foreach (var algorithm in Settings.SigningAlgorithms.Where(algorithm => IsDue(keys, algorithm.Name, now)))
            {
                await store.StoreKeyAsync(Create(algorithm.Name, now));
                created = true;
            }

            if (created)
            {
                // Replicas that start together each make a first key; all of them have to see the same oldest one.
                if (first && Settings.InitializationSynchronizationDelay > TimeSpan.Zero)
                    await Task.Delay(Settings.InitializationSynchronizationDelay, time);
                keys = await ReadAsync(store, now);
            }

            var initializing = keys.All(key => now - key.Created < Settings.InitializationDuration);
            _until = now + (initializing ? Settings.InitializationKeyCacheDuration : Settings.KeyCacheDuration);
            return _keys = keys;
        }
        finally
        {
            _turn.Release();
        }
    }

    private SerializedKey Create(string algorithm, DateTime now)
    {
        var key = SigningAlgorithm.CreateKey(algorithm, Settings.RsaKeySize);
        return new SerializedKey
        {
            Version = Version,
            Id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            Created = now,
            Algorithm = algorithm,
            DataProtected = Settings.DataProtectKeys,
            Data = Convert.ToBase64String(Settings.DataProtectKeys ? _protector.Protect(key) : key),
        };
    }

    private async Task<List<SigningKey>> ReadAsync(ISigningKeyStore store, DateTime now)
    {
        List<SigningKey> keys = [];
        foreach (var kept in await store.LoadKeysAsync())
        {
            if (now - kept.Created >= Settings.RotationInterval + Settings.RetentionDuration)
            {
                if (Settings.DeleteRetiredKeys)
                    await store.DeleteKeyAsync(kept.Id);
                continue;
            }

            try
            {
                var data = Convert.FromBase64String(kept.Data);
                keys.Add(new(kept.Algorithm, kept.Created, SigningAlgorithm.Read(kept.Algorithm, kept.Id, kept.DataProtected ? _protector.Unprotect(data) : data)));
            }
            catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
            {
                log.LogError(unreadable, "The signing key {KeyId} cannot be read: the replicas do not share one Data Protection key ring, or it was lost.", kept.Id);
            }
        }

        return keys;
    }
}
