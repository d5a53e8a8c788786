using System.Security.Claims;

namespace EGovPlatform.ServiceDefaults;

/// <summary>What the platform asks of a caller.</summary>
public static class Principals
{
    extension(ClaimsPrincipal user)
    {
        /// <summary>Whether one of the caller's units is this one. Codes are compared exactly.</summary>
        public bool ActsFor(string unitCode) => user.HasClaim(Claims.Unit, unitCode);

        public bool HasRole(string role) => user.HasClaim(Claims.Role, role);

        /// <summary>Who it is: a user's id, or a service's client id.</summary>
        /// <exception cref="InvalidOperationException">The caller is anonymous.</exception>
        public string Subject() => user.FindFirstValue(Claims.Subject)
            ?? throw new InvalidOperationException("An anonymous caller has no subject; the endpoint must ask for a policy.");
    }
}
