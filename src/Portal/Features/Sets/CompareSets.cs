using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>What differs between two sets that ship, or between one of them and a draft that a jurist has at hand, which is checked too and not kept.</summary>
public static class CompareSets
{
    private const int LongestFile = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sets/compare", Show).AllowAnonymous();
        // The file, and what a form puts around it.
        app.MapPost("/sets/compare", Check).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(2 * LongestFile)).TakesForm();
    }

    private static async Task<IResult> Show(string? a, string? b, GatewayClient gateway, CancellationToken ct)
    {
        var sets = await gateway.Sets(ct);
        var (before, after) = (Named(sets, a), Named(sets, b));
        var changes = before is null || after is null ? null : await gateway.Changes(before, after, ct);
        return Page.Of<ComparePage>(new { Sets = sets, Before = before, After = after, Changes = changes });
    }

    private static async Task<IResult> Check(HttpRequest request, GatewayClient gateway, Texts texts, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var sets = await gateway.Sets(ct);
        var before = Named(sets, form["a"]);
        if (before is null || form.Files["file"] is not { Length: > 0 } file)
            return Refused(sets, before, texts["compare.choose"]);
        if (file.Length > LongestFile)
            return Refused(sets, before, texts["compare.tooLarge"]);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        try
        {
            var draft = content.ToArray();
            var findings = gateway.Findings(draft, ct);
            var changes = gateway.Changes(before, draft, ct);
            await Task.WhenAll(findings, changes);
            return Page.Of<ComparePage>(new { Sets = sets, Before = before, Changes = await changes, Findings = await findings, File = file.FileName });
        }
        catch (GatewayException e) when (e.Status is 413 or 422 or 429)
        {
            return Refused(sets, before, e.Problem.Detail ?? e.Problem.Title ?? texts["compare.choose"], file.FileName);
        }
    }

    private static IResult Refused(IReadOnlyList<SetSummary> sets, string? before, string why, string? file = null) =>
        Page.Of<ComparePage>(new { Sets = sets, Before = before, File = file, Error = why }, StatusCodes.Status422UnprocessableEntity);

    /// <summary>The name that the services know the set by: with its version where that is given. Null where no such set ships.</summary>
    private static string? Named(IReadOnlyList<SetSummary> sets, string? name) =>
        sets.LastOrDefault(set => set.Id == name || ComparePage.Name(set) == name) is { } found ? ComparePage.Name(found) : null;
}
