using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;

namespace EGovPlatform.Evidence.Features.Declarations;

internal static class DeclarationsApi
{
    /// <summary>
    /// Declarations of one unit in one round. Whoever may not read them is told so before anything is looked up, so that the answer does
    /// not tell which units take part.
    /// </summary>
    public static void MapDeclarations(this IEndpointRouteBuilder app)
    {
        var declaration = app.MapGroup("/api/v1/rounds/{round}/declarations/{unit}");

        var read = declaration.MapGroup("").RequireAuthorization(Policies.UnitReader);
        read.MapGet("", GetDeclaration.Handle);
        read.MapGet("report", GetReport.Handle);
        read.MapGet("files/{sha256}", Files.GetFile.Handle);

        var write = declaration.MapGroup("").RequireAuthorization(Policies.UnitOfficer);
        write.MapPut("values/{criterion}", PutValue.Handle);
        write.MapDelete("values/{criterion}", WithdrawValue.Handle);
        write.MapPut("values", PutValues.Handle);
        write.MapPost("files", Files.UploadFile.Handle);
        write.MapPost("submission", Submit.Handle);

        declaration.MapPost("report", ImportReport.Handle).RequireAuthorization(ReportImporter);
    }

    /// <summary>The unit's officers, and a round administrator, who may read in a report that came on paper; it stands under their name.</summary>
    private static void ReportImporter(AuthorizationPolicyBuilder policy) => policy.RequireAuthenticatedUser().RequireAssertion(context =>
        context.User.HasRole(Roles.RoundAdministrator)
        || (context.User.HasRole(Roles.UnitOfficer) && context.Resource is HttpContext http && http.GetRouteValue("unit") is string unit && context.User.ActsFor(unit)));
}
