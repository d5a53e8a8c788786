namespace Duende.IdentityServer.Models;

/// <summary>An API. Its name is the audience of the tokens for its scopes.</summary>
public class ApiResource : Resource
{
    /// <summary>An empty one.</summary>
    public ApiResource()
    {
    }

    /// <summary>An API of that name.</summary>
    public ApiResource(string name)
        : this(name, name)
    {
    }

    /// <summary>An API of that name.</summary>
    public ApiResource(string name, string displayName)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>An API of that name, with claims.</summary>
    public ApiResource(string name, IEnumerable<string> userClaims)
        : this(name, name) => UserClaims = new HashSet<string>(userClaims);

    /// <summary>Its scopes.</summary>
    public ICollection<string> Scopes { get; set; } = new HashSet<string>();
}
