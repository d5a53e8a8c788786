using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Configuration;

/// <summary>Settings of the server.</summary>
public class IdentityServerOptions
{
    /// <summary>The issuer; absent: the address of the request, which any client can choose unless a proxy or AllowedHosts fixes it.</summary>
    public string? IssuerUri { get; set; }

    /// <summary>Whether the issuer is written in lower case.</summary>
    public bool LowerCaseIssuerUri { get; set; } = true;

    /// <summary>The type (typ) of access tokens.</summary>
    public string AccessTokenJwtType { get; set; } = "at+jwt";

    /// <summary>Whether scopes are one string in access tokens (RFC 9068), and not an array.</summary>
    public bool EmitScopesAsSpaceDelimitedStringInJwt { get; set; }

    /// <summary>Whether answers to the browser name the issuer (RFC 9207).</summary>
    public bool EmitIssuerIdentificationResponseParameter { get; set; } = true;

    /// <summary>Which endpoints there are.</summary>
    public EndpointsOptions Endpoints { get; set; } = new();

    /// <summary>How users sign in.</summary>
    public AuthenticationOptions Authentication { get; set; } = new();

    /// <summary>Where the pages are.</summary>
    public UserInteractionOptions UserInteraction { get; set; } = new();

    /// <summary>Signing keys.</summary>
    public KeyManagementOptions KeyManagement { get; set; } = new();

    /// <summary>The package's licence; nothing here.</summary>
    public string? LicenseKey { get; set; }
}

/// <summary>Which endpoints there are.</summary>
public class EndpointsOptions
{
    /// <summary>/connect/authorize.</summary>
    public bool EnableAuthorizeEndpoint { get; set; } = true;

    /// <summary>/connect/token.</summary>
    public bool EnableTokenEndpoint { get; set; } = true;

    /// <summary>/connect/userinfo.</summary>
    public bool EnableUserInfoEndpoint { get; set; } = true;

    /// <summary>/.well-known/openid-configuration and its keys.</summary>
    public bool EnableDiscoveryEndpoint { get; set; } = true;

    /// <summary>/connect/endsession.</summary>
    public bool EnableEndSessionEndpoint { get; set; } = true;

    /// <summary>/connect/revocation.</summary>
    public bool EnableTokenRevocationEndpoint { get; set; } = true;
}

/// <summary>How users sign in.</summary>
public class AuthenticationOptions
{
    /// <summary>The host's cookie scheme; absent: the default scheme.</summary>
    public string? CookieAuthenticationScheme { get; set; }

    /// <summary>How long the server's own cookie lasts.</summary>
    public TimeSpan CookieLifetime { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Whether use prolongs it.</summary>
    public bool CookieSlidingExpiration { get; set; }

    /// <summary>Where browsers send the server's own cookie from.</summary>
    public SameSiteMode CookieSameSiteMode { get; set; } = SameSiteMode.None;

    /// <summary>Whether the end of a session ends the grants that were given in it.</summary>
    public bool CoordinateClientLifetimesWithUserSession { get; set; }
}

/// <summary>Where the host's pages are, and what their parameters are called.</summary>
public class UserInteractionOptions
{
    /// <summary>The login page; absent: where the cookie scheme has it.</summary>
    public string? LoginUrl { get; set; }

    /// <summary>Its return address; absent: as the cookie scheme calls it.</summary>
    public string? LoginReturnUrlParameter { get; set; }

    /// <summary>The logout page; absent: where the cookie scheme has it.</summary>
    public string? LogoutUrl { get; set; }

    /// <summary>Its parameter.</summary>
    public string LogoutIdParameter { get; set; } = "logoutId";

    /// <summary>The consent page.</summary>
    public string ConsentUrl { get; set; } = "/consent";

    /// <summary>Its return address.</summary>
    public string ConsentReturnUrlParameter { get; set; } = "returnUrl";

    /// <summary>The error page.</summary>
    public string ErrorUrl { get; set; } = "/home/error";

    /// <summary>Its parameter.</summary>
    public string ErrorIdParameter { get; set; } = "errorId";
}
