using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Evidence.Features.Units;

internal static class UnitsApi
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/v1/units");
        units.MapGet("", GetUnits.All).RequireAuthorization(Policies.AnyUser);
        units.MapGet("{unit}", GetUnits.One).RequireAuthorization(Policies.AnyUser);
        units.MapPut("{unit}", PutUnit.Handle).RequireAuthorization(policy => policy.RequireRole(Roles.RoundAdministrator, Roles.PlatformAdministrator));
    }
}
