using System.Collections.Immutable;

namespace EGovPlatform.Criteria;

/// <summary>What a unit declares for one criterion (kê khai).</summary>
public sealed record DeclaredValue
{
    /// <summary>Most inputs, evidence entries or applications of one criterion.</summary>
    public const int MaximumEntries = 200;

    /// <summary>Longest text of an input, in characters.</summary>
    public const int MaximumText = 4_000;

    /// <summary>Member names that are no inputs.</summary>
    internal static readonly IReadOnlySet<string> Reserved =
        new HashSet<string>(StringComparer.Ordinal) { "evidence", "applications", "notApplicable", "rejected" };

    /// <summary>The figures, by input name.</summary>
    public IImmutableDictionary<string, InputValue> Inputs { get; init; } = ImmutableSortedDictionary.Create<string, InputValue>(StringComparer.Ordinal);

    /// <summary>Evidence (tài liệu kiểm chứng): links, document numbers, <c>sha256:</c> references to files; none blank.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The software applications that the figures rest on; each counts once in the whole set.</summary>
    public IReadOnlyList<string> Applications { get; init; } = [];

    /// <summary>The unit says that the criterion does not apply to it.</summary>
    public bool NotApplicable { get; init; }

    /// <summary>Why an appraiser found the figure untrue; null where nobody did.</summary>
    public string? Rejected { get; init; }
}
