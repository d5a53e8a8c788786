using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Microsoft.AspNetCore.Identity;

namespace Duende.IdentityServer.AspNetIdentity;

/// <summary>Claims of Identity's users, as they are now. A user who is there is active, unless <see cref="IsUserActiveAsync"/> says otherwise.</summary>
public class ProfileService<TUser>(UserManager<TUser> userManager, IUserClaimsPrincipalFactory<TUser> claimsFactory) : IProfileService
    where TUser : class
{
    /// <summary>Makes claims of users.</summary>
    protected readonly IUserClaimsPrincipalFactory<TUser> ClaimsFactory = claimsFactory;

    /// <summary>Identity's users.</summary>
    protected readonly UserManager<TUser> UserManager = userManager;

    /// <inheritdoc/>
    public virtual async Task GetProfileDataAsync(ProfileDataRequestContext context)
    {
        if (await FindUserAsync(SubjectOf(context.Subject)) is { } user)
            await GetProfileDataAsync(context, user);
    }

    /// <inheritdoc/>
    public virtual async Task IsActiveAsync(IsActiveContext context) =>
        context.IsActive = await FindUserAsync(SubjectOf(context.Subject)) is { } user && await IsUserActiveAsync(user);

    /// <summary>Whether this user may have tokens.</summary>
    public virtual Task<bool> IsUserActiveAsync(TUser user) => Task.FromResult(true);

    /// <summary>Answers with this user's claims.</summary>
    protected virtual async Task GetProfileDataAsync(ProfileDataRequestContext context, TUser user) =>
        context.AddRequestedClaims((await ClaimsFactory.CreateAsync(user)).Claims);

    /// <summary>The user of that identifier.</summary>
    protected virtual Task<TUser?> FindUserAsync(string subjectId) => UserManager.FindByIdAsync(subjectId);

    private static string SubjectOf(ClaimsPrincipal principal) => principal.FindFirstValue("sub") ?? throw new InvalidOperationException("The user has no claim sub.");
}
