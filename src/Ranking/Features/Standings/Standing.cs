using EGovPlatform.Contracts;

namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>A unit that takes part in a round, with its newest score sheet (phiếu điểm) where there is one; not placed yet.</summary>
public sealed record Standing(string Unit, string Name, string Kind, bool Demonstration, SheetFigures? Sheet);

/// <summary>What a ranking needs of a score sheet. Points are unrounded; the hash is that of the sheet's result, so that anyone can go from a rank to the sums behind it.</summary>
public sealed record SheetFigures(
    long Version, string SetId, decimal Total, decimal Scale, IReadOnlyList<GroupPoints> Groups, TotalParts Parts, string ContentHash);
