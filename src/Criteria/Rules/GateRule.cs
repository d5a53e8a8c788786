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

    private static readonly StepText NoPointsText = (in StepReading r) => (Texts.Say("trace.gate-no-points"), "0");

    private readonly MeasureFigures? _measure;
    private readonly StepText _optionText;
    private readonly StepText _marginText;
    private readonly StepText _rangeText;

    private GateRule(IReadOnlyList<RuleOption> options, Measure? measure, ValueRange? range, ShareReader share)
    {
        (Options, Measure, Range, _share) = (options, measure, range, share);
        _measure = measure is null ? null : new(measure, share);
        Inputs = measure is null ? [new("option", InputType.Option, Texts.Say("input.option"), options)] : MeasureFigures.Inputs(measure, null).ToList();
        _optionText = (in StepReading r) => Options[r.Argument] is var chosen && chosen.Passes == true
            ? (Texts.Say("trace.gate-option-passes", chosen.Label), "1")
            : (Texts.Say("trace.gate-option-fails", chosen.Label), "0");
        _marginText = (in StepReading r) => (Texts.Say("trace.gate-margin"), MarginExpression(r.Previous));
        _rangeText = (in StepReading r) =>
        {
            var (passes, margin) = Holds(r.Figures);
            return (Texts.Say(passes ? "trace.gate-passes" : "trace.gate-fails", Wanted(), Math.Abs(margin!.Value.ToDecimal())), Range!.Condition(r.Before(2)));
        };
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

    internal override int Slots => _measure?.Slots ?? 1;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        if (_measure is not null) return _measure.Bind(arguments, figures);
        if (arguments.Option("option", Options) is not { } chosen) return BindingOutcome.Invalid;
        figures[0] = chosen;
        return BindingOutcome.Figures;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var (passes, margin) = Holds(figures);
        if (_measure is null)
        {
            figures.Step(passes ? 1 : 0, _optionText, figures.Index(0));
        }
        else
        {
            _measure.Evaluate(figures);
            figures.Step(margin!.Value, _marginText);
            figures.Step(passes ? 1 : 0, _rangeText);
        }
        return figures.Step(Exact.Zero, NoPointsText);
    }

    /// <summary>Whether the figures pass; of a measure also how far it is from the nearest end, above 0 inside and below 0 outside.</summary>
    internal (bool Passes, Exact? Margin) Holds(in RuleFigures figures)
    {
        if (_measure is null) return (Options[figures.Index(0)].Passes == true, null);
        var value = _measure.Value(figures);
        var above = Range!.From is { } from ? value - from : (Exact?)null;
        var below = Range.To is { } to ? to - value : (Exact?)null;
        return (Range.Contains(value), above is not { } low ? below : below is not { } high ? low : Exact.Min(low, high));
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

    private string MarginExpression(string value)
    {
        var above = Range!.From is { } from ? $"{value} - {NumberText.Invariant(from)}" : null;
        var below = Range.To is { } to ? $"{NumberText.Invariant(to)} - {value}" : null;
        return above is null ? below! : below is null ? above : $"min({above}, {below})";
    }

    private Bilingual Wanted()
    {
        var ends = new List<Bilingual>();
        if (Range!.From is { } from) ends.Add(Texts.Say(Range.FromOpen ? "trace.gate-above" : "trace.gate-from", from));
        if (Range.To is { } to) ends.Add(Texts.Say(Range.ToOpen ? "trace.gate-below" : "trace.gate-to", to));
        return new(string.Join(", ", ends.Select(e => e.Vi)), string.Join(", ", ends.Select(e => e.En)));
    }
}
