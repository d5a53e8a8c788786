using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

/// <summary>Keeps signing keys. All replicas have to see the same.</summary>
public interface ISigningKeyStore
{
    /// <summary>All keys.</summary>
    Task<IEnumerable<SerializedKey>> LoadKeysAsync();

    /// <summary>Keeps a new key.</summary>
    Task StoreKeyAsync(SerializedKey key);

    /// <summary>Forgets a key.</summary>
    Task DeleteKeyAsync(string id);
}
