using System.Security.Claims;

namespace Duende.IdentityServer.Models;

/// <summary>The question whether a user may still have tokens.</summary>
public class IsActiveContext(ClaimsPrincipal subject, Client client, string caller)
{
    /// <summary>The user.</summary>
    public ClaimsPrincipal Subject { get; set; } = subject;

    /// <summary>The application.</summary>
    public Client Client { get; set; } = client;

    /// <summary>One of <see cref="IdentityServerConstants.ProfileIsActiveCallers"/>.</summary>
    public string Caller { get; set; } = caller;

    /// <summary>The answer.</summary>
    public bool IsActive { get; set; } = true;
}
