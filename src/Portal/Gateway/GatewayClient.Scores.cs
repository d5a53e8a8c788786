using System.Text.Json.Nodes;

namespace EGovPlatform.Portal.Gateway;

public sealed partial class GatewayClient
{
    public async Task<IReadOnlyList<SetSummary>> Sets(CancellationToken ct) => await Get<SetSummary[]>("/api/v1/sets", ct);

    public Task<SetDocument> Set(string set, CancellationToken ct) => Get<SetDocument>($"/api/v1/sets/{Segment(set)}", ct);

    /// <summary>Scores an input without saving anything.</summary>
    public Task<ScoreResult> Score(string set, JsonObject input, CancellationToken ct) =>
        Send<ScoreResult>(new(HttpMethod.Post, $"/api/v1/sets/{Segment(set)}/scores") { Content = JsonContent.Create(input) }, ct);

    /// <param name="before">An id, for its newest version, or id@version.</param>
    /// <param name="after">As <paramref name="before"/>.</param>
    public Task<SetChanges> Changes(string before, string after, CancellationToken ct) =>
        Get<SetChanges>($"/api/v1/sets/{Segment(before)}/changes/{Segment(after)}", ct);

    /// <summary>What a set file changes against a set that ships. The file is not kept.</summary>
    /// <exception cref="GatewayException">422 where the file is no set, with line and reason.</exception>
    public Task<SetChanges> Changes(string before, byte[] file, CancellationToken ct) =>
        Send<SetChanges>(new(HttpMethod.Post, $"/api/v1/sets/{Segment(before)}/changes") { Content = Yaml(file) }, ct);

    /// <summary>Where a set file contradicts itself. The file is not kept.</summary>
    /// <exception cref="GatewayException">As <see cref="Changes(string, byte[], CancellationToken)"/>.</exception>
    public async Task<IReadOnlyList<SetFinding>> Findings(byte[] file, CancellationToken ct) =>
        await Send<SetFinding[]>(new(HttpMethod.Post, "/api/v1/sets/lint") { Content = Yaml(file) }, ct);

    private static ByteArrayContent Yaml(byte[] file) => new(file) { Headers = { ContentType = new("application/yaml") } };

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
