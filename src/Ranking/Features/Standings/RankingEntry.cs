using System.Text.Json.Serialization;
using EGovPlatform.Contracts;

namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>One line of a ranking (bảng xếp hạng). Rank, total, set, sheet version and sheet hash are null where the unit has no score sheet.</summary>
/// <param name="Rank">From 1; equal totals share it, and the next one counts on from all before it: 1, 2, 2, 4.</param>
/// <param name="Total">Unrounded points.</param>
/// <param name="Scale">What the total is out of; for a unit without a sheet that of the others, null while nobody has one.</param>
/// <param name="RawTotal">The sum of the groups' points: total = rawTotal × scale ÷ applicableMax + bonus − penalty. These four are left out where the unit has no
/// sheet, and in rankings that were published before they were kept, whose content hash is taken without them.</param>
/// <param name="ApplicableMax">The scale less the maxima of the criteria that do not apply to the unit.</param>
/// <param name="Bonus">Bonus points (điểm thưởng).</param>
/// <param name="Penalty">Penalty points (điểm trừ), without a sign.</param>
/// <param name="SheetHash">Lower-case hex SHA-256 of the sheet's result.</param>
public sealed record RankingEntry(
    int? Rank, string Unit, string Name, string Kind, decimal? Total, decimal? Scale, IReadOnlyList<GroupPoints> Groups,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? RawTotal,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? ApplicableMax,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Bonus,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Penalty,
    string? SetId, long? SheetVersion, string? SheetHash, bool Demonstration);
