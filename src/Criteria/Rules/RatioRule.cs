namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: ratio, full?, form?, zeroDenominator?, over100?, numerator?, denominator?}</c>: share × maximum. Inputs <c>numerator</c> and
/// <c>denominator</c>, or <c>percent</c>.
/// <list type="bullet">
/// <item><c>full: 0.8</c>: from this share on (with <c>form: falling</c>: up to this share) the full maximum; other shares as without it.</item>
/// <item><c>form: rising</c> (default) or <c>falling</c>: maximum − share × maximum.</item>
/// <item><c>zeroDenominator: error</c> (default), <c>zero</c> (no points) or <c>not-applicable</c>: what 0 of 0 means; a numerator over zero is always an error.</item>
/// <item><c>over100: error</c> (default) or <c>cap</c>: what a share above 100 % means.</item>
/// <item><c>numerator</c>, <c>denominator</c>: labels {vi, en} in place of the general ones.</item>
/// </list>
/// </summary>
public sealed class RatioRule : Rule
{
    internal const string KindName = "ratio";

    private static readonly Dictionary<string, bool> Forms = new(StringComparer.Ordinal) { ["rising"] = false, ["falling"] = true };

    private readonly decimal _max;
    private readonly Exact _most;
    private readonly Exact _full;
    private readonly ShareReader _share;
    private readonly StepText _plainText;
    private readonly StepText _fullText;

    private RatioRule(decimal max, decimal? full, bool falling, ShareReader share, IReadOnlyList<RuleInput> inputs)
    {
        (_max, Full, Falling, _share, Inputs) = (max, full, falling, share, inputs);
        (_most, _full) = (max, (full ?? 0) * 100);
        _plainText = (in StepReading r) => (Texts.Say(Falling ? "trace.ratio-falling" : "trace.ratio", Share.InWords(r), _max), Points(r));
        _fullText = (in StepReading r) => (
            Texts.Say(Falling ? "trace.ratio-falling-full" : "trace.ratio-full", Share.InWords(r), _max, Full!.Value * 100),
            $"if({r.Previous} {(Falling ? "<=" : ">=")} {NumberText.Invariant(Full.Value * 100)}, {NumberText.Invariant(_max)}, {Points(r)})");
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The share, 0 to 1, from which (falling: up to which) the maximum is given; null where there is none.</summary>
    public decimal? Full { get; }

    /// <summary>Whether a larger share gives less.</summary>
    public bool Falling { get; }

    /// <summary>What 0 of 0 means.</summary>
    public ZeroDenominator ZeroDenominator => _share.Zero;

    /// <summary>Whether a share above 100 % counts as 100 %; otherwise it is a problem.</summary>
    public bool CapsAbove100 => _share.Above100;

    /// <inheritdoc/>
    public override decimal? Highest => _max;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        var full = map.OptionalDecimal("full");
        if (full is < 0 or > 1) throw map.Required("full").Wrong("set.bad-share", full.Value);
        return new RatioRule(
            RuleReading.MaxOf(map, max, KindName), full, map.Word<bool>("form", Forms, false), ShareReader.Read(map),
            ShareReader.Inputs("", null, map.OptionalBilingual("numerator"), map.OptionalBilingual("denominator")).ToList());
    }

    internal override int Slots => Share.Slots;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures) => _share.Bind(arguments, "", figures);

    internal override Term Evaluate(in RuleFigures figures)
    {
        if (Share.IsNothing(figures)) return figures.Step(Exact.Zero, Share.NothingText);
        if (Full is null) return figures.Step(Points(figures), _plainText);
        var percent = figures.Step(Share.Times(figures, 100), PercentText).Value;
        return figures.Step((Falling ? percent <= _full : percent >= _full) ? _most : Points(figures), _fullText);
    }

    private static readonly StepText PercentText = (in StepReading r) => (Texts.Say("trace.percent", Share.InWords(r)), Share.Times(r, 100));

    private Exact Points(in RuleFigures figures) => Falling ? Share.MissingTimes(figures, _most) : Share.Times(figures, _most);

    private string Points(in StepReading reading) => Falling ? Share.MissingTimes(reading, _max) : Share.Times(reading, _max);
}
