namespace EGovPlatform.Criteria;

/// <summary><c>{kind: none}</c>: checked, not scored; the documents give it no points. Input <c>statement</c>: what the unit reports, in words.</summary>
public sealed class UnscoredRule : Rule
{
    internal const string KindName = "none";

    private static readonly StepText Declared = (in StepReading r) => (Texts.Say("trace.unscored"), "0");

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; } = [new("statement", InputType.Text, Texts.Say("input.statement"))];

    /// <inheritdoc/>
    public override decimal? Highest => 0;

    internal static Rule Read(YamlMap map, decimal? max) =>
        max is null or 0 ? new UnscoredRule() : throw map.Wrong("set.unscored-max");

    internal override int Slots => 0;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures) =>
        arguments.HasText("statement") ? BindingOutcome.Figures : BindingOutcome.Invalid;

    internal override Term Evaluate(in RuleFigures figures) => figures.Step(Exact.Zero, Declared);
}
