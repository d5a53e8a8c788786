using EGovPlatform.Contracts;

namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>One line of a ranking (bảng xếp hạng). Rank, total, set, sheet version and sheet hash are null where the unit has no score sheet.</summary>
/// <param name="Rank">From 1; equal totals share it, and the next one counts on from all before it: 1, 2, 2, 4.</param>
/// <param name="Total">Unrounded points.</param>
/// <param name="Scale">What the total is out of; for a unit without a sheet that of the others, null while nobody has one.</param>
/// <param name="SheetHash">Lower-case hex SHA-256 of the sheet's result.</param>
public sealed record RankingEntry(
    int? Rank, string Unit, string Name, string Kind, decimal? Total, decimal? Scale, IReadOnlyList<GroupPoints> Groups,
    string? SetId, long? SheetVersion, string? SheetHash, bool Demonstration);
