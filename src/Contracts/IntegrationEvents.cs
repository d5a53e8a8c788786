namespace EGovPlatform.Contracts;

/// <summary>What has happened in one service and others may act upon. Records only: a consumer never asks the publisher for behaviour.</summary>
public interface IIntegrationEvent
{
    /// <summary>UUIDv7 of the event; an inbox remembers it, so that no event has two effects.</summary>
    Guid EventId { get; }

    /// <summary>When it happened, UTC.</summary>
    DateTimeOffset OccurredAt { get; }

    /// <summary>The code of the round (kỳ đánh giá).</summary>
    string Round { get; }

    /// <summary>The code of the unit; null where the event is about the whole round.</summary>
    string? Unit { get; }

    /// <summary>Grows with each change of what the event is about; a consumer drops an event older than what it holds.</summary>
    long Version { get; }
}

/// <summary>Evidence: a unit takes part in a round, or its name or kind there changed.</summary>
public sealed record UnitEnrolled(
    Guid EventId, DateTimeOffset OccurredAt, string Round, string? Unit, long Version,
    string Name, string Kind, bool Demonstration) : IIntegrationEvent;

/// <summary>Evidence: a declaration (tự kê khai) was submitted and is frozen from now on. The version is the submission's number, from 1.</summary>
public sealed record DeclarationSubmitted(
    Guid EventId, DateTimeOffset OccurredAt, string Round, string? Unit, long Version,
    string SetId, string ContentHash, bool Demonstration) : IIntegrationEvent;

/// <summary>Verification: a declared link was tried. The version is the submission's number.</summary>
public sealed record LinkChecked(
    Guid EventId, DateTimeOffset OccurredAt, string Round, string? Unit, long Version,
    string Criterion, string Url, string State, string Reason) : IIntegrationEvent;

/// <summary>The points of one group of criteria, unrounded.</summary>
public sealed record GroupPoints(string Code, decimal Points, decimal Max);

/// <summary>How the groups of criteria lead to the total, unrounded: rawTotal × scale ÷ applicableMax + bonus − penalty.</summary>
/// <param name="RawTotal">The sum of the groups' points.</param>
/// <param name="ApplicableMax">The scale less the maxima of the criteria that do not apply.</param>
/// <param name="Bonus">Bonus points (điểm thưởng), within their caps.</param>
/// <param name="Penalty">Penalty points (điểm trừ), without a sign, within their caps.</param>
public sealed record TotalParts(decimal RawTotal, decimal ApplicableMax, decimal Bonus, decimal Penalty);

/// <summary>Scoring: a unit has a new score sheet (phiếu điểm). The version is the number of the submission that it scores.</summary>
public sealed record ScoreSheetChanged(
    Guid EventId, DateTimeOffset OccurredAt, string Round, string? Unit, long Version,
    string SetId, decimal Total, decimal Scale, IReadOnlyList<GroupPoints> Groups, TotalParts Parts, string ContentHash) : IIntegrationEvent;

/// <summary>A score sheet as it stood when its ranking was published.</summary>
public sealed record PublishedSheet(string Unit, long SheetVersion);

/// <summary>Ranking: a ranking was published. The version is the publication's number in the round, from 1.</summary>
public sealed record RankingPublished(
    Guid EventId, DateTimeOffset OccurredAt, string Round, string? Unit, long Version,
    string ContentHash, IReadOnlyList<PublishedSheet> Sheets) : IIntegrationEvent;
