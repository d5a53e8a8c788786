using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.ScoreCards;

/// <summary>An evidence file, handed on from the service that guards it: it checks who asks. Always saved, never shown here: a file is not a page of ours.</summary>
public static class OpenEvidence
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/rounds/{round}/units/{unit}/files/{sha256:regex(^[0-9a-f]{{64}}$)}", Open).RequireAuthorization();

    private static async Task<IResult> Open(string round, string unit, string sha256, GatewayClient gateway, HttpContext http, CancellationToken ct)
    {
        var answer = await gateway.OpenFile(round, unit, sha256, ct);
        http.Response.RegisterForDispose(answer);
        var name = answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? sha256;
        return Results.Stream(
            await answer.Content.ReadAsStreamAsync(ct), answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream", name);
    }
}
