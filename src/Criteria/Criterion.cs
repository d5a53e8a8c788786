namespace EGovPlatform.Criteria;

/// <summary>Who supplies a criterion's figure.</summary>
public enum Supplier
{
    /// <summary>The unit itself.</summary>
    Unit,

    /// <summary>An authority, such as the department that compiles it.</summary>
    Authority,

    /// <summary>A system of record.</summary>
    SystemOfRecord,

    /// <summary>A check of the platform's own.</summary>
    Check,
}

/// <summary>What happens when a criterion does not apply to a unit.</summary>
public enum NotApplicablePolicy
{
    /// <summary>The document does not provide for it: claiming it is a problem.</summary>
    Never,

    /// <summary>Taken out, and the total rescaled (quy đổi về thang điểm 100).</summary>
    Excluded,

    /// <summary>"Tính điểm đặc thù", which the documents name and do not define: <see cref="SetParameters.SpecialShare"/> decides.</summary>
    Special,
}

/// <summary>A criterion (tiêu chí, chỉ số) with its rule.</summary>
public sealed record Criterion
{
    /// <summary><c>code</c>: unique in the set and never reused.</summary>
    public required string Code { get; init; }

    /// <summary>Code of its group.</summary>
    public required string Group { get; init; }

    /// <summary><c>section</c>: code of its sub-heading; null where it stands right under the group.</summary>
    public string? Section { get; init; }

    /// <summary><c>number</c> as printed; empty where the print lacks one.</summary>
    public required string Number { get; init; }

    /// <summary><c>title: {vi, en}</c>: Vietnamese verbatim.</summary>
    public required Bilingual Title { get; init; }

    /// <summary><c>text</c>: the scoring text, verbatim; empty where the print has none.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>max</c>: the maximum as printed, without a sign; null where the print gives no number.</summary>
    public decimal? Max { get; init; }

    /// <summary><c>printedMax</c>: the printed words in place of a number, such as "Theo số phần mềm"; null where there are none.</summary>
    public string? PrintedMax { get; init; }

    /// <summary>The group's direction.</summary>
    public Direction Direction { get; init; }

    /// <summary>
    /// <c>evidence.required</c>, else the set's policy. Never by the set's policy alone for penalties: leaving the evidence out must not spare the
    /// unit a penalty that it declares.
    /// </summary>
    public bool EvidenceRequired { get; init; }

    /// <summary><c>evidence.text</c>: the evidence wanted, verbatim; null where the print names none.</summary>
    public string? EvidenceText { get; init; }

    /// <summary><c>evidence.kinds</c>: document, link, image, list.</summary>
    public IReadOnlyList<string> EvidenceKinds { get; init; } = [];

    /// <summary><c>preparer</c>: who prepares it, verbatim; null where the print names nobody.</summary>
    public string? Preparer { get; init; }

    /// <summary><c>supplier</c>: who supplies the figure.</summary>
    public Supplier Supplier { get; init; }

    /// <summary><c>notApplicable</c>.</summary>
    public NotApplicablePolicy NotApplicable { get; init; }

    /// <summary><c>updateLag</c>: the delay that the document allows, verbatim; null where it names none.</summary>
    public string? UpdateLag { get; init; }

    /// <summary><c>notes</c>.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary><c>rule</c>: how declared figures become points.</summary>
    public required Rule Rule { get; init; }

    /// <summary>
    /// <c>printedRule</c>: the rule of the print where it cannot be followed, such as one copied from another criterion. Shown and linted, never applied;
    /// null where <see cref="Rule"/> is the printed one.
    /// </summary>
    public Rule? PrintedRule { get; init; }

    /// <summary><c>gate</c>: the type that the criterion decides; null for criteria that decide none.</summary>
    public CriterionGate? Gate { get; init; }

    /// <summary>
    /// <c>effort</c>: what it takes to better the criterion, beside the other criteria of the set, from 0; null where the set says nothing, which counts as 1.
    /// </summary>
    public decimal? Effort { get; init; }

    /// <summary><c>examples</c>: worked examples, which the tests score.</summary>
    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];

    /// <summary>What <see cref="Rule"/> does, in plain words and line by line, with the cap and what happens when it does not apply.</summary>
    public IReadOnlyList<RuleLine> RuleInWords() => Criteria.RuleInWords.Of(this);
}
