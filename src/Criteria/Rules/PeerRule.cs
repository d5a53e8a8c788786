namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: peer, label?, numerator?, denominator?, zeroDenominator?}</c>: value ÷ the highest value of the cohort × maximum. Inputs <c>value</c>, or
/// <c>numerator</c> and <c>denominator</c>, whose quotient is the value; the labels {vi, en} stand in place of the general ones. The cohort's highest
/// value comes with the declaration, once it is frozen; where it is 0, nobody gets points.
/// </summary>
public sealed class PeerRule : Rule
{
    internal const string KindName = "peer";

    private readonly decimal _max;
    private readonly ZeroDenominator _zero;

    private PeerRule(decimal max, ZeroDenominator zero, IReadOnlyList<RuleInput> inputs) => (_max, _zero, Inputs) = (max, zero, inputs);

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

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        var (taken, otherwise) = Take(arguments);
        if (taken is not { } value) return otherwise;
        if (arguments.CohortMaximum is not { } highest)
        {
            arguments.Problem<bool>("", ProblemCodes.MissingCohort, Texts.Say("expected.frozen-cohort"));
            return RuleOutcome.Invalid;
        }
        // The cohort's highest value is kept as a decimal: the unit that it comes from has a quotient that is the same decimal.
        var nearest = value.Value.ToDecimal();
        if (nearest > highest)
        {
            arguments.Problem<bool>("", ProblemCodes.AboveCohort, Texts.Say("expected.at-most", highest));
            return RuleOutcome.Invalid;
        }
        if (highest == 0) return arguments.Trace.Step(Texts.Say("trace.peer-zero"), "0");
        return nearest == highest
            ? arguments.Trace.Step(Texts.Say("trace.peer-highest", highest, _max), _max)
            : arguments.Trace.Step(Texts.Say("trace.peer", highest, _max), $"{value.Id} * {NumberText.Invariant(_max)} / {NumberText.Invariant(highest)}");
    }

    private (TraceTerm? Value, RuleOutcome Otherwise) Take(RuleArguments arguments)
    {
        if (!arguments.Has("numerator") && !arguments.Has("denominator"))
            return arguments.Number("value") is { } figure ? (arguments.Trace.Step(Texts.Say("trace.value", Inputs[0].Label), figure), default) : (null, RuleOutcome.Invalid);
        if (arguments.Has("value"))
        {
            arguments.Problem<bool>("value", ProblemCodes.ConflictingInputs, Texts.Say("expected.one-value"));
            return (null, RuleOutcome.Invalid);
        }
        // Both are read before either is refused, so that the unit hears of all that is wrong at once.
        var numerator = arguments.Number("numerator");
        var denominator = arguments.Number("denominator");
        if (numerator is not { } part || denominator is not { } whole) return (null, RuleOutcome.Invalid);
        if (whole != 0)
            return (arguments.Trace.Step(Texts.Say("trace.quotient", Inputs[0].Label, part, whole), $"{NumberText.Invariant(part)} / {NumberText.Invariant(whole)}"), default);
        if (part == 0 && _zero == ZeroDenominator.NotApplicable) return (null, RuleOutcome.NotApplicable);
        if (part == 0 && _zero == ZeroDenominator.Zero) return (arguments.Trace.Step(Texts.Say("trace.zero-denominator"), "0"), default);
        arguments.Problem<bool>("denominator", ProblemCodes.ZeroDenominator, Texts.Say("expected.positive"));
        return (null, RuleOutcome.Invalid);
    }
}
