namespace EGovPlatform.Criteria;

/// <summary>What a set file states, in the file's own order.</summary>
public sealed record CriteriaSetContent
{
    /// <summary><c>id</c>: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary><c>version</c>: from 1.</summary>
    public required int Version { get; init; }

    /// <summary><c>status</c>.</summary>
    public required SetStatus Status { get; init; }

    /// <summary><c>title: {vi, en}</c>.</summary>
    public required Bilingual Title { get; init; }

    /// <summary><c>supersedes</c>: the id of the set that this one replaces; null where none.</summary>
    public string? Supersedes { get; init; }

    /// <summary><c>unitKind</c>: the kind of unit the set is for, such as commune.</summary>
    public required string UnitKind { get; init; }

    /// <summary><c>scale</c>: points of a full score; 0 for a set that is checked and not scored.</summary>
    public required decimal Scale { get; init; }

    /// <summary><c>period: {from, to}</c>: reporting period, month-day; null where the document states none.</summary>
    public ReportingPeriod? Period { get; init; }

    /// <summary><c>display: {decimals}</c>: decimals shown, 0 to 6; scores themselves are never rounded. 2 where the file says nothing.</summary>
    public int DisplayDecimals { get; init; } = 2;

    /// <summary><c>tieRule</c>: how equal totals rank; <c>shared-rank</c> is the one rule so far.</summary>
    public string TieRule { get; init; } = "shared-rank";

    /// <summary><c>source: {document, part}</c>: the source document and the part of it.</summary>
    public required SourceDocument Source { get; init; }

    /// <summary><c>legalBasis: [{kind, number, date, issuer, title}]</c>.</summary>
    public IReadOnlyList<LegalBasis> LegalBasis { get; init; } = [];

    /// <summary><c>provisions: [{clause, text}]</c>: the general guidance, verbatim.</summary>
    public IReadOnlyList<Provision> Provisions { get; init; } = [];

    /// <summary><c>evidence: {required, clause}</c>: whether criteria that give points need evidence unless they say otherwise.</summary>
    public bool EvidenceRequired { get; init; }

    /// <summary>The clause that demands evidence; null where none does.</summary>
    public string? EvidenceClause { get; init; }

    /// <summary><c>applications: {once, clause}</c>: whether one software application counts once in the whole set.</summary>
    public bool ApplicationsOnce { get; init; }

    /// <summary>The clause that says so; null where none does.</summary>
    public string? ApplicationsClause { get; init; }

    /// <summary><c>information</c>: what is asked and not scored.</summary>
    public IReadOnlyList<InformationItem> Information { get; init; } = [];

    /// <summary><c>parts</c>: printed headings above groups, each with a total of its own; none where the groups stand by themselves.</summary>
    public IReadOnlyList<CriteriaPart> Parts { get; init; } = [];

    /// <summary><c>groups</c>, at least one.</summary>
    public required IReadOnlyList<CriteriaGroup> Groups { get; init; }

    /// <summary><c>classification</c>: levels, grades, types; none where the decision classifies nothing.</summary>
    public IReadOnlyList<Classification> Classification { get; init; } = [];

    /// <summary><c>notes</c>: what is wrong in the print of the set as a whole, and how it was resolved.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}

/// <summary>Where a set stands in its life.</summary>
public enum SetStatus
{
    /// <summary>Not in force yet.</summary>
    Draft,

    /// <summary>In force.</summary>
    Published,

    /// <summary>Superseded; kept because old rounds were scored by it.</summary>
    Retired,
}

/// <summary>A reporting period within a year.</summary>
/// <param name="From">First day, month-day: 01-01.</param>
/// <param name="To">Last day, month-day: 12-31.</param>
public sealed record ReportingPeriod(string From, string To);

/// <summary>Where the set was taken from.</summary>
/// <param name="Document">The document's file name.</param>
/// <param name="Part">The annex or section.</param>
public sealed record SourceDocument(string Document, string? Part);

/// <summary>A decision that the set rests on (căn cứ pháp lý).</summary>
/// <param name="Kind">Such as Quyết định.</param>
/// <param name="Number">Such as 2386/QĐ-UBND.</param>
/// <param name="Date">Its date, yyyy-MM-dd; null where the source does not state it.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Title">Its title.</param>
public sealed record LegalBasis(string Kind, string Number, string? Date, string? Issuer, string? Title);

/// <summary>A clause of the general guidance, verbatim.</summary>
/// <param name="Clause">The clause, such as I.1.</param>
/// <param name="Text">Its words.</param>
public sealed record Provision(string Clause, string Text);

/// <summary>A figure that is asked and not scored (thông tin chung). Declared under its code with the input <c>value</c>.</summary>
/// <param name="Code">Unique in the set, criteria included.</param>
/// <param name="Number">The number as printed.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Preparer">Who prepares it.</param>
public sealed record InformationItem(string Code, string Number, Bilingual Title, string? Preparer);

/// <summary>
/// <c>notes: [{vi, en, finding?}]</c>: what is wrong in the print and how it was resolved. <c>finding</c> names the lint code that the note answers;
/// without it the note answers every finding of its node.
/// </summary>
/// <param name="Text">The note.</param>
/// <param name="Finding">A lint code, or null.</param>
public sealed record Note(Bilingual Text, string? Finding);
