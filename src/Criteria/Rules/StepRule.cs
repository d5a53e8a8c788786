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

    private readonly Exact _most;
    private readonly Exact _step;
    private readonly StepText _shareText;
    private readonly StepText _stepText;

    private StepRule(decimal step, decimal max, Bilingual label)
    {
        (Step, _max, Inputs) = (step, max, [new(Input, InputType.Percent, label)]);
        (_most, _step) = (max, step);
        _shareText = (in StepReading r) => (Texts.Say("trace.completeness", r[0], _max), $"{r.Figure(0)} * {NumberText.Invariant(_max)} / 100");
        var written = NumberText.Invariant(step);
        _stepText = (in StepReading r) => (Texts.Say("trace.step", Step), $"floor({r.Previous} / {written}) * {written}");
    }

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

    internal override int Slots => 1;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        if (arguments.Percent(Input, above100: false) is not { } percent) return BindingOutcome.Invalid;
        figures[0] = percent;
        return BindingOutcome.Figures;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var percent = figures[0];
        var share = figures.Step(percent * _most / 100, _shareText);
        return percent == 100 ? share : figures.Step((share.Value / _step).Floor() * _step, _stepText);
    }
}
