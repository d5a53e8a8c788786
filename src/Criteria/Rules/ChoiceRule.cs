namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: choice, options: [{id, label: {vi, en}, points}]}</c>: the points of the chosen option (yes or no; full, partly or not at all; half of
/// the maximum). Input <c>option</c>: the id.
/// </summary>
public sealed class ChoiceRule : Rule
{
    internal const string KindName = "choice";

    private ChoiceRule(IReadOnlyList<RuleOption> options)
    {
        Options = options;
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

    internal override RuleOutcome Evaluate(RuleArguments arguments) =>
        arguments.Option("option", Options) is { } chosen
            ? arguments.Trace.Step(Texts.Say("trace.chosen", chosen.Label), chosen.Points)
            : RuleOutcome.Invalid;
}
