namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: count, each: 0.5, cap?}</c>: points × count, input <c>count</c>; or <c>{kind: count, variants: [{id, label, points}], cap?}</c>: points of
/// a variant × its count, an input per variant, those left out being 0 (one at least is needed). <c>cap</c> is the cap that the rule's own text prints;
/// without it the criterion's maximum caps.
/// </summary>
public sealed class CountRule : Rule
{
    internal const string KindName = "count";

    // A variant that was left out.
    private const int NotCounted = -1;

    private readonly decimal? _max;
    private readonly Exact[] _points;
    private readonly StepText _sumText;
    private readonly RuleCap? _cap;

    private CountRule(IReadOnlyList<RuleOption> variants, bool single, decimal? cap, decimal? max)
    {
        Variants = variants;
        Single = single;
        Cap = cap;
        _max = max;
        _points = variants.Select(v => Exact.InMillionths(v.Points)).ToArray();
        _sumText = SumText;
        _cap = RuleCap.Printed(cap);
        Inputs = variants.Select(v => new RuleInput(v.Id, InputType.Count, v.Label, [v])).ToList();
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>What is counted; one entry named <c>count</c> where the rule has no variants.</summary>
    public IReadOnlyList<RuleOption> Variants { get; }

    /// <summary>Whether one thing is counted, under the input <c>count</c>.</summary>
    public bool Single { get; }

    /// <inheritdoc/>
    public override decimal? Cap { get; }

    /// <inheritdoc/>
    public override decimal? Highest => Variants.All(v => v.Points == 0) ? 0 : Cap ?? _max;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        var cap = CriteriaSetReader.NotNegative(map, "cap");
        if (!map.Has("each")) return new CountRule(RuleReading.Options(map, "variants"), single: false, cap, max);
        var each = CriteriaSetReader.NotNegative(map, "each")!.Value;
        return new CountRule([new("count", map.OptionalBilingual("label") ?? Texts.Say("input.count"), each)], single: true, cap, max);
    }

    internal override int Slots => Variants.Count;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        var valid = true;
        // Nothing counted at all: the first variant is named as missing.
        var none = Single || !Variants.Any(v => arguments.Has(v.Id));
        for (var i = 0; i < Variants.Count; i++)
        {
            figures[i] = NotCounted;
            if (!(none ? i == 0 : arguments.Has(Variants[i].Id))) continue;
            if (arguments.Count(Variants[i].Id) is { } count) figures[i] = count;
            else valid = false;
        }
        return valid ? BindingOutcome.Figures : BindingOutcome.Invalid;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var sum = Exact.Zero;
        for (var i = 0; i < _points.Length; i++)
            if (figures[i] is { IsNegative: false } count) sum += count * _points[i];
        var term = figures.Step(sum, _sumText);
        return _cap is null ? term : _cap.Apply(figures, term);
    }

    private (Bilingual Words, string Expression) SumText(in StepReading reading)
    {
        var words = new List<Bilingual>();
        var terms = new List<string>();
        for (var i = 0; i < Variants.Count; i++)
        {
            if (reading[i] == NotCounted) continue;
            words.Add(Texts.Say("trace.count", Variants[i].Label, reading[i], Variants[i].Points));
            terms.Add($"{reading.Figure(i)} * {NumberText.Invariant(Variants[i].Points)}");
        }
        return (Texts.Joined(words), string.Join(" + ", terms));
    }
}
