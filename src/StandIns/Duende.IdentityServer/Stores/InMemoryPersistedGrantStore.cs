using System.Collections.Concurrent;
using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

internal sealed class InMemoryPersistedGrantStore(TimeProvider time) : IPersistedGrantStore
{
    private const int StoredBetweenPurges = 1000;

    private readonly ConcurrentDictionary<string, PersistedGrant> _grants = new(StringComparer.Ordinal);
    private int _stored;

    public Task StoreAsync(PersistedGrant grant)
    {
        _grants[grant.Key] = grant;
        if (Interlocked.Increment(ref _stored) % StoredBetweenPurges == 0)
        {
            var now = time.GetUtcNow().UtcDateTime;
            foreach (var expired in _grants.Values.Where(kept => kept.Expiration <= now))
                _grants.TryRemove(expired.Key, out _);
        }

        return Task.CompletedTask;
    }

    public Task<PersistedGrant?> GetAsync(string key) => Task.FromResult(_grants.GetValueOrDefault(key));

    public Task<IEnumerable<PersistedGrant>> GetAllAsync(PersistedGrantFilter filter) => Task.FromResult<IEnumerable<PersistedGrant>>([.. Matching(filter)]);

    public Task RemoveAsync(string key)
    {
        _grants.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task RemoveAllAsync(PersistedGrantFilter filter)
    {
        foreach (var grant in Matching(filter))
            _grants.TryRemove(grant.Key, out _);
        return Task.CompletedTask;
    }

    private IEnumerable<PersistedGrant> Matching(PersistedGrantFilter filter)
    {
        if (filter is { SubjectId: null, SessionId: null, ClientId: null, ClientIds: null, Type: null, Types: null })
            throw new ArgumentException("An empty filter would meet everything.", nameof(filter));
        return _grants.Values.Where(grant =>
            (filter.SubjectId is null || filter.SubjectId == grant.SubjectId)
            && (filter.SessionId is null || filter.SessionId == grant.SessionId)
            && (filter.ClientId is null || filter.ClientId == grant.ClientId)
            && (filter.ClientIds?.Contains(grant.ClientId) ?? true)
            && (filter.Type is null || filter.Type == grant.Type)
            && (filter.Types?.Contains(grant.Type) ?? true));
    }
}
