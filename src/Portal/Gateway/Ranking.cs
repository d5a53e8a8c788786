namespace EGovPlatform.Portal.Gateway;

/// <summary>A ranking (bảng xếp hạng). Publication, time and hash are null where it is the live one.</summary>
public sealed record RankingDocument(
    string Round, long? Publication, DateTimeOffset? PublishedAt, string? ContentHash, bool Demonstration, int Units, IReadOnlyList<RankingEntry> Entries);

/// <summary>
/// One unit's line. Rank and total are null where the unit has no score sheet. Total is unrounded: rawTotal × scale ÷ applicableMax + bonus − penalty, where
/// rawTotal is the sum of the groups' points. A ranking published before these four were kept does not have them.
/// </summary>
public sealed record RankingEntry(
    int? Rank, string Unit, string Name, string Kind, decimal? Total, decimal? Scale, IReadOnlyList<GroupPoints> Groups,
    decimal? RawTotal, decimal? ApplicableMax, decimal? Bonus, decimal? Penalty, long? SheetVersion, bool Demonstration);

/// <summary>Points of one group of criteria. Max is null where the group is open-ended (penalties).</summary>
public sealed record GroupPoints(string Code, decimal Points, decimal? Max);
