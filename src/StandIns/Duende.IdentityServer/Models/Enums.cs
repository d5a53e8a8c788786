namespace Duende.IdentityServer.Models;

/// <summary>How often a refresh token can be used.</summary>
public enum TokenUsage
{
    /// <summary>It stays the same.</summary>
    ReUse = 0,

    /// <summary>Once; each use brings the next.</summary>
    OneTimeOnly = 1,
}

/// <summary>How a refresh token ends.</summary>
public enum TokenExpiration
{
    /// <summary>Each use prolongs it.</summary>
    Sliding = 0,

    /// <summary>At a fixed time.</summary>
    Absolute = 1,
}

/// <summary>Why a request is turned down by the user or for the user's sake.</summary>
public enum AuthorizationError
{
    /// <summary>The user says no.</summary>
    AccessDenied,

    /// <summary>The user would have to be asked.</summary>
    InteractionRequired,

    /// <summary>The user would have to sign in.</summary>
    LoginRequired,

    /// <summary>The user would have to choose an account.</summary>
    AccountSelectionRequired,

    /// <summary>The user would have to consent.</summary>
    ConsentRequired,
}
