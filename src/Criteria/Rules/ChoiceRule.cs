namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: choice, options: [{id, label: {vi, en}, points}]}</c>: the points of the chosen option (yes or no; full, partly or not at all; half of
/// the maximum). Input <c>option</c>: the id.
/// </summary>
public sealed class ChoiceRule : Rule
{
    internal const string KindName = "choice";

    private readonly Exact[] _points;
    private readonly StepText _chosen;

    private ChoiceRule(IReadOnlyList<RuleOption> options)
    {
        Options = options;
        _points = options.Select(o => Exact.InMillionths(o.Points)).ToArray();
        _chosen = (in StepReading r) => (Texts.Say("trace.chosen", Options[r.Argument].Label), NumberText.Invariant(Options[r.Argument].Points));
        Inputs = [new("option", InputType.Option, Texts.Say("input.option"), options)];
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The options, in printed order.</summary>
    public IReadOnlyList<RuleOption> Options { get; }

    /// <inheritdoc/>
    public override decimal? Highest => Options.Max(o => o.Points);

    internal static Rule Read(YamlMap map, decimal? max) => new ChoiceRule(RuleReading.Options(map, "options"));

    internal override int Slots => 1;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        if (arguments.Option("option", Options) is not { } chosen) return BindingOutcome.Invalid;
        figures[0] = chosen;
        return BindingOutcome.Figures;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var chosen = figures.Index(0);
        return figures.Step(_points[chosen], _chosen, chosen);
    }
}
