namespace EGovPlatform.Criteria;

/// <summary>A place where a published set contradicts itself or leaves something open.</summary>
/// <param name="Code">One of <see cref="LintCodes"/>.</param>
/// <param name="Node">Code of the criterion, section, group or part; id of the classification; the set's id for the set as a whole.</param>
/// <param name="Printed">What the print says.</param>
/// <param name="Computed">What comes out instead.</param>
/// <param name="Message">The finding as a sentence.</param>
/// <param name="Resolution">How the set resolves it: its note, or, where it has none, what the platform does.</param>
public sealed record LintFinding(string Code, string Node, string Printed, string Computed, Bilingual Message, Bilingual Resolution)
{
    /// <summary>Whether a note of the set answers the finding; else <see cref="Resolution"/> is what the platform does by itself.</summary>
    public bool Resolved { get; init; }
}

/// <summary>The codes of <see cref="LintFinding"/>.</summary>
public static class LintCodes
{
    /// <summary>Children do not add up to the printed maximum.</summary>
    public const string SumMismatch = "sum-mismatch";

    /// <summary>A rule can give more than the printed maximum.</summary>
    public const string ExceedsMax = "exceeds-max";

    /// <summary>A rule can never give the printed maximum.</summary>
    public const string MaxUnreachable = "max-unreachable";

    /// <summary>Bands that give different points hold for the same value.</summary>
    public const string BandOverlap = "band-overlap";

    /// <summary>A value for which no band holds.</summary>
    public const string BandGap = "band-gap";

    /// <summary>A printed number that a sibling has already.</summary>
    public const string DuplicateNumber = "duplicate-number";

    /// <summary>A printed number that is lacking, or skipped in its sequence.</summary>
    public const string MissingNumber = "missing-number";

    /// <summary>A cap printed in the rule that differs from the maximum.</summary>
    public const string CapMismatch = "cap-mismatch";

    /// <summary>A level is defined on another maximum than the set has.</summary>
    public const string LevelBaseMismatch = "level-base-mismatch";

    /// <summary>A level's printed minimum total is not the sum of its group minima.</summary>
    public const string LevelSumMismatch = "level-sum-mismatch";

    /// <summary>Something the document names and does not define.</summary>
    public const string UndefinedPolicy = "undefined-policy";

    /// <summary>A penalty without an end.</summary>
    public const string UnboundedPenalty = "unbounded-penalty";

    /// <summary>Every code.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SumMismatch, ExceedsMax, MaxUnreachable, BandOverlap, BandGap, DuplicateNumber, MissingNumber, CapMismatch,
        LevelBaseMismatch, LevelSumMismatch, UndefinedPolicy, UnboundedPenalty,
    ];
}
