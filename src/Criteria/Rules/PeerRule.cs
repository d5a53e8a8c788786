namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: peer, label?, numerator?, denominator?, zeroDenominator?}</c>: value ÷ the highest value of the cohort × maximum. Inputs <c>value</c>, or
/// <c>numerator</c> and <c>denominator</c>, whose quotient is the value; the labels {vi, en} stand in place of the general ones. The cohort's highest
/// value comes with the declaration, once it is frozen; where it is 0, nobody gets points.
/// </summary>
public sealed class PeerRule : Rule
{
    internal const string KindName = "peer";

    private const int Form = 0;
    private const int Value = 1;
    private const int Divisor = 2;
    private const int CohortHighest = 3;

    private static readonly StepText ZeroText = (in StepReading r) => (Texts.Say("trace.peer-zero"), "0");

    private readonly decimal _max;
    private readonly Exact _most;
    private readonly ZeroDenominator _zero;
    private readonly StepText _valueText;
    private readonly StepText _quotientText;
    private readonly StepText _highestText;
    private readonly StepText _pointsText;

    private PeerRule(decimal max, ZeroDenominator zero, IReadOnlyList<RuleInput> inputs)
    {
        (_max, _most, _zero, Inputs) = (max, max, zero, inputs);
        _valueText = (in StepReading r) => (Texts.Say("trace.value", Inputs[0].Label), r.Figure(Value));
        _quotientText = (in StepReading r) => (Texts.Say("trace.quotient", Inputs[0].Label, r[Value], r[Divisor]), $"{r.Figure(Value)} / {r.Figure(Divisor)}");
        _highestText = (in StepReading r) => (Texts.Say("trace.peer-highest", r[CohortHighest], _max), NumberText.Invariant(_max));
        _pointsText = (in StepReading r) =>
            (Texts.Say("trace.peer", r[CohortHighest], _max), $"{r.Previous} * {NumberText.Invariant(_max)} / {r.Figure(CohortHighest)}");
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>What 0 of 0 means.</summary>
    public ZeroDenominator ZeroDenominator => _zero;

    /// <inheritdoc/>
    public override decimal? Highest => _max;

    internal static Rule Read(YamlMap map, decimal? max) => new PeerRule(
        RuleReading.MaxOf(map, max, KindName), ShareReader.ReadZero(map),
        [
            new("value", InputType.Number, map.OptionalBilingual("label") ?? Texts.Say("input.value")),
            new("numerator", InputType.Number, map.OptionalBilingual("numerator") ?? Texts.Say("input.numerator")),
            new("denominator", InputType.Number, map.OptionalBilingual("denominator") ?? Texts.Say("input.denominator")),
        ]);

    internal override int Slots => 4;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        if (Read(arguments, figures) is var read and not BindingOutcome.Figures) return read;
        if (arguments.CohortMaximum is not { } highest) return Refused(arguments, "", ProblemCodes.MissingCohort, Texts.Say("expected.frozen-cohort"));
        figures[CohortHighest] = highest;
        return ((Exact)figures[Value] / figures[Divisor]).ToDecimal() > highest
            ? Refused(arguments, "", ProblemCodes.AboveCohort, Texts.Say("expected.at-most", highest))
            : BindingOutcome.Figures;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var form = (ShareForm)figures.Index(Form);
        var value = figures.Step(figures[Value] / figures[Divisor], form switch { ShareForm.Counted => _quotientText, ShareForm.Nothing => Share.NothingText, _ => _valueText });
        var highest = figures[CohortHighest];
        if (highest.IsZero) return figures.Step(Exact.Zero, ZeroText);
        // The cohort's highest value is kept as a decimal: the unit that it comes from has a quotient that is the same decimal.
        return value.Value == highest || value.Value.ToDecimal() == highest
            ? figures.Step(_most, _highestText)
            : figures.Step(value.Value * _most / highest, _pointsText);
    }

    private BindingOutcome Read(RuleArguments arguments, Span<decimal> figures)
    {
        if (!arguments.Has("numerator") && !arguments.Has("denominator"))
            return arguments.Number("value") is { } figure ? Set(figures, ShareForm.Percent, figure, 1) : BindingOutcome.Invalid;
        if (arguments.Has("value")) return Refused(arguments, "value", ProblemCodes.ConflictingInputs, Texts.Say("expected.one-value"));
        // Both are read before either is refused, so that the unit hears of all that is wrong at once.
        var numerator = arguments.Number("numerator");
        var denominator = arguments.Number("denominator");
        if (numerator is not { } part || denominator is not { } whole) return BindingOutcome.Invalid;
        if (whole != 0) return Set(figures, ShareForm.Counted, part, whole);
        if (part == 0 && _zero == ZeroDenominator.NotApplicable) return BindingOutcome.NotApplicable;
        if (part == 0 && _zero == ZeroDenominator.Zero) return Set(figures, ShareForm.Nothing, 0, 1);
        return Refused(arguments, "denominator", ProblemCodes.ZeroDenominator, Texts.Say("expected.positive"));
    }

    private static BindingOutcome Set(Span<decimal> figures, ShareForm form, decimal value, decimal divisor)
    {
        (figures[Form], figures[Value], figures[Divisor]) = ((int)form, value, divisor);
        return BindingOutcome.Figures;
    }

    private static BindingOutcome Refused(RuleArguments arguments, string name, string code, Bilingual expected)
    {
        arguments.Problem<bool>(name, code, expected);
        return BindingOutcome.Invalid;
    }
}
