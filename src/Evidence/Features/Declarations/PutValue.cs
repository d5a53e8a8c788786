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
        return Results.Json(new ValueChange<JsonNode>(
            change.Values[criterion]!.ToJson(), DraftVerdict.Total(change.PreviewBefore), DraftVerdict.Total(change.PreviewAfter),
            DraftVerdict.Criteria(change.PreviewAfter, [criterion]).Single()));
    }
}
