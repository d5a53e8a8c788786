using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.ScoreCards;

/// <summary>A unit's score card (phiếu điểm), put together from what the services say. Declaration and links are null where the reader may not see them.</summary>
/// <param name="Entry">The unit's line in the ranking that is shown; null where there is none yet.</param>
/// <param name="Peers">All totals of that ranking, the unit's own included.</param>
public sealed record ScoreCard(
    Round Round, string Unit, string UnitName, bool Demonstration, SetDocument Set, ScoreSheet Sheet, RankingDocument? Ranking, RankingEntry? Entry,
    IReadOnlyCollection<decimal> Peers, Declaration? Declaration, IReadOnlyList<LinkVerdict>? Links)
{
    /// <summary>One criterion with its score.</summary>
    public sealed record Line(SetGroup Group, SetCriterion Criterion, CriterionScore Score);

    public IEnumerable<Line> Lines => Set.Groups.SelectMany(Of);

    public IEnumerable<Line> Of(SetGroup group) => group.Criteria
        .Select(criterion => (criterion, score: Sheet.Result.Criteria.FirstOrDefault(score => score.Code == criterion.Code)))
        .Where(pair => pair.score is not null)
        .Select(pair => new Line(group, pair.criterion, pair.score!));

    /// <summary>The points of a group: of one on the scale as the sheet has them, of bonus and penalty what their criteria add up to.</summary>
    public (decimal Points, decimal? Max) Points(SetGroup group) =>
        Sheet.Result.Groups.FirstOrDefault(points => points.Code == group.Code) is { } points
            ? (points.Points, points.Max ?? group.Max)
            : (Of(group).Sum(line => line.Score.Points), group.Max);

    /// <summary>Where points were lost, the most first: what was not reached on the scale, and penalties.</summary>
    public IReadOnlyList<(Line Line, decimal Lost)> Losses() =>
    [
        .. Lines
            .Select(line => (line, lost: line.Group.Direction switch { "bonus" => 0, "penalty" => line.Score.Points, _ => line.Score.Lost }))
            .Where(loss => loss.lost > 0)
            .OrderByDescending(loss => loss.lost),
    ];
}
