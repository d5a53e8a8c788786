namespace Duende.IdentityServer.Models;

/// <summary>Names of grants.</summary>
public static class GrantType
{
    /// <summary>RFC 6749, 4.1.</summary>
    public const string AuthorizationCode = "authorization_code";

    /// <summary>RFC 6749, 4.4.</summary>
    public const string ClientCredentials = "client_credentials";
}

/// <summary>Values for <see cref="Client.AllowedGrantTypes"/>.</summary>
public class GrantTypes
{
    /// <summary>Authorization code.</summary>
    public static ICollection<string> Code => [GrantType.AuthorizationCode];

    /// <summary>Client credentials.</summary>
    public static ICollection<string> ClientCredentials => [GrantType.ClientCredentials];

    /// <summary>Both.</summary>
    public static ICollection<string> CodeAndClientCredentials => [GrantType.AuthorizationCode, GrantType.ClientCredentials];
}
