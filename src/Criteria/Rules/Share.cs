namespace EGovPlatform.Criteria;

/// <summary>What to do with a share of nothing (0 of 0).</summary>
public enum ZeroDenominator
{
    /// <summary>A problem: the unit must say what it means.</summary>
    Error,

    /// <summary>No points.</summary>
    Zero,

    /// <summary>The criterion does not apply.</summary>
    NotApplicable,
}

/// <summary>
/// A share (tỷ lệ) as declared: numerator and denominator, or a percentage. <see cref="Times"/> gives it times a factor, multiplied before
/// divided, for use inside a larger expression.
/// </summary>
internal readonly record struct Share(Exact Percent, decimal Of, decimal Part)
{
    /// <summary>The share times a factor, such as <c>650 * 2 / 652</c>.</summary>
    public string Times(decimal factor) => $"{NumberText.Invariant(Part)} * {NumberText.Invariant(factor)} / {NumberText.Invariant(Of)}";

    /// <summary>What is missing from the whole, times a factor: <c>(652 - 650) * 2 / 652</c>.</summary>
    public string MissingTimes(decimal factor) =>
        $"({NumberText.Invariant(Of)} - {NumberText.Invariant(Part)}) * {NumberText.Invariant(factor)} / {NumberText.Invariant(Of)}";

    /// <summary>"650 of 652", or "99.7 %".</summary>
    public Bilingual InWords(bool counted) => counted ? Texts.Say("trace.share-counted", Part, Of) : Texts.Say("trace.share-percent", Part);
}

/// <summary>Reads a share by its two forms.</summary>
/// <param name="Above100">Whether a share above 100 % is taken as 100 %; otherwise it is a problem.</param>
/// <param name="Zero">What a denominator of zero means.</param>
internal sealed record ShareReader(bool Above100, ZeroDenominator Zero)
{
    private static readonly Dictionary<string, ZeroDenominator> ZeroWords = new(StringComparer.Ordinal)
    {
        ["error"] = ZeroDenominator.Error,
        ["zero"] = ZeroDenominator.Zero,
        ["not-applicable"] = ZeroDenominator.NotApplicable,
    };

    private static readonly Dictionary<string, bool> OverWords = new(StringComparer.Ordinal) { ["error"] = false, ["cap"] = true };

    /// <summary><c>zeroDenominator: error | zero | not-applicable</c>, <c>over100: error | cap</c>.</summary>
    public static ShareReader Read(YamlMap map) =>
        new(map.Word<bool>("over100", OverWords, false), map.Word<ZeroDenominator>("zeroDenominator", ZeroWords, ZeroDenominator.Error));

    public static ZeroDenominator ReadZero(YamlMap map) => map.Word<ZeroDenominator>("zeroDenominator", ZeroWords, ZeroDenominator.Error);

    /// <summary>The inputs of a share: for a named measure, <c>name</c> in percent or <c>name.numerator</c> and <c>name.denominator</c>.</summary>
    public static IEnumerable<RuleInput> Inputs(string measure, Bilingual? label, Bilingual? numerator = null, Bilingual? denominator = null)
    {
        var dot = measure.Length == 0 ? "" : measure + ".";
        yield return new(dot + "numerator", InputType.Number, Labelled(label, numerator ?? Texts.Say("input.numerator")));
        yield return new(dot + "denominator", InputType.Number, Labelled(label, denominator ?? Texts.Say("input.denominator")));
        yield return new(measure.Length == 0 ? "percent" : measure, InputType.Percent, Labelled(label, Texts.Say("input.percent")));
    }

    /// <summary>The share, or an outcome that ends the evaluation.</summary>
    public (Share? Share, bool Counted, RuleOutcome Otherwise) Take(RuleArguments arguments, string measure)
    {
        var percentName = measure.Length == 0 ? "percent" : measure;
        var dot = measure.Length == 0 ? "" : measure + ".";
        var counted = arguments.Has(dot + "numerator") || arguments.Has(dot + "denominator");
        if (!counted)
        {
            // Neither form: name the percentage, the shorter way to answer; the text says that the other will do.
            if (!arguments.Has(percentName))
            {
                arguments.Problem<bool>(percentName, ProblemCodes.MissingInput, Texts.Say("expected.share", dot));
                return (null, false, RuleOutcome.Invalid);
            }
            return arguments.Percent(percentName, Above100) is { } percent
                ? (new Share(Exact.Min(percent, 100), 100, Math.Min(percent, 100)), false, default)
                : (null, false, RuleOutcome.Invalid);
        }
        if (arguments.Has(percentName))
        {
            arguments.Problem<bool>(percentName, ProblemCodes.ConflictingInputs, Texts.Say("expected.one-form", dot));
            return (null, true, RuleOutcome.Invalid);
        }
        // Both are read before either is refused, so that the unit hears of all that is wrong at once.
        var part = arguments.Number(dot + "numerator");
        var whole = arguments.Number(dot + "denominator");
        if (part is null || whole is null) return (null, true, RuleOutcome.Invalid);
        if (whole == 0 && part == 0 && Zero != ZeroDenominator.Error)
            return Zero == ZeroDenominator.NotApplicable
                ? (null, true, RuleOutcome.NotApplicable)
                : (null, true, arguments.Trace.Step(Texts.Say("trace.zero-denominator"), "0"));
        if (whole == 0)
        {
            arguments.Problem<bool>(dot + "denominator", ProblemCodes.ZeroDenominator, Texts.Say("expected.positive"));
            return (null, true, RuleOutcome.Invalid);
        }
        if (part > whole && !Above100)
        {
            arguments.Problem<bool>(dot + "numerator", ProblemCodes.ShareAbove100, Texts.Say("expected.at-most", whole.Value));
            return (null, true, RuleOutcome.Invalid);
        }
        var capped = Math.Min(part.Value, whole.Value);
        return (new Share((Exact)capped * 100 / whole.Value, whole.Value, capped), true, default);
    }

    private static Bilingual Labelled(Bilingual? measure, Bilingual label) =>
        measure is { } of ? new($"{of.Vi}: {label.Vi}", $"{of.En}: {label.En}") : label;
}
