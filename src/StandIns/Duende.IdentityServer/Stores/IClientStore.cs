using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

/// <summary>Knows the applications.</summary>
public interface IClientStore
{
    /// <summary>The application of that identifier, if there is one.</summary>
    Task<Client?> FindClientByIdAsync(string clientId);
}
