namespace Duende.IdentityServer.Models;

/// <summary>A signing key as stores keep it.</summary>
public class SerializedKey
{
    /// <summary>The version of <see cref="Data"/>'s form.</summary>
    public int Version { get; set; }

    /// <summary>The key's identifier (kid).</summary>
    public string Id { get; set; } = default!;

    /// <summary>UTC.</summary>
    public DateTime Created { get; set; }

    /// <summary>RS256 and so on.</summary>
    public string Algorithm { get; set; } = default!;

    /// <summary>Whether the key is in a certificate.</summary>
    public bool IsX509Certificate { get; set; }

    /// <summary>The key.</summary>
    public string Data { get; set; } = default!;

    /// <summary>Whether <see cref="Data"/> is encrypted by Data Protection.</summary>
    public bool DataProtected { get; set; }
}
