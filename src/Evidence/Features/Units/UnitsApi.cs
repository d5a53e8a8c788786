using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence.Features.Units;

internal static class UnitsApi
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/v1/units").WithTags("Units");
        units.MapGet("", GetUnits.All).RequireAuthorization(Policies.AnyUser)
            .Described("listUnits", "Units by code, at most 500 to a page.");
        units.MapGet("{unit}", GetUnits.One).RequireAuthorization(Policies.AnyUser)
            .Described("getUnit", "One unit.").Refuses(404);
        units.MapPut("{unit}", PutUnit.Handle).RequireAuthorization(policy => policy.RequireRole(Roles.RoundAdministrator, Roles.PlatformAdministrator))
            .Described("putUnit", "Records a unit, or changes what is recorded of it.").Refuses(400, 422);
    }
}
