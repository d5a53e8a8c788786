using System.Security.Claims;
using System.Text.Json.Nodes;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit takes a value out of its draft: the criterion is not declared from then on.</summary>
internal static class WithdrawValue
{
    public static async Task<Ok<TotalChange>> Handle(
        string round, string unit, string criterion, HttpContext http, ClaimsPrincipal user, WriteDraft drafts,
        [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken ct)
    {
        var change = await drafts.Apply(
            round, unit, new Dictionary<string, JsonObject?> { [criterion] = null }, ifMatch, user.Subject(), alongside: null, ct);

        http.Response.Headers.ETag = change.ETag;
        return TypedResults.Ok(new TotalChange(DraftVerdict.Total(change.PreviewBefore), DraftVerdict.Total(change.PreviewAfter)));
    }
}
