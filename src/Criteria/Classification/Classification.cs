namespace EGovPlatform.Criteria;

/// <summary>
/// A classification (xếp loại, xếp hạng mức độ) that a set's decision prescribes: <c>classification: [{id, kind: levels | grades | types, title, text?,
/// clause?, notes?, …}]</c>.
/// </summary>
public abstract record Classification
{
    /// <summary><c>id</c>: unique in the set, codes included; the name under which results state the outcome.</summary>
    public required string Id { get; init; }

    /// <summary><c>title: {vi, en}</c>.</summary>
    public required Bilingual Title { get; init; }

    /// <summary><c>text</c>: the decision's words, verbatim; null where the set quotes none.</summary>
    public string? Text { get; init; }

    /// <summary><c>clause</c>, such as V.3.2.a.i; null where the set names none.</summary>
    public string? Clause { get; init; }

    /// <summary><c>notes</c>.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The kind as files and results write it: levels, grades or types.</summary>
    public abstract string Kind { get; }
}

/// <summary>
/// Levels (mức I đến IV): <c>{groups: [code, …], unranked: {vi, en}, levels: [{id, label, total?: {min, of?, printed?}, groups?: {code: {share, of?, printed?}}}]}</c>,
/// highest level first. The highest level whose conditions all hold is the outcome; where none holds, the unit is unranked.
/// </summary>
public sealed record LevelClassification : Classification
{
    internal const string KindName = "levels";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary><c>groups</c>: the groups that the levels are about; the sum of their maxima is the base of every total.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary><c>unranked</c>: what a unit below the last level is called.</summary>
    public required Bilingual Unranked { get; init; }

    /// <summary><c>levels</c>, highest first.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }
}

/// <summary>A level (mức) and what it takes.</summary>
/// <param name="Id">Its name in results, such as I.</param>
/// <param name="Label">Its words.</param>
/// <param name="Total">The minimum of all groups together; null where the print states none.</param>
/// <param name="Groups">The minimum of each group that the level names, by group code.</param>
public sealed record Level(string Id, Bilingual Label, LevelTotal? Total, IReadOnlyDictionary<string, LevelShare> Groups);

/// <summary><c>{min, of?, printed?}</c>: a level's minimum total.</summary>
/// <param name="Min">The points as printed.</param>
/// <param name="Of">
/// The maximum that the print measures them on ("450/500"). Where it differs from what the groups of the set can give, the minimum is that part of the
/// set's own maximum. Null where the print states none.
/// </param>
/// <param name="Printed">The words as printed.</param>
public sealed record LevelTotal(decimal Min, decimal? Of, string? Printed);

/// <summary><c>{share, of?, printed?}</c>: a level's minimum in one group.</summary>
/// <param name="Share">The share of the group's maximum, 0 to 1.</param>
/// <param name="Of">The maximum that the print names ("90% x300"); the share applies to the set's own maximum, and the linter compares. Null where the print names none.</param>
/// <param name="Printed">The words as printed.</param>
public sealed record LevelShare(decimal Share, decimal? Of, string? Printed);

/// <summary>
/// Grades (Tốt, Khá, Trung bình): <c>{groups: [code, …], grades: [{id, label, from?, printed?}]}</c>, best grade first. Every group is graded by itself: the
/// first grade whose share of the group's maximum is reached; the last grade has no <c>from</c> and takes the rest.
/// </summary>
public sealed record GradeClassification : Classification
{
    internal const string KindName = "grades";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary><c>groups</c>: the groups to grade.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary><c>grades</c>, best first.</summary>
    public required IReadOnlyList<Grade> Grades { get; init; }
}

/// <summary>A grade.</summary>
/// <param name="Id">Its name in results, such as good.</param>
/// <param name="Label">Its words.</param>
/// <param name="From">The share of the group's maximum from which it is given, 0 to 1; null for the last grade.</param>
/// <param name="Printed">The words as printed.</param>
public sealed record Grade(string Id, Bilingual Label, decimal? From, string? Printed);

/// <summary>
/// Types (chuẩn loại 3, 2, 1): <c>{types: [{id, label}], none: {vi, en}}</c>, highest type first. A type takes its own gates and those of every type below it,
/// except a gate that another one of them tightens; gates name their type at the criterion (<see cref="CriterionGate"/>).
/// </summary>
public sealed record TypeClassification : Classification
{
    internal const string KindName = "types";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary><c>types</c>, highest first.</summary>
    public required IReadOnlyList<UnitType> Types { get; init; }

    /// <summary><c>none</c>: what a unit is called that reaches no type.</summary>
    public required Bilingual None { get; init; }
}

/// <summary>A type (loại).</summary>
/// <param name="Id">Its name in results, such as 3.</param>
/// <param name="Label">Its words.</param>
public sealed record UnitType(string Id, Bilingual Label);
