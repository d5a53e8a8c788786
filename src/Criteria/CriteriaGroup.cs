namespace EGovPlatform.Criteria;

/// <summary>What points of a group do to the total.</summary>
public enum Direction
{
    /// <summary>Points on the scale.</summary>
    Score,

    /// <summary>Bonus (điểm thưởng): added after rescaling, within the group's maximum.</summary>
    Bonus,

    /// <summary>Penalty (điểm trừ): taken off after rescaling, within the group's maximum where it has one. Points are written without a sign.</summary>
    Penalty,
}

/// <summary>A part of the annex (phần) that several groups stand under, such as readiness beside results. Numbers of groups start again in each.</summary>
public sealed record CriteriaPart
{
    /// <summary><c>code</c>: unique in the set.</summary>
    public required string Code { get; init; }

    /// <summary><c>number</c> as printed.</summary>
    public required string Number { get; init; }

    /// <summary><c>title: {vi, en}</c>.</summary>
    public required Bilingual Title { get; init; }

    /// <summary><c>max</c>: the total as printed; null where the print states none.</summary>
    public decimal? Max { get; init; }

    /// <summary><c>notes</c>.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}

/// <summary>A group of criteria (nhóm).</summary>
public sealed record CriteriaGroup
{
    /// <summary><c>code</c>: unique in the set.</summary>
    public required string Code { get; init; }

    /// <summary><c>part</c>: code of the part it stands under; null where it stands under none.</summary>
    public string? Part { get; init; }

    /// <summary><c>number</c> as printed, even where the print repeats it.</summary>
    public required string Number { get; init; }

    /// <summary><c>title: {vi, en}</c>.</summary>
    public required Bilingual Title { get; init; }

    /// <summary><c>max</c>: the maximum as printed; null where the print states none. A group never gives more, even where its criteria could.</summary>
    public decimal? Max { get; init; }

    /// <summary><c>direction</c>: score, bonus or penalty.</summary>
    public Direction Direction { get; init; }

    /// <summary><c>text</c>: verbatim text that stands with the group; null where none.</summary>
    public string? Text { get; init; }

    /// <summary><c>sections</c>: printed sub-headings with their own maximum.</summary>
    public IReadOnlyList<CriteriaSection> Sections { get; init; } = [];

    /// <summary><c>criteria</c>, in printed order.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary><c>notes</c>.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The maximum that shares of the group are taken of: the printed one; where none is printed, the sum of its criteria's.</summary>
    public decimal PossiblePoints => Max ?? Criteria.Sum(c => c.Max ?? 0);
}

/// <summary>A printed sub-heading inside a group.</summary>
public sealed record CriteriaSection
{
    /// <summary><c>code</c>: unique in the set.</summary>
    public required string Code { get; init; }

    /// <summary><c>number</c> as printed.</summary>
    public required string Number { get; init; }

    /// <summary><c>title: {vi, en}</c>.</summary>
    public required Bilingual Title { get; init; }

    /// <summary><c>section</c>: the sub-heading of the same group that this one stands under; null where it stands in the group itself.</summary>
    public string? Parent { get; init; }

    /// <summary><c>max</c> as printed; null where the print states none.</summary>
    public decimal? Max { get; init; }

    /// <summary><c>text</c>: verbatim text of the sub-heading; null where none.</summary>
    public string? Text { get; init; }

    /// <summary><c>notes</c>.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}
