using System.Security.Claims;
using Duende.IdentityServer.Validation;

namespace Duende.IdentityServer.Models;

/// <summary>A question for a user's claims.</summary>
public class ProfileDataRequestContext
{
    /// <summary>An empty one.</summary>
    public ProfileDataRequestContext()
    {
    }

    /// <summary>A question for these claims.</summary>
    public ProfileDataRequestContext(ClaimsPrincipal subject, Client client, string caller, IEnumerable<string> requestedClaimTypes)
    {
        Subject = subject;
        Client = client;
        Caller = caller;
        RequestedClaimTypes = requestedClaimTypes;
    }

    /// <summary>The user.</summary>
    public ClaimsPrincipal Subject { get; set; } = default!;

    /// <summary>The types that are asked for.</summary>
    public IEnumerable<string> RequestedClaimTypes { get; set; } = [];

    /// <summary>The application.</summary>
    public Client Client { get; set; } = default!;

    /// <summary>One of <see cref="IdentityServerConstants.ProfileDataCallers"/>.</summary>
    public string Caller { get; set; } = default!;

    /// <summary>What was asked for.</summary>
    public ResourceValidationResult RequestedResources { get; set; } = new();

    /// <summary>The answer.</summary>
    public List<Claim> IssuedClaims { get; set; } = [];
}

/// <summary>Answers to <see cref="ProfileDataRequestContext"/>.</summary>
public static class ProfileDataRequestContextExtensions
{
    /// <summary>Those of the claims that are asked for.</summary>
    public static List<Claim> FilterClaims(this ProfileDataRequestContext context, IEnumerable<Claim> claims) =>
        [.. claims.Where(claim => context.RequestedClaimTypes.Contains(claim.Type))];

    /// <summary>Answers those of the claims that are asked for.</summary>
    public static void AddRequestedClaims(this ProfileDataRequestContext context, IEnumerable<Claim> claims) =>
        context.IssuedClaims.AddRange(context.FilterClaims(claims));
}
