using System.Text.Json.Nodes;

namespace EGovPlatform.Portal.Gateway;

public sealed partial class GatewayClient
{
    public async Task<IReadOnlyList<SetSummary>> Sets(CancellationToken ct) => await Get<SetSummary[]>("/api/v1/sets", ct);

    public Task<SetDocument> Set(string set, CancellationToken ct) => Get<SetDocument>($"/api/v1/sets/{Segment(set)}", ct);

    /// <summary>Scores an input without saving anything.</summary>
    public Task<ScoreResult> Score(string set, JsonObject input, CancellationToken ct) =>
        Send<ScoreResult>(new(HttpMethod.Post, $"/api/v1/sets/{Segment(set)}/scores") { Content = JsonContent.Create(input) }, ct);

    /// <summary>Null where the unit has no sheet, or none that this reader may see.</summary>
    public async Task<ScoreSheet?> Sheet(string round, string unit, CancellationToken ct)
    {
        try
        {
            return await Find<ScoreSheet>($"/api/v1/rounds/{Segment(round)}/sheets/{Segment(unit)}", ct);
        }
        catch (GatewayException e) when (e.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<LinkVerdict>> Links(string round, string unit, CancellationToken ct) =>
        await Get<LinkVerdict[]>($"/api/v1/rounds/{Segment(round)}/links/{Segment(unit)}", ct);
}
