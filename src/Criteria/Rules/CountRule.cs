namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: count, each: 0.5, cap?}</c>: points × count, input <c>count</c>; or <c>{kind: count, variants: [{id, label, points}], cap?}</c>: points of
/// a variant × its count, an input per variant, those left out being 0 (one at least is needed). <c>cap</c> is the cap that the rule's own text prints;
/// without it the criterion's maximum caps.
/// </summary>
public sealed class CountRule : Rule
{
    internal const string KindName = "count";

    private readonly decimal? _max;

    private CountRule(IReadOnlyList<RuleOption> variants, bool single, decimal? cap, decimal? max)
    {
        Variants = variants;
        Single = single;
        Cap = cap;
        _max = max;
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

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        var counts = new List<(RuleOption Variant, decimal Count)>();
        var valid = true;
        if (Single || !Variants.Any(v => arguments.Has(v.Id)))
        {
            // Nothing counted at all: the first variant is named as missing.
            if (arguments.Count(Variants[0].Id) is { } only) counts.Add((Variants[0], only));
            else valid = false;
        }
        else
        {
            foreach (var variant in Variants.Where(v => arguments.Has(v.Id)))
            {
                if (arguments.Count(variant.Id) is { } count) counts.Add((variant, count));
                else valid = false;
            }
        }
        if (!valid) return RuleOutcome.Invalid;
        var sum = string.Join(" + ", counts.Select(c => $"{NumberText.Invariant(c.Count)} * {NumberText.Invariant(c.Variant.Points)}"));
        var words = Joined(counts.Select(c => Texts.Say("trace.count", c.Variant.Label, c.Count, c.Variant.Points)));
        var term = arguments.Trace.Step(words, sum);
        return Cap is { } cap ? Capped(arguments, term, cap) : term;
    }

    internal static TraceTerm Capped(RuleArguments arguments, TraceTerm term, decimal cap) =>
        term.Value > cap ? arguments.Trace.Step(Texts.Say("trace.rule-cap", cap), $"min({term.Id}, {NumberText.Invariant(cap)})") : term;

    internal static Bilingual Joined(IEnumerable<Bilingual> texts)
    {
        var list = texts.ToList();
        return new(string.Join("; ", list.Select(t => t.Vi)), string.Join("; ", list.Select(t => t.En)));
    }
}
