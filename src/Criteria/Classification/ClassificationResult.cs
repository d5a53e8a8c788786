namespace EGovPlatform.Criteria;

/// <summary>What a classification (xếp loại) came to for one unit.</summary>
/// <param name="Id">The classification's id.</param>
/// <param name="Kind">Levels, grades or types.</param>
/// <param name="Title">Its title.</param>
/// <param name="Decisions">One for levels and for types; for grades one a group, in the classification's order.</param>
public sealed record ClassificationResult(string Id, string Kind, Bilingual Title, IReadOnlyList<ClassificationDecision> Decisions);

/// <summary>The level, grade or type of a unit, and why it is this one.</summary>
public sealed record ClassificationDecision
{
    /// <summary>The group that is graded; null for levels and types, which look at the unit as a whole.</summary>
    public string? Group { get; init; }

    /// <summary>Id of the level, grade or type; null where none is reached, or nothing is left to judge.</summary>
    public string? Outcome { get; init; }

    /// <summary>The outcome's words, or those for a unit without one.</summary>
    public required Bilingual Label { get; init; }

    /// <summary>Points on <see cref="Max"/>, rescaled where criteria do not apply; null for types, which know no points, and where nothing applies.</summary>
    public decimal? Points { get; init; }

    /// <summary>The base: the maximum of the groups that the decision looks at, in points; null for types.</summary>
    public decimal? Max { get; init; }

    /// <summary>Every level, grade or type from the highest down, those above and below the outcome included.</summary>
    public required IReadOnlyList<ClassificationCandidate> Candidates { get; init; }

    /// <summary>
    /// The decision as arithmetic over points and gates: a condition that holds gives 1, one that fails 0; the last step gives the outcome's place among
    /// <see cref="Candidates"/>, from 1, or 0 for none. <see cref="Trace.Replay"/> redoes it.
    /// </summary>
    public required Trace Trace { get; init; }

    /// <summary>The nearest entry above the outcome, which the unit would reach next; null where the outcome is the highest.</summary>
    public ClassificationCandidate? Next => Candidates.TakeWhile(c => c.Id != Outcome).LastOrDefault();
}

/// <summary>A level, grade or type that the unit was held against.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its words.</param>
/// <param name="Holds">Whether every condition holds. The first candidate that holds is the outcome.</param>
/// <param name="Conditions">What it takes; none for the grade that takes the rest.</param>
public sealed record ClassificationCandidate(string Id, Bilingual Label, bool Holds, IReadOnlyList<ClassificationCondition> Conditions);

/// <summary>One condition of a candidate.</summary>
public sealed record ClassificationCondition
{
    /// <summary>Code of the group or of the gate's criterion; for a minimum total, the classification's id.</summary>
    public required string Node { get; init; }

    /// <summary>What is held against what.</summary>
    public required ConditionKind Kind { get; init; }

    /// <summary>Whether it holds.</summary>
    public required bool Holds { get; init; }

    /// <summary>The unit's points; null for gates, and where nothing applies.</summary>
    public decimal? Value { get; init; }

    /// <summary>The points that it takes, on the set's own maximum; null for gates.</summary>
    public decimal? Required { get; init; }

    /// <summary>
    /// By how much: points above (below, where negative) what it takes; of a measured gate, how far the figure is from the end of its range, in the gate's
    /// own unit. Null where there is no figure.
    /// </summary>
    public decimal? Margin { get; init; }

    /// <summary>The decision's words, such as 90% x300; null where the set quotes none.</summary>
    public string? Printed { get; init; }

    /// <summary>The condition as a sentence, with what is missing.</summary>
    public required Bilingual Text { get; init; }
}

/// <summary>What a condition is about.</summary>
public enum ConditionKind
{
    /// <summary>The minimum of all groups together.</summary>
    Total,

    /// <summary>The minimum of one group.</summary>
    Group,

    /// <summary>A gate that has to be passed.</summary>
    Gate,
}
