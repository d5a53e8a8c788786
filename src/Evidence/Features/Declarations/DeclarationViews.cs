using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EGovPlatform.Criteria.Reports;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit's declaration (tự kê khai) as it is shown.</summary>
/// <typeparam name="TResult">A result of <c>egov score --json</c>: as stored, or as the API describes it.</typeparam>
/// <param name="Parameters">What the round decides of the set, as in the round.</param>
/// <param name="State">draft or submitted.</param>
/// <param name="States">How it came to that, oldest first.</param>
/// <param name="Version">The newest submission's number; 0 before the first.</param>
/// <param name="Values">By criterion: its inputs by name as the set lists them, with evidence, applications and notApplicable where given, and updatedBy and updatedAt.</param>
/// <param name="ValueVersions">By criterion. For If-Match on a single value: "v" and its version, in quotes.</param>
/// <param name="ContentHash">SHA-256 of what was submitted; null before.</param>
/// <param name="Preview">What the draft would score; null where that was never asked and Scoring is away.</param>
/// <param name="Findings">What a machine found; it changes no figure.</param>
internal sealed record DeclarationView<TResult>(
    string Round, string Unit, string UnitName, bool Demonstration, string SetId, int SetVersion, JsonObject Parameters, string State, IReadOnlyList<StateView> States, long Version,
    IReadOnlyDictionary<string, JsonObject> Values, IReadOnlyDictionary<string, long> ValueVersions, string? ContentHash, TResult? Preview,
    IReadOnlyList<FindingView> Findings)
    where TResult : class;

/// <param name="State">draft or submitted.</param>
/// <param name="Version">The submission's number.</param>
/// <param name="By">The subject of whoever did it.</param>
internal sealed record StateView(string State, long Version, string By, DateTimeOffset At);

/// <summary>Something that was found of a declaration.</summary>
/// <param name="Source">report: the report reader. link: a declared link was tried.</param>
/// <param name="Criterion">Null where it is about none.</param>
/// <param name="Code">Stable.</param>
/// <param name="State">Of a link: opens, fails, refused. Null else.</param>
/// <param name="Subject">The link, or the printed number of the report's row.</param>
/// <param name="Message">In the caller's language; null where the code says it all.</param>
/// <param name="Detail">The report reader's finding whole; null else.</param>
internal sealed record FindingView(string Source, string? Criterion, string Code, string? State, string? Subject, string? Message, JsonObject? Detail, DateTimeOffset At);

/// <summary>A declared value as it is sent: beside these members the criterion's inputs by name, as the criteria set lists them.</summary>
internal sealed record SentValue
{
    /// <summary>Links, references to documents, and uploaded files as "sha256:" and the hash; up to 50.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>Names of software applications that the value counts.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>Whether the criterion does not apply to the unit.</summary>
    public bool? NotApplicable { get; init; }

    /// <summary>The criterion's inputs: text, number or truth value by name.</summary>
    [JsonExtensionData]
    public JsonObject? Inputs { get; init; }
}

/// <summary>Values by criterion; null withdraws one.</summary>
internal sealed record SentValues(IReadOnlyDictionary<string, SentValue?> Values);

/// <param name="Total">Unrounded points; null where nothing could be scored.</param>
internal sealed record ScoredTotal(decimal? Total);

/// <summary>What withdrawing a value does to the score.</summary>
internal sealed record TotalChange(ScoredTotal Before, ScoredTotal After);

/// <summary>What declaring a value does to the score.</summary>
/// <typeparam name="TScore">A criterion of a result of <c>egov score --json</c>: as Scoring answered it, or as the API describes it.</typeparam>
/// <param name="Value">As declared, with updatedBy and updatedAt.</param>
/// <param name="Criterion">What the criterion is worth now, and why.</param>
internal sealed record ValueChange<TScore>(JsonObject Value, ScoredTotal Before, ScoredTotal After, TScore? Criterion)
    where TScore : class;

/// <summary>As <see cref="ValueChange{TScore}"/>, of many values.</summary>
/// <param name="Values">By criterion, those withdrawn left out.</param>
/// <param name="Criteria">Every criterion that was sent, in that order.</param>
internal sealed record ValueChanges<TScore>(
    IReadOnlyDictionary<string, JsonObject> Values, ScoredTotal Before, ScoredTotal After, IReadOnlyList<TScore?> Criteria)
    where TScore : class;

/// <summary>A report as it was understood. It is answered as it is stored; this describes it.</summary>
/// <param name="ImportedBy">The subject of whoever handed it in.</param>
internal sealed record ReportView(
    IReadOnlyList<ReportRow> Rows, IReadOnlyList<ReportHeading> Headings, IReadOnlyList<ReportFinding> Findings, string ImportedBy, DateTimeOffset ImportedAt);

/// <summary>A report as it was understood, and what became of it. The first three members are answered as they are stored; this describes them.</summary>
/// <param name="Declared">Codes of the criteria that it filled.</param>
/// <param name="Kept">Codes of those that had a value already, which stays.</param>
/// <param name="LeftOut">Those whose figures cannot be accepted as they stand: a person must enter them.</param>
internal sealed record ImportView(
    IReadOnlyList<ReportRow> Rows, IReadOnlyList<ReportHeading> Headings, IReadOnlyList<ReportFinding> Findings,
    IReadOnlyList<string> Declared, IReadOnlyList<string> Kept, IReadOnlyList<ImportView.Rest> LeftOut)
{
    /// <param name="Expected">In the caller's language.</param>
    internal sealed record Rest(string Criterion, IReadOnlyList<string> Expected);
}
