namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: bands, of: percent | number | count, bands: [{from?, to?, fromOpen?, toOpen?, points, printed}]}</c>: the points of the first band that
/// holds. Inputs: <c>percent</c>, or <c>numerator</c> and <c>denominator</c>; of a number or a count, <c>value</c>. <c>label: {vi, en}</c> says what
/// is measured.
/// <para>
/// Several measures: <c>{kind: bands, measures: [{name, label, of, atMost?}], bands: [{when: {name: {from?, to?, fromOpen?, toOpen?}}, points, printed}]}</c>.
/// Inputs: <c>name</c> (in percent, or the number), or <c>name.numerator</c> and <c>name.denominator</c>.
/// </para>
/// <c>zeroDenominator</c> and <c>over100</c> as for a ratio. Where no band holds (the print leaves a gap) the points are 0 and the result warns.
/// </summary>
public sealed class BandsRule : Rule
{
    internal const string KindName = "bands";

    internal static readonly Dictionary<string, MeasureKind> MeasureKinds = new(StringComparer.Ordinal)
    {
        ["percent"] = MeasureKind.Percent,
        ["number"] = MeasureKind.Number,
        ["count"] = MeasureKind.Count,
    };

    private readonly BandTable _table;
    private readonly ShareReader _share;

    private BandsRule(BandTable table, ShareReader share, Bilingual? label)
    {
        _table = table;
        _share = share;
        Inputs = table.Measures.SelectMany(m => InputsOf(m.Label is null ? m with { Label = label } : m)).ToList();
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>What is measured; one measure without a name, or several.</summary>
    public IReadOnlyList<Measure> Measures => _table.Measures;

    /// <summary>The bands, in printed order.</summary>
    public IReadOnlyList<Band> Bands => _table.Bands;

    /// <summary>What a share of 0 of 0 means.</summary>
    public ZeroDenominator ZeroDenominator => _share.Zero;

    /// <summary>Whether a share above 100 % counts as 100 %; otherwise it is a problem.</summary>
    public bool CapsAbove100 => _share.Above100;

    /// <inheritdoc/>
    public override decimal? Highest => _table.Highest;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        IReadOnlyList<Measure> measures;
        if (!map.Has("measures"))
        {
            measures = [new("", null, map.Word("of", MeasureKinds), null)];
        }
        else
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            var entries = RuleReading.Entries(map, "measures");
            if (entries.Count > 4) throw map.Required("measures").Wrong("set.too-many-entries", 4);
            measures = entries.Select(entry =>
            {
                var read = new Measure(RuleReading.Name(entry, "name", names), entry.Bilingual("label"), entry.Word("of", MeasureKinds), entry.OptionalText("atMost"));
                entry.Done();
                return read;
            }).ToList();
            foreach (var measure in measures.Where(m => m.AtMost is not null && measures.All(o => o.Name != m.AtMost || o.Kind != m.Kind)))
                throw map.Required("measures").Wrong("set.unknown-variable", measure.AtMost!);
        }
        return new BandsRule(BandTable.Read(map, measures), ShareReader.Read(map), map.OptionalBilingual("label"));
    }

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        var terms = new List<TraceTerm>();
        var outcome = OutcomeKind.Points;
        foreach (var measure in Measures)
        {
            var (term, otherwise) = Take(arguments, measure, _share);
            if (term is { } taken) terms.Add(taken);
            else if (outcome != OutcomeKind.Invalid) outcome = otherwise.Kind == OutcomeKind.Points ? OutcomeKind.NotApplicable : otherwise.Kind;
        }
        if (outcome != OutcomeKind.Points) return new(outcome, default);
        for (var i = 0; i < Measures.Count; i++)
        {
            if (Measures[i].AtMost is not { } other || terms[i].Value <= terms[Measures.ToList().FindIndex(m => m.Name == other)].Value) continue;
            arguments.Problem<bool>(Measures[i].Name, ProblemCodes.ConflictingInputs, Texts.Say("expected.at-most-measure", other));
            return RuleOutcome.Invalid;
        }
        return _table.Evaluate(arguments, terms);
    }

    internal override IEnumerable<RuleFinding> Lint() => BandLint.Of(_table);

    /// <summary>What a measure asks for.</summary>
    internal static IEnumerable<RuleInput> InputsOf(Measure measure) => measure.Kind == MeasureKind.Percent
        ? ShareReader.Inputs(measure.Name, measure.Label)
        : [new RuleInput(ValueName(measure), measure.Kind == MeasureKind.Count ? InputType.Count : InputType.Number, measure.Label ?? Texts.Say("input.value"))];

    /// <summary>A measure's value as a step of the trace, or an outcome that ends the evaluation.</summary>
    internal static (TraceTerm? Term, RuleOutcome Otherwise) Take(RuleArguments arguments, Measure measure, ShareReader reader)
    {
        var label = measure.Label ?? Texts.Say("input.value");
        if (measure.Kind != MeasureKind.Percent)
        {
            var name = ValueName(measure);
            var value = measure.Kind == MeasureKind.Count ? arguments.Count(name) : arguments.Number(name);
            return value is { } number ? (arguments.Trace.Step(Texts.Say("trace.value", label), number), default) : (null, RuleOutcome.Invalid);
        }
        var (taken, counted, otherwise) = reader.Take(arguments, measure.Name);
        // A share of nothing that counts as zero has its step already: it is the measure's value.
        if (taken is not { } share) return otherwise.Kind == OutcomeKind.Points ? (otherwise.Term, default) : (null, otherwise);
        var words = measure.Label is { } named ? Texts.Say("trace.measure-percent", named, share.InWords(counted)) : Texts.Say("trace.percent", share.InWords(counted));
        return (arguments.Trace.Step(words, share.Times(100)), default);
    }

    private static string ValueName(Measure measure) => measure.Name.Length == 0 ? "value" : measure.Name;
}
