namespace EGovPlatform.Criteria.Reports;

/// <summary>A unit's evidence report (báo cáo số liệu, tài liệu kiểm chứng) as read: what it says, row by row, and what a reader should look at.</summary>
/// <param name="Rows">The rows that stand for a criterion, in the order of the text.</param>
/// <param name="Headings">Parts, sections and sub-headings, in the order of the text.</param>
/// <param name="Findings">What does not fit, ordered by line; a finding without a line concerns the whole report and comes last.</param>
public sealed record Report(IReadOnlyList<ReportRow> Rows, IReadOnlyList<ReportHeading> Headings, IReadOnlyList<ReportFinding> Findings);

/// <summary>A heading of the report: a part between tables, or a section row inside one.</summary>
/// <param name="Line">Line of the text, from 1.</param>
/// <param name="Number">The printed number (III, 19); null where none is printed.</param>
/// <param name="Title">The words, without the number.</param>
public sealed record ReportHeading(int Line, string? Number, string Title);

/// <summary>One reported criterion (tiêu chí).</summary>
public sealed record ReportRow
{
    /// <summary>Line of the text where the row begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The printed number; null where none is printed.</summary>
    public string? Number { get; init; }

    /// <summary>The criterion in the report's words.</summary>
    public required string Title { get; init; }

    /// <summary>The responsible office (đơn vị chủ trì); empty where none is named.</summary>
    public string Office { get; init; } = "";

    /// <summary>What the unit says and shows, without markup; empty where it says nothing.</summary>
    public string Content { get; init; } = "";

    /// <summary>The headings above the row, outermost first.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The code of the criterion that the row reports; null where none matches or no criteria were given.</summary>
    public string? Criterion { get; init; }

    public IReadOnlyList<ReportFigure> Figures { get; init; } = [];
    public IReadOnlyList<ReportDocument> Documents { get; init; } = [];

    /// <summary>Dates of the content, those of its documents included, in order, each once.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    public IReadOnlyList<ReportPeriod> Periods { get; init; } = [];
    public IReadOnlyList<ReportLink> Links { get; init; } = [];
}

/// <summary>What a figure (số liệu) counts.</summary>
public enum FigureKind
{
    /// <summary>A number of things: 36 máy.</summary>
    Count,

    /// <summary>A stated share: 99,7%.</summary>
    Percent,

    /// <summary>So many of so many: 650/652.</summary>
    Fraction,
}

/// <summary>How a figure is limited by the word before it.</summary>
public enum FigureBound
{
    Exact,

    /// <summary>More than the value: trên 90%.</summary>
    Above,

    /// <summary>The value or more: từ 90%, ít nhất 90%.</summary>
    AtLeast,

    /// <summary>Less than the value: dưới 90%, gần 90%.</summary>
    Below,

    /// <summary>The value or less.</summary>
    AtMost,

    /// <summary>About the value: khoảng 90%.</summary>
    About,
}

/// <summary>A figure of the content.</summary>
/// <param name="Kind">Count, stated share or fraction.</param>
/// <param name="Value">The count, the percentage (0 to 100) or the fraction's numerator.</param>
/// <param name="Denominator">The whole of a fraction; null otherwise.</param>
/// <param name="Bound">How the word before it limits it.</param>
/// <param name="Decimals">Decimal places shown; what a percentage is rounded to.</param>
/// <param name="Unit">The word that follows (Máy); null where none does.</param>
/// <param name="Text">The figure as written.</param>
public sealed record ReportFigure(FigureKind Kind, decimal Value, decimal? Denominator, FigureBound Bound, int Decimals, string? Unit, string Text);

/// <summary>A reference to a document (văn bản) of record.</summary>
/// <param name="Kind">Its kind in Vietnamese (Quyết định); null where neither a word nor the number tells.</param>
/// <param name="Number">Number and symbol (123/QĐ-UBND).</param>
/// <param name="Date">Its date; null where none is given.</param>
/// <param name="Text">The reference as written.</param>
public sealed record ReportDocument(string? Kind, string Number, DateOnly? Date, string Text);

/// <summary>A span of time named in the content, both days included.</summary>
public sealed record ReportPeriod(DateOnly From, DateOnly To, string Text);

/// <summary>A link (đường dẫn).</summary>
/// <param name="Url">Absolute; https is assumed where the report gives no scheme, and blanks that split a link are closed.</param>
/// <param name="HasScheme">Whether the report itself gives http or https.</param>
/// <param name="Text">The link as written.</param>
public sealed record ReportLink(string Url, bool HasScheme, string Text);

/// <summary>Something in the report that a person should look at. It never changes what was reported.</summary>
/// <param name="Code">Stable code, one of <see cref="ReportFindingCodes"/>.</param>
/// <param name="Message">What was found, in the words of the row.</param>
/// <param name="Line">Line of the row or heading; null where the finding concerns the whole report.</param>
/// <param name="Number">The printed number of that row, where it has one.</param>
/// <param name="Criterion">The criterion concerned, where it is known.</param>
/// <param name="OtherLines">Further rows that the finding is about.</param>
public sealed record ReportFinding(string Code, Bilingual Message, int? Line, string? Number, string? Criterion, IReadOnlyList<int> OtherLines);

/// <summary>A criterion as the reader needs it, to know which row reports it.</summary>
public sealed record ReportedCriterion(string Code, string? Number, string Title);

/// <summary>The stable codes of findings.</summary>
public static class ReportFindingCodes
{
    public const string MissingNumber = "missing-number";
    public const string RepeatedNumber = "repeated-number";
    public const string UnnumberedRow = "unnumbered-row";
    public const string ShareMismatch = "share-mismatch";
    public const string ShareAboveWhole = "share-above-whole";
    public const string OtherLevel = "other-level";
    public const string DateOutsidePeriod = "date-outside-period";
    public const string DocumentReused = "document-reused";
    public const string NoContent = "no-content";
    public const string UnmatchedRow = "unmatched-row";
    public const string CriterionNotReported = "criterion-not-reported";
    public const string ContentColumnUnnamed = "content-column-unnamed";
    public const string NoRows = "no-rows";
}
