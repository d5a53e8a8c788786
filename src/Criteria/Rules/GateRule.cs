namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: gate, options: [{id, label, passes}]}</c>: passes or not by the chosen option, input <c>option</c>; or
/// <c>{kind: gate, of: number | count | percent, from?, to?, fromOpen?, toOpen?, label?, zeroDenominator?, over100?}</c>: passes where the measure is
/// within the range, inputs as in <see cref="BandsRule"/>. Gives no points: <see cref="CriterionResult.Passes"/> says whether it holds, and
/// <see cref="CriterionResult.Margin"/> by how much.
/// </summary>
public sealed class GateRule : Rule
{
    internal const string KindName = "gate";

    private readonly ShareReader _share;

    private GateRule(IReadOnlyList<RuleOption> options, Measure? measure, ValueRange? range, ShareReader share)
    {
        (Options, Measure, Range, _share) = (options, measure, range, share);
        Inputs = measure is null ? [new("option", InputType.Option, Texts.Say("input.option"), options)] : BandsRule.InputsOf(measure).ToList();
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The options, in printed order; none for a measured gate.</summary>
    public IReadOnlyList<RuleOption> Options { get; }

    /// <summary>What is measured; null for a gate with options.</summary>
    public Measure? Measure { get; }

    /// <summary>The values that pass; null for a gate with options.</summary>
    public ValueRange? Range { get; }

    /// <summary>What a share of 0 of 0 means.</summary>
    public ZeroDenominator ZeroDenominator => _share.Zero;

    /// <summary>Whether a share above 100 % counts as 100 %; otherwise it is a problem.</summary>
    public bool CapsAbove100 => _share.Above100;

    /// <inheritdoc/>
    public override decimal? Highest => 0;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        if (max is not (null or 0)) throw map.Wrong("set.unscored-max");
        if (!map.Has("of")) return new GateRule(PassingOptions(map), null, null, ShareReader.Read(map));
        var measure = new Measure("", map.OptionalBilingual("label"), map.Word("of", BandsRule.MeasureKinds), null);
        var range = ValueRange.Read(map);
        if (range is { From: null, To: null }) throw map.Wrong("set.gate-without-end");
        return new GateRule([], measure, range, ShareReader.Read(map));
    }

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        if (Measure is null)
        {
            if (arguments.Option("option", Options) is not { } chosen) return RuleOutcome.Invalid;
            var holds = chosen.Passes == true;
            arguments.Trace.Step(Texts.Say(holds ? "trace.gate-option-passes" : "trace.gate-option-fails", chosen.Label), holds ? "1" : "0");
            return Decided(arguments, holds, null);
        }
        var (taken, otherwise) = BandsRule.Take(arguments, Measure, _share);
        if (taken is not { } value) return otherwise.Kind == OutcomeKind.Points ? otherwise with { Passes = false } : otherwise;
        var passes = Range!.Contains(value.Value);
        var margin = MarginOf(arguments, value);
        arguments.Trace.Step(Texts.Say(passes ? "trace.gate-passes" : "trace.gate-fails", Wanted(), Math.Abs(margin)), Range.Condition(value.Id));
        return Decided(arguments, passes, margin);
    }

    private static IReadOnlyList<RuleOption> PassingOptions(YamlMap map)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return RuleReading.Entries(map, "options").Select(option =>
        {
            var read = new RuleOption(RuleReading.Name(option, "id", ids), option.Bilingual("label"), 0, option.Required("passes").AsScalar().AsFlag());
            option.Done();
            return read;
        }).ToList();
    }

    private static RuleOutcome Decided(RuleArguments arguments, bool passes, decimal? margin) =>
        new(OutcomeKind.Points, arguments.Trace.Step(Texts.Say("trace.gate-no-points"), "0"), passes, margin);

    /// <summary>How far the value is from the nearest end: above 0 inside, below 0 outside.</summary>
    private decimal MarginOf(RuleArguments arguments, TraceTerm value)
    {
        string? above = Range!.From is { } from ? $"{value.Id} - {NumberText.Invariant(from)}" : null;
        string? below = Range.To is { } to ? $"{NumberText.Invariant(to)} - {value.Id}" : null;
        return arguments.Trace.Step(Texts.Say("trace.gate-margin"), above is null ? below! : below is null ? above : $"min({above}, {below})").Value.ToDecimal();
    }

    private Bilingual Wanted()
    {
        var ends = new List<Bilingual>();
        if (Range!.From is { } from) ends.Add(Texts.Say(Range.FromOpen ? "trace.gate-above" : "trace.gate-from", from));
        if (Range.To is { } to) ends.Add(Texts.Say(Range.ToOpen ? "trace.gate-below" : "trace.gate-to", to));
        return new(string.Join(", ", ends.Select(e => e.Vi)), string.Join(", ", ends.Select(e => e.En)));
    }
}
