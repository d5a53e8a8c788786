namespace Duende.IdentityServer.Models;

/// <summary>An application that may ask for tokens.</summary>
public class Client
{
    /// <summary>Whether it may ask at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Identifies the application.</summary>
    public string ClientId { get; set; } = default!;

    /// <summary>Secrets, or public keys, one of which it has to prove.</summary>
    public ICollection<Secret> ClientSecrets { get; set; } = new HashSet<Secret>();

    /// <summary>Whether it has to prove one. False: a public client.</summary>
    public bool RequireClientSecret { get; set; } = true;

    /// <summary>Shown to people.</summary>
    public string? ClientName { get; set; }

    /// <summary>Shown to people.</summary>
    public string? Description { get; set; }

    /// <summary>Where people read more.</summary>
    public string? ClientUri { get; set; }

    /// <summary>Its picture.</summary>
    public string? LogoUri { get; set; }

    /// <summary>Whether the user is asked.</summary>
    public bool RequireConsent { get; set; }

    /// <summary>Whether the user may have the answer kept.</summary>
    public bool AllowRememberConsent { get; set; } = true;

    /// <summary>The grants it may use, by their names in <see cref="GrantType"/>.</summary>
    public ICollection<string> AllowedGrantTypes { get; set; } = new HashSet<string>();

    /// <summary>Whether a code challenge is a must.</summary>
    public bool RequirePkce { get; set; } = true;

    /// <summary>Where codes may be sent: equal, character by character.</summary>
    public ICollection<string> RedirectUris { get; set; } = new HashSet<string>();

    /// <summary>Where the browser may go after the end of the session: equal, character by character.</summary>
    public ICollection<string> PostLogoutRedirectUris { get; set; } = new HashSet<string>();

    /// <summary>Whether it may have refresh tokens.</summary>
    public bool AllowOfflineAccess { get; set; }

    /// <summary>The scopes it may ask for.</summary>
    public ICollection<string> AllowedScopes { get; set; } = new HashSet<string>();

    /// <summary>Whether identity tokens carry the user's claims too, and not only the user info endpoint.</summary>
    public bool AlwaysIncludeUserClaimsInIdToken { get; set; }

    /// <summary>Seconds.</summary>
    public int IdentityTokenLifetime { get; set; } = 300;

    /// <summary>Seconds.</summary>
    public int AccessTokenLifetime { get; set; } = 3600;

    /// <summary>Seconds.</summary>
    public int AuthorizationCodeLifetime { get; set; } = 300;

    /// <summary>Seconds from the first refresh token of a family to the end of its last; 0: no such end with a sliding lifetime.</summary>
    public int AbsoluteRefreshTokenLifetime { get; set; } = 2592000;

    /// <summary>Seconds, from each use.</summary>
    public int SlidingRefreshTokenLifetime { get; set; } = 1296000;

    /// <summary>Seconds that a consent is kept; absent: for ever.</summary>
    public int? ConsentLifetime { get; set; }

    /// <summary>Whether each use of a refresh token replaces it.</summary>
    public TokenUsage RefreshTokenUsage { get; set; } = TokenUsage.ReUse;

    /// <summary>Whether the user's claims are read anew at each refresh.</summary>
    public bool UpdateAccessTokenClaimsOnRefresh { get; set; }

    /// <summary>Whether each use of a refresh token prolongs it.</summary>
    public TokenExpiration RefreshTokenExpiration { get; set; } = TokenExpiration.Absolute;

    /// <summary>Claims of the application itself, for its access tokens.</summary>
    public ICollection<ClientClaim> Claims { get; set; } = new HashSet<ClientClaim>();

    /// <summary>Whether these go into the tokens of users too, and not only into its own.</summary>
    public bool AlwaysSendClientClaims { get; set; }

    /// <summary>Put before their types.</summary>
    public string? ClientClaimsPrefix { get; set; } = "client_";

    /// <summary>Whether the end of the user's session ends this application's grants; absent: as the server's options say.</summary>
    public bool? CoordinateLifetimeWithUserSession { get; set; }

    /// <summary>What the host keeps with it.</summary>
    public IDictionary<string, string> Properties { get; set; } = new Dictionary<string, string>();
}
