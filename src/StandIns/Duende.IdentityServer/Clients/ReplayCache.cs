using Duende.IdentityServer.Grants;
using Microsoft.Extensions.Caching.Distributed;

namespace Duende.IdentityServer.Clients;

/// <summary>Remembers which assertions were used, in the host's distributed cache.</summary>
internal sealed class ReplayCache(IDistributedCache cache, Turns turns)
{
    /// <summary>Whether this is the first use.</summary>
    public Task<bool> IsFirstAsync(string clientId, string id, TimeSpan remember)
    {
        var key = Models.HashExtensions.Sha256($"{clientId}|{id}");
        return turns.RunAsync(key, async () =>
        {
            if (await cache.GetAsync($"duende-replay-{key}") is not null)
                return false;
            await cache.SetAsync($"duende-replay-{key}", [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = remember });
            return true;
        });
    }
}
