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

/// <summary>In which form a share was declared.</summary>
internal enum ShareForm
{
    /// <summary>As a percentage.</summary>
    Percent,

    /// <summary>As numerator and denominator.</summary>
    Counted,

    /// <summary>As 0 of 0, which counts as zero.</summary>
    Nothing,
}

/// <summary>
/// A share (tỷ lệ) among a rule's figures: its form, its part and its whole (100 for a percentage). Times a factor it is
/// multiplied before it is divided, so that the expression can stand inside a larger one.
/// </summary>
internal static class Share
{
    public const int Slots = 3;

    /// <summary>What a share of nothing says, where it counts as zero.</summary>
    public static readonly StepText NothingText = (in StepReading r) => (Texts.Say("trace.zero-denominator"), "0");

    private const int Form = 0;
    private const int Part = 1;
    private const int Whole = 2;

    public static bool IsNothing(in RuleFigures figures) => figures.Index(Form) == (int)ShareForm.Nothing;

    public static Exact Times(in RuleFigures figures, in Exact factor) => figures[Part] * factor / figures[Whole];

    /// <summary>What is missing from the whole, times a factor.</summary>
    public static Exact MissingTimes(in RuleFigures figures, in Exact factor) => (figures[Whole] - figures[Part]) * factor / figures[Whole];

    /// <summary>The share times a factor, such as <c>650 * 2 / 652</c>.</summary>
    public static string Times(in StepReading reading, decimal factor) => $"{reading.Figure(Part)} * {NumberText.Invariant(factor)} / {reading.Figure(Whole)}";

    /// <summary>What is missing from the whole, times a factor: <c>(652 - 650) * 2 / 652</c>.</summary>
    public static string MissingTimes(in StepReading reading, decimal factor) =>
        $"({reading.Figure(Whole)} - {reading.Figure(Part)}) * {NumberText.Invariant(factor)} / {reading.Figure(Whole)}";

    /// <summary>"650 of 652", or "99.7 %".</summary>
    public static Bilingual InWords(in StepReading reading) => reading[Form] == (int)ShareForm.Counted
        ? Texts.Say("trace.share-counted", reading[Part], reading[Whole])
        : Texts.Say("trace.share-percent", reading[Part]);

    public static BindingOutcome Set(Span<decimal> figures, ShareForm form, decimal part, decimal whole)
    {
        (figures[Form], figures[Part], figures[Whole]) = ((int)form, part, whole);
        return BindingOutcome.Figures;
    }
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

    /// <summary>Reads a share into three figures of a rule.</summary>
    public BindingOutcome Bind(RuleArguments arguments, string measure, Span<decimal> figures)
    {
        var percentName = measure.Length == 0 ? "percent" : measure;
        var (numerator, denominator) = measure.Length == 0 ? ("numerator", "denominator") : (measure + ".numerator", measure + ".denominator");
        if (!arguments.Has(numerator) && !arguments.Has(denominator))
        {
            // Neither form: name the percentage, the shorter way to answer; the text says that the other will do.
            if (!arguments.Has(percentName)) return Refused(arguments, percentName, ProblemCodes.MissingInput, Texts.Say("expected.share", Dot(measure)));
            return arguments.Percent(percentName, Above100) is { } percent
                ? Share.Set(figures, ShareForm.Percent, Math.Min(percent, 100), 100)
                : BindingOutcome.Invalid;
        }
        if (arguments.Has(percentName)) return Refused(arguments, percentName, ProblemCodes.ConflictingInputs, Texts.Say("expected.one-form", Dot(measure)));
        // Both are read before either is refused, so that the unit hears of all that is wrong at once.
        var part = arguments.Number(numerator);
        var whole = arguments.Number(denominator);
        if (part is not { } some || whole is not { } all) return BindingOutcome.Invalid;
        if (all == 0 && some == 0 && Zero != ZeroDenominator.Error)
            return Zero == ZeroDenominator.NotApplicable ? BindingOutcome.NotApplicable : Share.Set(figures, ShareForm.Nothing, 0, 0);
        if (all == 0) return Refused(arguments, denominator, ProblemCodes.ZeroDenominator, Texts.Say("expected.positive"));
        if (some > all && !Above100) return Refused(arguments, numerator, ProblemCodes.ShareAbove100, Texts.Say("expected.at-most", all));
        return Share.Set(figures, ShareForm.Counted, Math.Min(some, all), all);
    }

    private static string Dot(string measure) => measure.Length == 0 ? "" : measure + ".";

    private static BindingOutcome Refused(RuleArguments arguments, string name, string code, Bilingual expected)
    {
        arguments.Problem<bool>(name, code, expected);
        return BindingOutcome.Invalid;
    }

    private static Bilingual Labelled(Bilingual? measure, Bilingual label) =>
        measure is { } of ? new($"{of.Vi}: {label.Vi}", $"{of.En}: {label.En}") : label;
}
