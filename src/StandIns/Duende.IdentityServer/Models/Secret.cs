namespace Duende.IdentityServer.Models;

/// <summary>What an application proves that it has: a shared secret, kept as its hash, or a private key, of which the public one is kept.</summary>
public class Secret
{
    /// <summary>An empty one.</summary>
    public Secret()
    {
    }

    /// <summary>A shared secret.</summary>
    /// <param name="value">Its hash.</param>
    /// <param name="expiration">When it stops being accepted (UTC).</param>
    public Secret(string value, DateTime? expiration = null)
    {
        Value = value;
        Expiration = expiration;
    }

    /// <summary>For people.</summary>
    public string? Description { get; set; }

    /// <summary>The hash, or the public key.</summary>
    public string Value { get; set; } = default!;

    /// <summary>When it stops being accepted (UTC).</summary>
    public DateTime? Expiration { get; set; }

    /// <summary>One of <see cref="IdentityServerConstants.SecretTypes"/>.</summary>
    public string Type { get; set; } = IdentityServerConstants.SecretTypes.SharedSecret;
}
