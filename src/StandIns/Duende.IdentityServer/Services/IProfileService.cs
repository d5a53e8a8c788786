using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Services;

/// <summary>Knows the users' claims, and who of them may have tokens.</summary>
public interface IProfileService
{
    /// <summary>Answers in <see cref="ProfileDataRequestContext.IssuedClaims"/>.</summary>
    Task GetProfileDataAsync(ProfileDataRequestContext context);

    /// <summary>Answers in <see cref="IsActiveContext.IsActive"/>.</summary>
    Task IsActiveAsync(IsActiveContext context);
}

/// <summary>The claims with which the user signed in; everybody is active.</summary>
internal sealed class SignedInClaims : IProfileService
{
    public Task GetProfileDataAsync(ProfileDataRequestContext context)
    {
        context.AddRequestedClaims(context.Subject.Claims);
        return Task.CompletedTask;
    }

    public Task IsActiveAsync(IsActiveContext context) => Task.CompletedTask;
}
