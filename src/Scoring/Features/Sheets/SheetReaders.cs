using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>
/// Who may read a unit's sheets: the unit itself, appraisers, administrators and auditors every version; everybody the versions that a published
/// ranking was made from. Who may not is told the same whether there is a sheet or not.
/// </summary>
public sealed class SheetReaders(IAuthorizationService authorization)
{
    public async Task<bool> MayReadEveryVersion(HttpContext http) =>
        (await authorization.AuthorizeAsync(http.User, http, Policies.UnitReader)).Succeeded;

    public static IResult Refuse(HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true ? TypedResults.Forbid() : TypedResults.Challenge();
}
