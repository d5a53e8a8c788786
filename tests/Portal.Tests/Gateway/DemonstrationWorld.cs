extern alias Demonstration;
extern alias Ranking;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demonstration::EGovPlatform.Demonstration;
using EGovPlatform.Contracts;
using EGovPlatform.Criteria;
using Ranking::EGovPlatform.Ranking.Features.Publications;
using Ranking::EGovPlatform.Ranking.Features.Standings;

namespace EGovPlatform.Portal.Tests.Gateway;

/// <summary>
/// What the demonstration loads, in memory: 94 made-up units, of which the last five are drafts, and a round of a real unit without any figures.
/// </summary>
public sealed class DemonstrationWorld
{
    public const string Round = "demo-2026";
    public const string RealRound = "an-hai-2026";
    private const int Drafts = 5;

    private readonly Dictionary<string, HeldDeclaration> declarations = [];
    private readonly DateTimeOffset now;
    private RankingContent? published;
    private int ticks;

    public DemonstrationWorld(DateTimeOffset now)
    {
        this.now = now;
        Set = CriteriaSets.Get(DemonstrationRound.SetId);
        foreach (var unit in DemonstrationUnit.All)
        {
            var submitted = int.Parse(unit.Code[4..]) <= DemonstrationUnit.Count - Drafts;
            var values = JsonSerializer.SerializeToNode(DemonstrationFigures.For(unit, complete: submitted))!.AsObject();
            declarations[unit.Code] = new(unit.Code, unit.Name, unit.Kind, values, now) { SubmittedAt = submitted ? now.AddHours(-2) : null };
        }

        Publish(Round);
    }

    /// <summary>The time of a change: a second later than the one before it.</summary>
    public DateTimeOffset Tick() => now.AddSeconds(Interlocked.Increment(ref ticks));

    internal CriteriaSet Set { get; }

    public object[] Rounds =>
    [
        new
        {
            code = Round, name = "Kỳ trình diễn năm 2026 (số liệu giả định)", setId = Set.Id, setVersion = Set.Version, parameters = new { }, periodFrom = new DateOnly(2026, 1, 1), periodTo = new DateOnly(2026, 12, 31),
            declareFrom = Day(-10), declareUntil = Day(50), demonstration = true,
        },
        new
        {
            code = RealRound, name = "Phường An Hải năm 2026", setId = Set.Id, setVersion = Set.Version, parameters = new { }, periodFrom = new DateOnly(2026, 1, 1), periodTo = new DateOnly(2026, 12, 31),
            declareFrom = Day(20), declareUntil = Day(50), demonstration = false,
        },
    ];

    public object? Find(string round) => round switch { Round => Rounds[0], RealRound => Rounds[1], _ => null };

    internal HeldDeclaration? Declaration(string round, string unit) => round == Round ? declarations.GetValueOrDefault(unit) : null;

    internal IReadOnlyList<Standing> Standings(string round) => round == Round
        ? [.. declarations.Values.Select(held => new Standing(held.Unit, held.Name, held.Kind, true, Figures(held)))]
        : [new Standing("DN-AN-HAI", "Phường An Hải", "ward", false, null)];

    internal RankingContent? Published(string round) => round == Round ? published : null;

    internal void Publish(string round) =>
        published = RankingContent.Of(round, (published?.Publication ?? 0) + 1, now.AddMinutes(-90), Standings(round));

    internal bool IsPublished(string round, string unit, long version) =>
        Published(round)?.Entries.Any(entry => entry.Unit == unit && entry.SheetVersion == version) == true;

    internal (long Version, ScoreResult Result, string Hash)? Sheet(string round, string unit) => Declaration(round, unit) is { SubmittedAt: not null } held
        ? (1, held.Score(Set), CanonicalJson.Hash(held.Score(Set).ToJson()))
        : null;

    /// <summary>The links of a declaration: the first opens, then one is gone, one waits, and one may not be asked.</summary>
    public IEnumerable<object> Links(string round, string unit)
    {
        (string State, string Reason, DateTimeOffset? At)[] verdicts =
            [("opens", "http-200", now.AddHours(-1)), ("fails", "http-404", now.AddHours(-1)), ("pending", "", null), ("refused", "private-address", now.AddHours(-1))];
        return Declaration(round, unit)?.Values
            .SelectMany(value => (value.Value!["evidence"] as JsonArray ?? []).Select(item => (value.Key, Url: (string)item!)))
            .Where(link => link.Url.StartsWith("https://", StringComparison.Ordinal))
            .Select((link, at) => (object)new
            {
                criterion = link.Key,
                url = link.Url,
                state = verdicts[at % 4].State,
                reason = verdicts[at % 4].Reason,
                checkedAt = verdicts[at % 4].At,
                contentHash = "",
            }) ?? [];
    }

    private SheetFigures? Figures(HeldDeclaration held)
    {
        if (held.SubmittedAt is null)
            return null;
        var result = held.Score(Set);
        return new(
            1, result.SetId, result.Total, result.Scale, [.. result.Groups.Select(group => new GroupPoints(group.Code, group.Points, group.Max))],
            new(result.RawTotal, result.ApplicableMax, result.Bonus, result.Penalty), CanonicalJson.Hash(result.ToJson()));
    }

    private DateOnly Day(int offset) => DateOnly.FromDateTime(now.AddHours(7).AddDays(offset).Date);
}
