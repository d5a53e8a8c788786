using System.Security.Cryptography;
using System.Text;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Microsoft.IdentityModel.Tokens;
using Types = Duende.IdentityServer.IdentityServerConstants.PersistedGrantTypes;

namespace Duende.IdentityServer.Grants;

/// <summary>
/// Codes, refresh tokens and consents in the host's store: hashed keys, encrypted data. What can be used once is kept after its use, so that a second use
/// is noticed, and then the whole family ends (RFC 9700, 4.5 and 4.14).
/// </summary>
internal sealed class GrantKeeper(IPersistedGrantStore store, Protected messages, Turns turns, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public static string NewFamily() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));

    /// <summary>Runs without any other use of that family in this process.</summary>
    public Task<T> ExclusivelyAsync<T>(string family, Func<Task<T>> action) => turns.RunAsync(family, action);

    public Task<string> GiveAsync(CodeGrant code, TimeSpan lifetime) => GiveAsync(Types.AuthorizationCode, code, Now + lifetime);

    public Task<string> GiveAsync(RefreshGrant token, DateTime expiration) => GiveAsync(Types.RefreshToken, token, expiration);

    /// <summary>The code, if this application may have it, used up or not.</summary>
    public Task<CodeGrant?> FindCodeAsync(string handle, string clientId) => FindAsync<CodeGrant>(Types.AuthorizationCode, handle, clientId);

    /// <summary>The refresh token, if this application may have it, used up or not.</summary>
    public Task<RefreshGrant?> FindRefreshTokenAsync(string handle, string clientId) => FindAsync<RefreshGrant>(Types.RefreshToken, handle, clientId);

    /// <summary>Uses the code up. False: it was used before, and its family has ended now; or it has expired.</summary>
    /// <param name="keep">How long a second use is to be noticed.</param>
    public Task<bool> UseCodeAsync(string handle, CodeGrant code, TimeSpan keep) => UseAsync(Types.AuthorizationCode, handle, code, grant => grant.Expiration = Now + keep);

    /// <summary>Uses the refresh token up. False: it was used before, and its family has ended now; or it has expired.</summary>
    public Task<bool> UseRefreshTokenAsync(string handle, RefreshGrant token) => UseAsync(Types.RefreshToken, handle, token, _ => { });

    /// <summary>Whether the refresh token, which stays the same, is good; prolongs it up to then. False as above.</summary>
    public async Task<bool> ReuseRefreshTokenAsync(string handle, RefreshGrant token, DateTime expiration)
    {
        var grant = await store.GetAsync(KeyOf(Types.RefreshToken, handle));
        if (grant is null || grant.Expiration <= Now)
            return false;
        if (grant.ConsumedTime is not null)
        {
            await RevokeFamilyAsync(token);
            return false;
        }

        if (expiration > grant.Expiration)
        {
            grant.Expiration = expiration;
            await store.StoreAsync(grant);
        }

        return true;
    }

    public async Task RevokeFamilyAsync(UserGrant member)
    {
        var candidates = await store.GetAllAsync(new PersistedGrantFilter { SubjectId = member.SubjectId, ClientId = member.ClientId, Type = Types.RefreshToken });
        foreach (var grant in candidates)
        {
            if (messages.Read<RefreshGrant>(Types.RefreshToken, grant.Data)?.Family == member.Family)
                await store.RemoveAsync(grant.Key);
        }
    }

    public async Task<IReadOnlyList<string>> ClientsAsync(string subjectId, string sessionId) =>
        [.. (await store.GetAllAsync(new PersistedGrantFilter { SubjectId = subjectId, SessionId = sessionId })).Select(grant => grant.ClientId).Distinct()];

    public Task RevokeSessionAsync(string subjectId, string sessionId, string? clientId = null) =>
        store.RemoveAllAsync(new PersistedGrantFilter { SubjectId = subjectId, SessionId = sessionId, ClientId = clientId });

    /// <summary>Ends everything that the user has granted to that application; null: to any.</summary>
    public Task RevokeAsync(string subjectId, string? clientId) => store.RemoveAllAsync(new PersistedGrantFilter { SubjectId = subjectId, ClientId = clientId });

    public async Task<string[]> ConsentedScopesAsync(string subjectId, string clientId)
    {
        var grant = await store.GetAsync(KeyOf(Types.UserConsent, $"{clientId}|{subjectId}"));
        return grant is null || grant.Expiration <= Now ? [] : messages.Read<ConsentGrant>(Types.UserConsent, grant.Data)?.Scopes ?? [];
    }

    public Task RememberConsentAsync(string subjectId, Client client, string[] scopes) => store.StoreAsync(new PersistedGrant
    {
        Key = KeyOf(Types.UserConsent, $"{client.ClientId}|{subjectId}"),
        Type = Types.UserConsent,
        SubjectId = subjectId,
        ClientId = client.ClientId,
        CreationTime = Now,
        Expiration = client.ConsentLifetime is { } seconds ? Now.AddSeconds(seconds) : null,
        Data = messages.Write(Types.UserConsent, new ConsentGrant(scopes)),
    });

    private async Task<string> GiveAsync<T>(string type, T data, DateTime expiration)
        where T : UserGrant
    {
        var handle = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        await store.StoreAsync(new PersistedGrant
        {
            Key = KeyOf(type, handle),
            Type = type,
            SubjectId = data.SubjectId,
            SessionId = data.SessionId,
            ClientId = data.ClientId,
            CreationTime = Now,
            Expiration = expiration,
            Data = messages.Write(type, data),
        });
        return handle;
    }

    private async Task<T?> FindAsync<T>(string type, string handle, string clientId)
        where T : UserGrant
    {
        var grant = await store.GetAsync(KeyOf(type, handle));
        return grant is not null && grant.Type == type && grant.ClientId == clientId ? messages.Read<T>(type, grant.Data) : null;
    }

    private async Task<bool> UseAsync(string type, string handle, UserGrant data, Action<PersistedGrant> onUse)
    {
        var grant = await store.GetAsync(KeyOf(type, handle));
        if (grant is null)
            return false;
        if (grant.ConsumedTime is not null)
        {
            await RevokeFamilyAsync(data);
            return false;
        }

        if (grant.Expiration <= Now)
            return false;
        grant.ConsumedTime = Now;
        onUse(grant);
        await store.StoreAsync(grant);
        return true;
    }

    private static string KeyOf(string type, string handle) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{handle}:{type}")));
}
