namespace EGovPlatform.Criteria;

/// <summary>What came of a criterion.</summary>
public enum CriterionStatus
{
    /// <summary>Points by the rule, 0 included.</summary>
    Scored,

    /// <summary>Declared without the evidence that is required: 0 points.</summary>
    NoEvidence,

    /// <summary>Not declared: 0 points.</summary>
    NotDeclared,

    /// <summary>Does not apply: taken out, or given what the round decided.</summary>
    NotApplicable,

    /// <summary>Found untrue by an appraiser: 0 points.</summary>
    Rejected,

    /// <summary>Rests on an application that another criterion was given points for: 0 points.</summary>
    DuplicateApplication,

    /// <summary>Cannot be counted because of the problems stated: 0 points.</summary>
    Invalid,
}

/// <summary>What one declaration scores (phiếu điểm). Amounts are exact where a decimal can hold them, else the nearest decimal; never rounded further.</summary>
public sealed record ScoreResult
{
    /// <summary>The set's id.</summary>
    public required string SetId { get; init; }

    /// <summary>The set's version.</summary>
    public required int Version { get; init; }

    /// <summary>The set's content hash.</summary>
    public required string SetHash { get; init; }

    /// <summary>What the round decided, by which it was scored; results write it where it is not the default.</summary>
    public SetParameters Parameters { get; init; } = SetParameters.Default;

    /// <summary>
    /// rawTotal × scale ÷ applicableMax + bonus − penalty. Not held within the scale: the documents let bonus rise above it and penalties fall below.
    /// </summary>
    public required decimal Total { get; init; }

    /// <summary>The scale, in points.</summary>
    public required decimal Scale { get; init; }

    /// <summary>The sum of the groups' points, before rescaling.</summary>
    public required decimal RawTotal { get; init; }

    /// <summary>The scale less the maxima of the criteria that were taken out; equal to the scale where none was.</summary>
    public required decimal ApplicableMax { get; init; }

    /// <summary>Bonus points, within their caps.</summary>
    public required decimal Bonus { get; init; }

    /// <summary>Penalty points, without a sign, within their caps.</summary>
    public required decimal Penalty { get; init; }

    /// <summary>The groups that stand on the scale, in printed order; bonus and penalty have their own members.</summary>
    public required IReadOnlyList<GroupResult> Groups { get; init; }

    /// <summary>Every criterion of the set, in printed order.</summary>
    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>Levels, grades and types, as the set classifies; none where it does not.</summary>
    public required IReadOnlyList<ClassificationResult> Classification { get; init; }

    /// <summary>How the total came about; its last step gives <see cref="Total"/>.</summary>
    public required Trace Trace { get; init; }

    /// <summary>What could not be counted, the declaration's own problems first, then in the set's order.</summary>
    public required IReadOnlyList<InputProblem> Problems { get; init; }

    /// <summary>What was counted and should be looked at.</summary>
    public required IReadOnlyList<ScoreWarning> Warnings { get; init; }

    /// <summary>The result as JSON in the format of <c>egov score --json</c>: members in a fixed order, numbers without trailing zeros, no culture.</summary>
    public string ToJson() => ScoreResultWriter.Write(this, indented: false);

    /// <summary>As <see cref="ToJson()"/>, with line breaks and indentation for people.</summary>
    public string ToIndentedJson() => ScoreResultWriter.Write(this, indented: true);
}

/// <summary>A group's part of a score.</summary>
/// <param name="Code">The group's code.</param>
/// <param name="Points">The sum of its criteria's points.</param>
/// <param name="Max">Its printed maximum; where the print states none, the sum of its criteria's.</param>
public sealed record GroupResult(string Code, decimal Points, decimal Max);

/// <summary>A criterion's part of a score.</summary>
/// <param name="Code">The criterion's code.</param>
/// <param name="Group">Its group's code.</param>
/// <param name="Direction">What its points do to the total; they are written without a sign.</param>
/// <param name="Points">From 0 to <paramref name="Max"/>.</param>
/// <param name="Max">The printed maximum; null where the print gives no number.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Trace">How the points came about; its last step gives them.</param>
public sealed record CriterionResult(string Code, string Group, Direction Direction, decimal Points, decimal? Max, CriterionStatus Status, Trace Trace)
{
    /// <summary>
    /// Whether a gate holds, only where it is scored; false where it was not declared, not shown or not valid. Null for criteria that are no gate, and for
    /// a gate that does not apply.
    /// </summary>
    public bool? Passes { get; init; }

    /// <summary>How far a measured gate's value is from the nearest end of its range: above 0 inside, below 0 outside. Null for everything else.</summary>
    public decimal? Margin { get; init; }

    /// <summary>The status as results write it: scored, no-evidence, not-declared, not-applicable, rejected, duplicate-application, invalid.</summary>
    public string StatusCode => Word(Status);

    /// <summary>A status as results write it.</summary>
    public static string Word(CriterionStatus status) => status switch
    {
        CriterionStatus.Scored => "scored",
        CriterionStatus.NoEvidence => "no-evidence",
        CriterionStatus.NotDeclared => "not-declared",
        CriterionStatus.NotApplicable => "not-applicable",
        CriterionStatus.Rejected => "rejected",
        CriterionStatus.DuplicateApplication => "duplicate-application",
        _ => "invalid",
    };
}

/// <summary>Something that was counted and should be looked at.</summary>
/// <param name="Criterion">The criterion's code; empty for the whole.</param>
/// <param name="Code">Stable: band-gap, figures-not-counted, nothing-applicable, or the code of a problem.</param>
/// <param name="Message">The whole sentence.</param>
public sealed record ScoreWarning(string Criterion, string Code, Bilingual Message);
