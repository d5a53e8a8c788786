using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EGovPlatform.Criteria;

/// <summary>
/// A result as <see cref="ScoreResult.ToJson"/> writes it (<c>egov score --json</c>), member by member: what answers that bear one are described by.
/// Points are unrounded; those of a penalty are what is taken off.
/// </summary>
/// <param name="Set">Id of the criteria set.</param>
/// <param name="Version">The set's version.</param>
/// <param name="SetHash">SHA-256 of the set's content, lower-case hex.</param>
/// <param name="Total">rawTotal × scale ÷ applicableMax + bonus − penalty.</param>
/// <param name="Scale">What the total is out of.</param>
/// <param name="RawTotal">The sum of the groups' points.</param>
/// <param name="ApplicableMax">The scale less the maxima of the criteria that do not apply.</param>
/// <param name="Bonus">Bonus points (điểm thưởng), within their caps.</param>
/// <param name="Penalty">Penalty points (điểm trừ), without a sign, within their caps.</param>
/// <param name="Classification">By the classification's id; null where the set classifies nothing.</param>
/// <param name="Warnings">What could not be counted, or was and should be looked at.</param>
/// <param name="Trace">How the groups lead to the total.</param>
/// <param name="Parameters">What the round decided where the documents leave it open; left out where it decided nothing.</param>
public sealed record ScoreResultDocument(
    string Set, int Version, string SetHash, decimal Total, decimal Scale, decimal RawTotal, decimal ApplicableMax, decimal Bonus, decimal Penalty,
    IReadOnlyList<ScoreResultDocument.Group> Groups, IReadOnlyList<ScoreResultDocument.CriterionScore> Criteria,
    IReadOnlyDictionary<string, ScoreResultDocument.Classified>? Classification,
    IReadOnlyList<ScoreResultDocument.Warning> Warnings, IReadOnlyList<ScoreResultDocument.Step> Trace,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Parameters)
{
    /// <summary>The points of a group of criteria.</summary>
    public sealed record Group(string Code, decimal Points, decimal Max);

    /// <summary>What became of a criterion.</summary>
    /// <param name="Max">Null where the decision prints no number.</param>
    /// <param name="Status">scored, no-evidence, not-declared, not-applicable, rejected, duplicate-application or invalid.</param>
    /// <param name="Passes">Of a gate: whether it is passed; else left out.</param>
    /// <param name="Margin">Of a measured gate: by how much; else left out.</param>
    public sealed record CriterionScore(
        string Code, decimal Points, decimal? Max, string Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Passes,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Margin,
        IReadOnlyList<Step> Trace);

    /// <summary>One step of a sum.</summary>
    /// <param name="Vi">In words.</param>
    /// <param name="En">In words.</param>
    /// <param name="Expression">Over figures and the ids of earlier steps.</param>
    /// <param name="Value">What the expression gives.</param>
    public sealed record Step(string Id, string Vi, string En, string Expression, decimal Value);

    /// <param name="Criterion">Its code; empty where the warning is about none.</param>
    /// <param name="Input">Name of the criterion's input; empty where it is about none.</param>
    /// <param name="Code">Stable kebab-case code.</param>
    public sealed record Warning(string Criterion, string Input, string Code, string Vi, string En);

    /// <summary>A classification (xếp loại). Levels and types bear their decision themselves; grades bear groups, a decision each.</summary>
    /// <param name="Kind">levels, grades or types.</param>
    /// <param name="Outcome">Id of the level or type reached; null where none is. Left out for grades, like all that follows but the groups.</param>
    public sealed record Classified(
        string Kind, Bilingual Title,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Outcome,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Bilingual? Label,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Points,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Max,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Candidate>? Candidates,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Step>? Trace,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GroupDecision>? Groups);

    /// <summary>The grade of one group.</summary>
    /// <param name="Outcome">Id of the grade; null where none is reached.</param>
    public sealed record GroupDecision(
        string? Code, string? Outcome, Bilingual Label, decimal? Points, decimal? Max, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Step> Trace);

    /// <summary>A level, grade or type, and whether its conditions hold.</summary>
    public sealed record Candidate(string Id, Bilingual Label, bool Holds, IReadOnlyList<Condition> Conditions);

    /// <param name="Node">Code of the group or of the criterion; of a minimum total the classification's id.</param>
    /// <param name="Kind">total, group or gate.</param>
    /// <param name="Margin">Value less what is required; null for gates.</param>
    /// <param name="Printed">The decision's words.</param>
    public sealed record Condition(
        string Node, string Kind, bool Holds, decimal? Value, decimal? Required, decimal? Margin, string? Printed, string Vi, string En);
}
