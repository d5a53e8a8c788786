namespace EGovPlatform.Criteria;

/// <summary>Something declared that cannot be counted: where, and what was expected. The rest of the declaration is still scored.</summary>
/// <param name="Criterion">The criterion's code; empty for a problem of the declaration itself.</param>
/// <param name="Input">The input's name; empty where the problem is the criterion's.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>; of parameters <see cref="SetParameters.NotSpecial"/>.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Message">The whole sentence, with criterion and input.</param>
public sealed record InputProblem(string Criterion, string Input, string Code, Bilingual Expected, Bilingual Message)
{
    internal static InputProblem At(string criterion, string input, string code, Bilingual expected)
    {
        var what = Texts.Say("problem." + code);
        var message = criterion.Length == 0 && input.Length == 0 ? Texts.Say("problem.of-declaration", what, expected)
            : criterion.Length == 0 ? Texts.Say("problem.of-member", input, what, expected)
            : input.Length == 0 ? Texts.Say("problem.of-criterion", criterion, what, expected)
            : Texts.Say("problem.of-input", criterion, input, what, expected);
        return new(criterion, input, code, expected, message);
    }
}

/// <summary>The stable codes of <see cref="InputProblem"/>.</summary>
public static class ProblemCodes
{
    /// <summary>The set has no criterion of this code.</summary>
    public const string UnknownCriterion = "unknown-criterion";

    /// <summary>The criterion has no input of this name.</summary>
    public const string UnknownInput = "unknown-input";

    /// <summary>The declaration has no member of this name.</summary>
    public const string UnknownMember = "unknown-member";

    /// <summary>An input that the rule needs is not there: a denominator, a part of a sum.</summary>
    public const string MissingInput = "missing-input";

    /// <summary>Text where a number belongs, a fraction where a whole number belongs, and so on.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>Negative, larger than any figure can be, or with more digits than can be kept exactly.</summary>
    public const string OutOfBounds = "out-of-bounds";

    /// <summary>The option is none of the criterion's.</summary>
    public const string UnknownOption = "unknown-option";

    /// <summary>A share above 100 % where the set forbids it.</summary>
    public const string ShareAbove100 = "share-above-100";

    /// <summary>A share of nothing: the denominator is zero.</summary>
    public const string ZeroDenominator = "zero-denominator";

    /// <summary>Figures that exclude each other: a percentage beside numerator and denominator, more failed than checked.</summary>
    public const string ConflictingInputs = "conflicting-inputs";

    /// <summary>Fewer samples than the criterion demands.</summary>
    public const string SampleTooSmall = "sample-too-small";

    /// <summary>Declared as not applicable where the set does not provide for it.</summary>
    public const string ApplicableAlways = "applicable-always";

    /// <summary>A JSON member that stands twice.</summary>
    public const string DuplicateMember = "duplicate-member";

    /// <summary>One software application named twice for one criterion.</summary>
    public const string RepeatedApplication = "repeated-application";

    /// <summary>The highest value of the cohort, with which the criterion compares, is not frozen yet.</summary>
    public const string MissingCohort = "missing-cohort";

    /// <summary>A value above the highest of the frozen cohort.</summary>
    public const string AboveCohort = "above-cohort";

    /// <summary>An attribute of the unit that decides whether a gate applies is not stated.</summary>
    public const string MissingAttribute = "missing-attribute";

    internal static IReadOnlyList<string> All { get; } =
    [
        UnknownCriterion, UnknownInput, UnknownMember, MissingInput, WrongType, OutOfBounds, UnknownOption, ShareAbove100, ZeroDenominator,
        ConflictingInputs, SampleTooSmall, ApplicableAlways, DuplicateMember, RepeatedApplication, MissingAttribute,
        MissingCohort, AboveCohort,
    ];
}
