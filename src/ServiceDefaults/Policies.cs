using Microsoft.AspNetCore.Authorization;

namespace EGovPlatform.ServiceDefaults;

/// <summary>Who may call. Each endpoint states one of these, or AllowAnonymous; what states nothing is denied to everyone.</summary>
public static class Policies
{
    /// <summary>Anyone who is logged in, and services.</summary>
    public const string AnyUser = "any-user";

    /// <summary>An officer (cán bộ kê khai) who, where the route names a unit, acts for that unit.</summary>
    public const string UnitOfficer = "unit-officer";

    /// <summary>A member of the appraisal group (tổ thẩm định).</summary>
    public const string Appraiser = "appraiser";

    /// <summary>Who opens, closes and publishes rounds.</summary>
    public const string RoundAdministrator = "round-administrator";

    /// <summary>Who runs the platform.</summary>
    public const string PlatformAdministrator = "platform-administrator";

    /// <summary>Another service of the platform.</summary>
    public const string Service = "service";

    /// <summary>Who may read what a unit has not yet published: its officers, appraisers, round administrators, auditors.</summary>
    public const string UnitReader = "unit-reader";

    /// <summary>Who reads a report into a declaration: the unit's officers, and round administrators, who may read in one that came on paper; it stands under their name.</summary>
    public const string ReportImporter = "report-importer";

    internal static void Configure(AuthorizationOptions options)
    {
        // Denies even who is logged in: an endpoint that forgot its policy is closed, not half open.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();

        options.AddPolicy(AnyUser, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(UnitOfficer, policy => policy.RequireRole(Roles.UnitOfficer).AddRequirements(new UnitRequirement([])));
        options.AddPolicy(Appraiser, policy => policy.RequireRole(Roles.Appraiser));
        options.AddPolicy(RoundAdministrator, policy => policy.RequireRole(Roles.RoundAdministrator));
        options.AddPolicy(PlatformAdministrator, policy => policy.RequireRole(Roles.PlatformAdministrator));
        options.AddPolicy(Service, policy => policy.RequireRole(Roles.Service));
        options.AddPolicy(UnitReader, policy => policy.RequireAuthenticatedUser()
            .AddRequirements(new UnitRequirement([Roles.Appraiser, Roles.RoundAdministrator, Roles.Auditor])));
        options.AddPolicy(ReportImporter, policy => policy.RequireAuthenticatedUser().AddRequirements(new UnitRequirement([Roles.RoundAdministrator])));
    }
}

/// <summary>The values of the claim <c>role</c>.</summary>
public static class Roles
{
    public const string UnitOfficer = "unit-officer";
    public const string Appraiser = "appraiser";
    public const string RoundAdministrator = "round-administrator";
    public const string PlatformAdministrator = "platform-administrator";
    public const string Auditor = "auditor";
    public const string Service = "service";
}

/// <summary>The names of the claims that the platform reads.</summary>
public static class Claims
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";

    /// <summary>Code of a unit that the user acts for; repeated.</summary>
    public const string Unit = "unit";

    public const string ClientId = "client_id";
}

/// <summary>Met by an officer who acts for the unit in the route, or by one of the roles that see every unit.</summary>
internal sealed record UnitRequirement(IReadOnlyList<string> RolesOfEveryUnit) : IAuthorizationRequirement;

internal sealed class UnitHandler(Microsoft.AspNetCore.Http.IHttpContextAccessor accessor) : AuthorizationHandler<UnitRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, UnitRequirement requirement)
    {
        var unit = (context.Resource as HttpContext ?? accessor.HttpContext)?.Request.RouteValues["unit"] as string;
        if (requirement.RolesOfEveryUnit.Any(context.User.HasRole)
            || (context.User.HasRole(Roles.UnitOfficer) && (unit is null ? requirement.RolesOfEveryUnit.Count == 0 : context.User.ActsFor(unit))))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
