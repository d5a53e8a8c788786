using System.Security.Claims;
using System.Text.Json.Nodes;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit, or its software, declares many criteria at once: all are stored, or none and every problem is listed.</summary>
internal static class PutValues
{
    [RequestSizeLimit(ReadValues.MaxBytes)]
    public static async Task<IResult> Handle(
        string round, string unit, HttpContext http, ClaimsPrincipal user, WriteDraft drafts,
        [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken ct)
    {
        var values = ReadValues.ByCriterion(await ReadValues.FromBody(http.Request, ct));
        var change = await drafts.Apply(round, unit, values, ifMatch, user.Subject(), alongside: null, ct);

        http.Response.Headers.ETag = change.ETag;
        return Results.Json(new ValueChanges<JsonNode>(
            change.Values.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!.ToJson()),
            DraftVerdict.Total(change.PreviewBefore), DraftVerdict.Total(change.PreviewAfter),
            [.. DraftVerdict.Criteria(change.PreviewAfter, change.Values.Keys)]));
    }
}
