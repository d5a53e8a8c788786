using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

/// <summary>Keeps grants.</summary>
public interface IPersistedGrantStore
{
    /// <summary>Keeps it, in place of one of the same key.</summary>
    Task StoreAsync(PersistedGrant grant);

    /// <summary>The grant of that key.</summary>
    Task<PersistedGrant?> GetAsync(string key);

    /// <summary>The grants that meet the filter.</summary>
    Task<IEnumerable<PersistedGrant>> GetAllAsync(PersistedGrantFilter filter);

    /// <summary>Forgets the grant of that key.</summary>
    Task RemoveAsync(string key);

    /// <summary>Forgets the grants that meet the filter.</summary>
    Task RemoveAllAsync(PersistedGrantFilter filter);
}

/// <summary>Grants that meet all of what is set. At least one thing is.</summary>
public class PersistedGrantFilter
{
    /// <summary>Of this user.</summary>
    public string? SubjectId { get; set; }

    /// <summary>Of this session.</summary>
    public string? SessionId { get; set; }

    /// <summary>Of this application.</summary>
    public string? ClientId { get; set; }

    /// <summary>Of one of these applications.</summary>
    public IEnumerable<string>? ClientIds { get; set; }

    /// <summary>Of this kind.</summary>
    public string? Type { get; set; }

    /// <summary>Of one of these kinds.</summary>
    public IEnumerable<string>? Types { get; set; }
}
