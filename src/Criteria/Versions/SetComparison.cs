namespace EGovPlatform.Criteria;

/// <summary>What changed from one criteria set to another (so sánh hai phiên bản), node by node. Codes tell which node is which: a code is never reused.</summary>
/// <param name="Before">The set compared from.</param>
/// <param name="After">The set compared to.</param>
/// <param name="Changes">The set as a whole first, then provisions, information, classifications, parts, groups, sections and criteria, each in the order of the
/// later set, what was removed after them. Empty where only layout, id or version differ.</param>
public sealed record SetComparison(CriteriaSet Before, CriteriaSet After, IReadOnlyList<NodeChange> Changes)
{
    /// <summary>Compares two sets that were loaded from files, two versions of one or two of different names.</summary>
    public static SetComparison Of(CriteriaSet before, CriteriaSet after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new(before, after, new SetComparer(before, after).Run());
    }
}

/// <summary>What kind of node changed.</summary>
public enum NodeKind
{
    /// <summary>The set as a whole.</summary>
    Set,

    /// <summary>A provision, by its clause.</summary>
    Provision,

    /// <summary>An item of information.</summary>
    Information,

    /// <summary>A classification.</summary>
    Classification,

    /// <summary>A part of the annex.</summary>
    Part,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A section.</summary>
    Section,

    /// <summary>A criterion.</summary>
    Criterion,
}

/// <summary>What happened to a node.</summary>
public enum ChangeKind
{
    /// <summary>Only the later set has it.</summary>
    Added,

    /// <summary>Only the earlier set has it.</summary>
    Removed,

    /// <summary>Both have it, and it says something else.</summary>
    Changed,
}

/// <summary>A node that changed.</summary>
/// <param name="Node">What it is.</param>
/// <param name="Code">Its code; the clause of a provision; the later set's id for the set as a whole.</param>
/// <param name="Title">Its title in the later set, in the earlier one where it was removed.</param>
/// <param name="Change">What happened.</param>
/// <param name="Parts">What of it changed; none where it was added or removed.</param>
public sealed record NodeChange(NodeKind Node, string Code, Bilingual Title, ChangeKind Change, IReadOnlyList<PartChange> Parts);

/// <summary>What of a node changed.</summary>
/// <param name="What">
/// The key of the file: title, text, number, max, rule, <c>evidence.text</c> …; besides these <c>group</c> where it moved to another group, <c>order</c> where it moved among
/// its siblings (the values name the sibling that it stands after), <c>direction</c> where a group's direction became another, and <c>evidence.required</c>
/// whoever says so, the criterion or the set.
/// </param>
/// <param name="Before">What the earlier set says, as JSON; null where it says nothing.</param>
/// <param name="After">What the later set says, as JSON; null where it says nothing.</param>
/// <param name="BeforeWords">The same for people: a rule in plain words, of a list what the other lacks.</param>
/// <param name="AfterWords">The same for people.</param>
public sealed record PartChange(string What, string? Before, string? After, Bilingual BeforeWords, Bilingual AfterWords);
