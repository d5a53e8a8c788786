using System.Security.Claims;

namespace Duende.IdentityServer.Models;

/// <summary>A claim of an application.</summary>
public class ClientClaim
{
    /// <summary>An empty one.</summary>
    public ClientClaim()
    {
    }

    /// <summary>A claim whose value is a string.</summary>
    public ClientClaim(string type, string value)
    {
        Type = type;
        Value = value;
    }

    /// <summary>The claim's type.</summary>
    public string Type { get; set; } = default!;

    /// <summary>Its value.</summary>
    public string Value { get; set; } = default!;

    /// <summary>The value's type.</summary>
    public string ValueType { get; set; } = ClaimValueTypes.String;
}
