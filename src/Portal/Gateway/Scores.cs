namespace EGovPlatform.Portal.Gateway;

/// <summary>The score of one declaration, as <c>egov score</c> gives it. Points are unrounded; those of a penalty are what is taken off.</summary>
public sealed record ScoreResult(
    decimal Total, decimal Scale, decimal RawTotal, decimal ApplicableMax, decimal Bonus, decimal Penalty,
    IReadOnlyList<GroupPoints> Groups, IReadOnlyList<CriterionScore> Criteria, IReadOnlyList<TraceStep>? Trace, IReadOnlyList<ScoreWarning>? Warnings,
    IReadOnlyDictionary<string, Classified>? Classification = null);

/// <summary>The level, grade or type of a unit and why. Of grades, <see cref="Groups"/> holds one each; else the decision stands here.</summary>
/// <param name="Kind">levels, grades or types.</param>
/// <param name="Outcome">Id of the entry that is reached; null where none is.</param>
/// <param name="Candidates">Every entry, highest first.</param>
public sealed record Classified(
    string? Kind, Words? Title, string? Code, string? Outcome, Words? Label, decimal? Points, decimal? Max, IReadOnlyList<ClassifiedEntry>? Candidates,
    IReadOnlyList<Classified>? Groups)
{
    /// <summary>The decisions themselves: one, or one a group.</summary>
    public IReadOnlyList<Classified> Decisions => Groups ?? [this];

    /// <summary>The nearest entry above what is reached; null where that is the highest.</summary>
    public ClassifiedEntry? Next => Candidates?.TakeWhile(entry => entry.Id != Outcome).LastOrDefault();
}

public sealed record ClassifiedEntry(string Id, Words Label, bool Holds, IReadOnlyList<ClassifiedCondition> Conditions);

/// <summary>One condition, as a sentence with what is missing.</summary>
/// <param name="Node">Code of the group or criterion.</param>
public sealed record ClassifiedCondition(string Node, string Kind, bool Holds, string Vi, string En)
{
    public string Words => new Words(Vi, En).ToString();
}

/// <summary>Something that could not be counted, or was and should be looked at.</summary>
public sealed record ScoreWarning(string? Criterion, string? Input, string Code, string Vi, string En)
{
    public string Words => new Words(Vi, En).ToString();
}

/// <param name="Max">Null where the decision prints no number.</param>
/// <param name="Status">One of <see cref="ScoreStatus"/>.</param>
/// <param name="Passes">Of a condition, whether it holds; null for what gives points.</param>
public sealed record CriterionScore(string Code, decimal Points, decimal? Max, string Status, IReadOnlyList<TraceStep>? Trace, bool? Passes = null)
{
    /// <summary>What was not reached; 0 where there is no maximum or the criterion does not count.</summary>
    public decimal Lost => Status == ScoreStatus.NotApplicable || Max is null ? 0 : Math.Max(0, Max.Value - Points);
}

/// <summary>One step of the sum: in words, as an expression over figures and earlier steps, and what it gives.</summary>
public sealed record TraceStep(string Id, string Vi, string En, string Expression, decimal Value)
{
    public string Words => new Words(Vi, En).ToString();
}

/// <summary>What became of a criterion.</summary>
public static class ScoreStatus
{
    public const string Scored = "scored";
    public const string NoEvidence = "no-evidence";
    public const string NotDeclared = "not-declared";
    public const string NotApplicable = "not-applicable";
    public const string Rejected = "rejected";
    public const string DuplicateApplication = "duplicate-application";
    public const string Invalid = "invalid";
}

/// <summary>A score sheet (phiếu điểm): the score of one submission.</summary>
/// <param name="Version">The number of the submission.</param>
public sealed record ScoreSheet(string Round, string Unit, long Version, string SetId, string ContentHash, ScoreResult Result);

/// <summary>Whether a declared link opens.</summary>
public sealed record LinkVerdict(string Criterion, string Url, string State, string? Reason, DateTimeOffset? CheckedAt);
