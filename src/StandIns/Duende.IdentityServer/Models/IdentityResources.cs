namespace Duende.IdentityServer.Models;

/// <summary>The scopes of OpenID Connect (Core 5.4).</summary>
public static class IdentityResources
{
    /// <summary>openid.</summary>
    public class OpenId : IdentityResource
    {
        /// <summary>The subject.</summary>
        public OpenId()
            : base(IdentityServerConstants.StandardScopes.OpenId, "Your user identifier", [ClaimNames.Subject]) => Required = true;
    }

    /// <summary>profile.</summary>
    public class Profile : IdentityResource
    {
        /// <summary>Name and the like.</summary>
        public Profile()
            : base(
                IdentityServerConstants.StandardScopes.Profile, "User profile",
                ["name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at"]) =>
            Emphasize = true;
    }

    /// <summary>email.</summary>
    public class Email : IdentityResource
    {
        /// <summary>The address, and whether it is verified.</summary>
        public Email()
            : base(IdentityServerConstants.StandardScopes.Email, "Your email address", ["email", "email_verified"]) => Emphasize = true;
    }

    /// <summary>phone.</summary>
    public class Phone : IdentityResource
    {
        /// <summary>The number, and whether it is verified.</summary>
        public Phone()
            : base(IdentityServerConstants.StandardScopes.Phone, "Your phone number", ["phone_number", "phone_number_verified"]) => Emphasize = true;
    }
}
