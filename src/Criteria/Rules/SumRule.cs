namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: sum, parts: [{id, label, rule: {…}, max, requires?}], cap?}</c>: parts, each a rule of its own with a maximum of its own (the criterion's
/// where it states none), added up. Inputs are those of the parts, as <c>part.input</c>; every part is needed.
/// <c>requires: {part: [option, …]}</c> names a choice further up: unless one of these options was taken the part gives 0 and its inputs are not needed.
/// </summary>
public sealed class SumRule : Rule
{
    internal const string KindName = "sum";

    // Before the figures of each part: whether it counts.
    private const int Counts = 1;

    private readonly RuleCap?[] _partCaps;
    private readonly StepText[] _notCountedTexts;
    private readonly StepText _totalText;
    private readonly RuleCap? _cap;

    private SumRule(IReadOnlyList<SumPart> parts, decimal? cap)
    {
        Parts = parts;
        Cap = cap;
        Slots = parts.Sum(p => 1 + p.Rule.Slots);
        _cap = RuleCap.Printed(cap);
        _partCaps = parts.Select(p => p.Max is { } max ? new RuleCap(max, () => Texts.Say("trace.part-cap", p.Label, max)) : null).ToArray();
        _notCountedTexts = parts.Select(p => (StepText)((in StepReading r) => (Texts.Say("trace.part-not-counted", p.Label), "0"))).ToArray();
        _totalText = (in StepReading r) => (Texts.Say("trace.sum", Texts.Joined(Parts.Select(p => p.Label))), string.Join(" + ", r.Terms.Select(StepReading.Id)));
        Inputs = parts.SelectMany(p => p.Rule.Inputs.Select(i => i with
        {
            Name = $"{p.Id}.{i.Name}",
            Label = new($"{p.Label.Vi}: {i.Label.Vi}", $"{p.Label.En}: {i.Label.En}"),
        })).ToList();
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>The parts, in printed order.</summary>
    public IReadOnlyList<SumPart> Parts { get; }

    /// <inheritdoc/>
    public override decimal? Cap { get; }

    /// <inheritdoc/>
    public override decimal? Highest
    {
        get
        {
            var highest = 0m;
            foreach (var part in Parts)
            {
                if ((part.Rule.Highest ?? part.Max) is not { } most) return Cap;
                highest += Math.Min(most, part.Max ?? most);
            }
            return Math.Min(highest, Cap ?? highest);
        }
    }

    internal static Rule Read(YamlMap map, decimal? max)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var choices = new Dictionary<string, ChoiceRule>(StringComparer.Ordinal);
        // The cohort's highest value belongs to the criterion: it can speak of one part only.
        var peers = 0;
        var parts = RuleReading.Entries(map, "parts").Select(part =>
        {
            var partMax = CriteriaSetReader.NotNegative(part, "max") ?? max;
            var read = new SumPart(RuleReading.Name(part, "id", ids), part.Bilingual("label"), partMax, RuleKinds.Read(part.Required("rule").AsMap(), partMax), Requirement(part, choices));
            if (read.Rule is ChoiceRule choice) choices.Add(read.Id, choice);
            if (read.Rule is GateRule) throw part.Required("rule").Wrong("set.gate-part");
            peers += Peers(read.Rule);
            if (peers > 1) throw part.Required("rule").Wrong("set.one-peer");
            part.Done();
            return read;
        }).ToList();
        return new SumRule(parts, CriteriaSetReader.NotNegative(map, "cap"));
    }

    internal override int Slots { get; }

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        var outcome = BindingOutcome.Figures;
        var at = 0;
        foreach (var part in Parts)
        {
            var counts = part.Requires is not { } requirement || !requirement.FailsFor(arguments);
            figures[at] = counts ? Counts : 0;
            if (counts)
            {
                // All parts are read, so that every problem is heard of at once; one invalid part makes the sum invalid.
                var read = part.Rule.Bind(arguments.Part(part.Id), figures.Slice(at + 1, part.Rule.Slots));
                if (read != BindingOutcome.Figures && outcome != BindingOutcome.Invalid) outcome = read;
            }
            at += 1 + part.Rule.Slots;
        }
        return outcome;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var terms = figures.IsTraced ? new int[Parts.Count] : null;
        var sum = Exact.Zero;
        var at = 0;
        for (var i = 0; i < _partCaps.Length; i++)
        {
            var rule = Parts[i].Rule;
            var given = figures.Index(at) != Counts ? figures.Step(Exact.Zero, _notCountedTexts[i]) : rule.Evaluate(figures.From(at + 1));
            if (_partCaps[i] is { } cap) given = cap.Apply(figures, given);
            if (terms is not null) terms[i] = given.Step;
            sum += given.Value;
            at += 1 + rule.Slots;
        }
        var term = figures.Step(sum, _totalText, terms: terms);
        return _cap is null ? term : _cap.Apply(figures, term);
    }

    internal override IEnumerable<RuleFinding> Lint() => Parts.SelectMany(part =>
    {
        var inside = part.Rule.Lint();
        // A part that prints a cap of its own says itself where it ends.
        return part.Max is { } max && part.Rule.Highest is { } highest && highest > max && highest != part.Rule.Cap
            ? inside.Prepend(new(LintCodes.ExceedsMax, NumberText.Invariant(max), NumberText.Invariant(highest), new(NumberText.Vi(max), NumberText.En(max))))
            : inside;
    });

    private static int Peers(Rule rule) => rule switch
    {
        PeerRule => 1,
        SumRule sum => sum.Parts.Sum(p => Peers(p.Rule)),
        _ => 0,
    };

    private static PartRequirement? Requirement(YamlMap part, Dictionary<string, ChoiceRule> choices)
    {
        if (part.Optional("requires")?.AsMap() is not { } requires) return null;
        if (requires.Entries is not [var (key, list)]) throw requires.Wrong("set.one-requirement");
        if (!choices.TryGetValue(key.Value, out var choice)) throw key.Wrong("set.unknown-word", key.Value, string.Join(", ", choices.Keys));
        var options = list.AsList().Items.Select(i => i.AsScalar()).ToList();
        if (options.Find(o => choice.Options.All(c => c.Id != o.Value)) is { } unknown)
            throw unknown.Wrong("set.unknown-word", unknown.Value, string.Join(", ", choice.Options.Select(o => o.Id)));
        return new(key.Value, [.. options.Select(o => o.Value)]);
    }
}

/// <summary>A part of a <see cref="SumRule"/>.</summary>
/// <param name="Id">The prefix of its inputs.</param>
/// <param name="Label">What it is about.</param>
/// <param name="Max">The most that it gives; null where nothing caps it.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Requires">The answer that it depends on; null where it depends on none.</param>
public sealed record SumPart(string Id, Bilingual Label, decimal? Max, Rule Rule, PartRequirement? Requires);

/// <summary>What a part of a sum depends on.</summary>
/// <param name="Part">The part that asks for a choice.</param>
/// <param name="Options">The options with which the dependent part counts.</param>
public sealed record PartRequirement(string Part, IReadOnlyList<string> Options)
{
    /// <summary>Whether another option was chosen. Where none was, the choice itself is the problem, and all that is missing is named.</summary>
    internal bool FailsFor(RuleArguments arguments) =>
        arguments.Part(Part).Chosen("option") is { } chosen && !Options.Contains(chosen, StringComparer.Ordinal);
}
