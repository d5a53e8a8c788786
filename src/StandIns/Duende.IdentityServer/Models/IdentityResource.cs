namespace Duende.IdentityServer.Models;

/// <summary>A scope of claims about the user.</summary>
public class IdentityResource : Resource
{
    /// <summary>An empty one.</summary>
    public IdentityResource()
    {
    }

    /// <summary>A scope of that name, with claims.</summary>
    public IdentityResource(string name, IEnumerable<string> userClaims)
        : this(name, name, userClaims)
    {
    }

    /// <summary>A scope of that name, with claims.</summary>
    public IdentityResource(string name, string displayName, IEnumerable<string> userClaims)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        UserClaims = new HashSet<string>(userClaims);
        if (UserClaims.Count == 0)
            throw new ArgumentException("At least one claim is needed.", nameof(userClaims));
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>Whether the user cannot leave it out.</summary>
    public bool Required { get; set; }

    /// <summary>Whether the consent page stresses it.</summary>
    public bool Emphasize { get; set; }
}
