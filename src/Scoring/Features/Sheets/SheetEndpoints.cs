using EGovPlatform.Criteria;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Scoring.Features.Sheets;

public static class SheetEndpoints
{
    public static void MapSheets(this IEndpointRouteBuilder app)
    {
        var sheets = app.MapGroup("/api/v1/rounds/{round}/sheets").WithTags("Score sheets");
        sheets.MapGet("", ListSheets.Get).RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(Roles.RoundAdministrator, Roles.Appraiser))
            .Described("listSheets", "The sheet that counts for each unit, by unit code, a page at a time.");

        // Open, because published sheets are; SheetReaders decides on all others.
        var unit = sheets.MapGroup("{unit}").AllowAnonymous();
        unit.MapGet("", GetSheet.Get)
            .Described("getSheet", "One unit's score sheet with every trace.")
            .Produces<GetSheet.Answer<ScoreResultDocument>>().Refuses(404).ReadsMoreWith(Policies.UnitReader).WithConditionalETag();
        unit.MapGet("recomputation", RecomputeSheet.Get)
            .Described("recomputeSheet", "Scores the sheet's input once more, and says whether the same comes out.")
            .Produces<RecomputeSheet.Recomputation>().Refuses(404).ReadsMoreWith(Policies.UnitReader);
    }
}
