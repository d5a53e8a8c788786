using System.Text.Json;
using System.Text.Json.Serialization;
using EGovPlatform.Criteria;
using EGovPlatform.Ranking.Features.Standings;

namespace EGovPlatform.Ranking.Features.Publications;

/// <summary>
/// What was published (công bố xếp hạng), and all that the content hash is taken over: a reader who drops the hash from the answer,
/// writes the rest as canonical JSON and takes its SHA-256 gets the hash again.
/// </summary>
/// <param name="Publication">The publication's number in the round, from 1.</param>
/// <param name="Demonstration">True where any unit in it is made up.</param>
/// <param name="Units">How many units take part, with or without a score sheet.</param>
public sealed record RankingContent(
    string Round, long Publication, DateTimeOffset PublishedAt, bool Demonstration, int Units, IReadOnlyList<RankingEntry> Entries)
{
    public static RankingContent Of(string round, long publication, DateTimeOffset publishedAt, IReadOnlyList<Standing> standings) => new(
        round, publication, publishedAt, standings.Any(unit => unit.Demonstration), standings.Count, SharedRanks.Place(standings));

    public string ToCanonicalJson() => CanonicalJson.Serialize(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    public static RankingContent Parse(string json) => JsonSerializer.Deserialize<RankingContent>(json, JsonSerializerOptions.Web)!;
}

/// <summary>A ranking as it is answered: live, without publication, time and hash; or published, with them.</summary>
public sealed record RankingDocument(
    string Round,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Publication,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? PublishedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContentHash,
    bool Demonstration,
    int Units,
    IReadOnlyList<RankingEntry> Entries)
{
    public static RankingDocument Live(string round, IReadOnlyList<Standing> standings) => new(
        round, null, null, null, standings.Any(unit => unit.Demonstration), standings.Count, SharedRanks.Place(standings));

    public static RankingDocument Published(RankingContent content, string contentHash) => new(
        content.Round, content.Publication, content.PublishedAt, contentHash, content.Demonstration, content.Units, content.Entries);
}
