namespace EGovPlatform.Portal.Gateway;

public sealed partial class GatewayClient
{
    public async Task<IReadOnlyList<Round>> Rounds(CancellationToken ct) => await Get<Round[]>("/api/v1/rounds", ct);

    public Task<Round> Round(string round, CancellationToken ct) => Get<Round>($"/api/v1/rounds/{Segment(round)}", ct);

    public async Task<IReadOnlyList<RoundUnit>> Units(string round, CancellationToken ct) =>
        await Get<RoundUnit[]>($"/api/v1/rounds/{Segment(round)}/units", ct);

    public Task<RankingDocument> LiveRanking(string round, CancellationToken ct) =>
        Get<RankingDocument>($"/api/v1/rounds/{Segment(round)}/ranking", ct);

    /// <summary>The newest publication; null before the first.</summary>
    public Task<RankingDocument?> PublishedRanking(string round, CancellationToken ct) =>
        Find<RankingDocument>($"/api/v1/rounds/{Segment(round)}/ranking/published", ct);

    /// <exception cref="GatewayException">409 where the sheets are not fit to be published.</exception>
    public async Task Publish(string round, CancellationToken ct)
    {
        using var answer = await Answer(
            new(HttpMethod.Post, $"/api/v1/rounds/{Segment(round)}/ranking/publications"), HttpCompletionOption.ResponseContentRead, ct);
    }
}
