namespace Duende.IdentityServer.Models;

/// <summary>A scope of access to an API.</summary>
public class ApiScope : Resource
{
    /// <summary>An empty one.</summary>
    public ApiScope()
    {
    }

    /// <summary>A scope of that name.</summary>
    public ApiScope(string name)
        : this(name, name, null)
    {
    }

    /// <summary>A scope of that name.</summary>
    public ApiScope(string name, string displayName)
        : this(name, displayName, null)
    {
    }

    /// <summary>A scope of that name, with claims.</summary>
    public ApiScope(string name, IEnumerable<string> userClaims)
        : this(name, name, userClaims)
    {
    }

    /// <summary>A scope of that name, with claims.</summary>
    public ApiScope(string name, string displayName, IEnumerable<string>? userClaims)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        DisplayName = displayName;
        UserClaims = new HashSet<string>(userClaims ?? []);
    }

    /// <summary>Whether the user cannot leave it out.</summary>
    public bool Required { get; set; }

    /// <summary>Whether the consent page stresses it.</summary>
    public bool Emphasize { get; set; }
}
