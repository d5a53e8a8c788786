using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Scoring.Features.Sheets;

public static class SheetEndpoints
{
    public static void MapSheets(this IEndpointRouteBuilder app)
    {
        var sheets = app.MapGroup("/api/v1/rounds/{round}/sheets");
        sheets.MapGet("", ListSheets.Get).RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(Roles.RoundAdministrator, Roles.Appraiser));

        // Open, because published sheets are; SheetReaders decides on all others.
        var unit = sheets.MapGroup("{unit}").AllowAnonymous();
        unit.MapGet("", GetSheet.Get);
        unit.MapGet("recomputation", RecomputeSheet.Get);
    }
}
