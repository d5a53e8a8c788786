namespace Duende.IdentityServer;

/// <summary>Names that the host and the server share.</summary>
public static class IdentityServerConstants
{
    /// <summary>The identity provider of users who signed in here.</summary>
    public const string LocalIdentityProvider = "local";

    /// <summary>The cookie scheme that is registered where the host brings none.</summary>
    public const string DefaultCookieAuthenticationScheme = "idsrv";

    /// <summary>The cookie scheme for the time between an external sign-in and the local one.</summary>
    public const string ExternalCookieAuthenticationScheme = "idsrv.external";

    /// <summary>Kinds of client secrets.</summary>
    public static class SecretTypes
    {
        /// <summary>A hash of a shared secret, by <see cref="Models.HashExtensions"/>.</summary>
        public const string SharedSecret = "SharedSecret";

        /// <summary>A public key as a JSON Web Key, for private_key_jwt.</summary>
        public const string JsonWebKey = "JWK";
    }

    /// <summary>Who asks a profile service for claims.</summary>
    public static class ProfileDataCallers
    {
        /// <summary>The user info endpoint.</summary>
        public const string UserInfoEndpoint = "UserInfoEndpoint";

        /// <summary>An identity token is being made.</summary>
        public const string ClaimsProviderIdentityToken = "ClaimsProviderIdentityToken";

        /// <summary>An access token is being made.</summary>
        public const string ClaimsProviderAccessToken = "ClaimsProviderAccessToken";
    }

    /// <summary>Who asks a profile service whether a user is active.</summary>
    public static class ProfileIsActiveCallers
    {
        /// <summary>The authorize endpoint.</summary>
        public const string AuthorizeEndpoint = "AuthorizeEndpoint";

        /// <summary>A refresh token is presented.</summary>
        public const string RefreshTokenValidation = "RefreshTokenValidation";

        /// <summary>An authorization code is presented.</summary>
        public const string AuthorizationCodeValidation = "AuthorizationCodeValidation";

        /// <summary>An access token is presented to the user info endpoint.</summary>
        public const string UserInfoRequestValidation = "UserInfoRequestValidation";
    }

    /// <summary>Scopes of OpenID Connect.</summary>
    public static class StandardScopes
    {
        /// <summary>Makes a request one of OpenID Connect.</summary>
        public const string OpenId = "openid";

        /// <summary>Name and the like.</summary>
        public const string Profile = "profile";

        /// <summary>E-mail address.</summary>
        public const string Email = "email";

        /// <summary>Postal address.</summary>
        public const string Address = "address";

        /// <summary>Telephone number.</summary>
        public const string Phone = "phone";

        /// <summary>Asks for a refresh token.</summary>
        public const string OfflineAccess = "offline_access";
    }

    /// <summary>Kinds of persisted grants.</summary>
    public static class PersistedGrantTypes
    {
        /// <summary>An authorization code.</summary>
        public const string AuthorizationCode = "authorization_code";

        /// <summary>A refresh token.</summary>
        public const string RefreshToken = "refresh_token";

        /// <summary>A remembered consent.</summary>
        public const string UserConsent = "user_consent";
    }
}
