namespace Duende.IdentityServer;

/// <summary>Claims that the server itself reads or writes.</summary>
internal static class ClaimNames
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string IdentityProvider = "idp";
    public const string AuthenticationTime = "auth_time";
    public const string AuthenticationMethods = "amr";
    public const string SessionId = "sid";
    public const string ClientId = "client_id";
    public const string Scope = "scope";
    public const string Nonce = "nonce";
    public const string AccessTokenHash = "at_hash";
}
