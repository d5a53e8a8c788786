using System.Security.Claims;
using System.Text.Json.Nodes;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit declares one criterion. The answer shows what that does to the score, and why.</summary>
internal static class PutValue
{
    [RequestSizeLimit(ReadValues.MaxBytes)]
    public static async Task<IResult> Handle(
        string round, string unit, string criterion, HttpContext http, ClaimsPrincipal user, WriteDraft drafts,
        [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken ct)
    {
        var value = await ReadValues.FromBody(http.Request, ct);
        var change = await drafts.Apply(
            round, unit, new Dictionary<string, JsonObject?> { [criterion] = value }, ifMatch, user.Subject(), alongside: null, ct);

        http.Response.Headers.ETag = change.ETag;
        return Results.Json(new JsonObject
        {
            ["value"] = change.Values[criterion]!.ToJson(),
            ["before"] = new JsonObject { ["total"] = DraftVerdict.Total(change.PreviewBefore) },
            ["after"] = new JsonObject { ["total"] = DraftVerdict.Total(change.PreviewAfter) },
            ["criterion"] = DraftVerdict.Criteria(change.PreviewAfter, [criterion]).Single(),
        });
    }
}
