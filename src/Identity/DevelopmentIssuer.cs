using System.Security.Cryptography;
using System.Text;
using EGovPlatform.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EGovPlatform.Identity;

/// <summary>
/// Stands where the real issuer will stand, and only while the demonstration runs: its tokens bear an issuer that services
/// refuse otherwise.
/// </summary>
internal sealed class DevelopmentIssuer(Uri address, SigningKey key, IReadOnlyDictionary<string, string> clients, TimeProvider time)
{
    public const int LifetimeSeconds = 3600;

    /// <summary>The services whose tokens can be asked for.</summary>
    public static readonly IReadOnlyList<string> Audiences = ["evidence", "scoring", "verification", "ranking"];

    public SigningKey Key => key;

    /// <summary>The address that its documents name; configuration, as the header of a request could name any.</summary>
    public Uri Address => address;

    /// <summary>Whether there is such a client with this secret. Takes as long for a wrong secret as for a right one.</summary>
    public bool Knows(string clientId, string secret) =>
        clients.TryGetValue(clientId, out var expected)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    /// <summary>A signed token that is valid from now for <see cref="LifetimeSeconds"/>.</summary>
    public string Sign(IReadOnlyList<string> audiences, Dictionary<string, object> claims)
    {
        var now = time.GetUtcNow();
        claims[JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString();
        claims[JwtRegisteredClaimNames.Aud] = audiences;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Demonstration.Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.AddSeconds(LifetimeSeconds).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key.Key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}

internal static class DevelopmentIssuerRegistration
{
    /// <exception cref="InvalidOperationException">The demonstration does not run, or settings are missing.</exception>
    public static void AddDevelopmentIssuer(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (!configuration.IsDemonstration())
        {
            throw new InvalidOperationException(
                "This is the development issuer. It runs only with Demonstration:Enabled=true, never beside real declarations.");
        }

        var address = new Uri(configuration["Identity:Authority"]
            ?? throw new InvalidOperationException("Configuration 'Identity:Authority', this issuer's own address, is missing."));
        var clients = configuration.GetSection("Identity:Clients").GetChildren()
            .Where(client => !string.IsNullOrEmpty(client.Value)).ToDictionary(client => client.Key, client => client.Value!, StringComparer.Ordinal);
        builder.Services.AddSingleton(_ => SigningKey.Load(configuration["Identity:KeyFile"]));
        builder.Services.AddSingleton(provider => new DevelopmentIssuer(
            address, provider.GetRequiredService<SigningKey>(), clients, provider.GetRequiredService<TimeProvider>()));
    }
}
