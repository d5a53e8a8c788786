namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: step, step: 0.25, label?}</c>: completeness × maximum, taken down to a whole step. 100 % gives the maximum itself, also where it is no whole
/// number of steps. Input <c>completeness</c>, in percent.
/// </summary>
public sealed class StepRule : Rule
{
    internal const string KindName = "step";

    private const string Input = "completeness";

    private readonly decimal _max;

    private StepRule(decimal step, decimal max, Bilingual label) => (Step, _max, Inputs) = (step, max, [new(Input, InputType.Percent, label)]);

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The points of one step, above 0 and at most the maximum.</summary>
    public decimal Step { get; }

    /// <inheritdoc/>
    public override decimal? Highest => _max;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        var most = RuleReading.MaxOf(map, max, KindName);
        var step = map.Decimal("step");
        if (step <= 0 || step > most) throw map.Required("step").Wrong("set.bad-step", step, most);
        return new StepRule(step, most, map.OptionalBilingual("label") ?? Texts.Say("input.completeness"));
    }

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        if (arguments.Percent(Input, above100: false) is not { } percent) return RuleOutcome.Invalid;
        var share = arguments.Trace.Step(Texts.Say("trace.completeness", percent, _max), $"{NumberText.Invariant(percent)} * {NumberText.Invariant(_max)} / 100");
        if (percent == 100) return share;
        var step = NumberText.Invariant(Step);
        return arguments.Trace.Step(Texts.Say("trace.step", Step), $"floor({share.Id} / {step}) * {step}");
    }
}
