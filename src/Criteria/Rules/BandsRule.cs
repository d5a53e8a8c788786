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

    private readonly MeasureFigures[] _measures;
    private readonly int[] _starts;

    private BandsRule(BandTable table, ShareReader share, Bilingual? label)
    {
        _table = table;
        _share = share;
        Inputs = table.Measures.SelectMany(m => MeasureFigures.Inputs(m, label)).ToList();
        _measures = table.Measures.Select(m => new MeasureFigures(m, share)).ToArray();
        _starts = _measures.Select((_, i) => _measures.Take(i).Sum(m => m.Slots)).ToArray();
        Slots = _measures.Sum(m => m.Slots);
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
            if (entries.Count > MeasureValues.Most) throw map.Required("measures").Wrong("set.too-many-entries", MeasureValues.Most);
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

    internal override int Slots { get; }

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        var outcome = BindingOutcome.Figures;
        for (var i = 0; i < _measures.Length; i++)
        {
            var read = _measures[i].Bind(arguments, figures.Slice(_starts[i], _measures[i].Slots));
            if (read != BindingOutcome.Figures && outcome != BindingOutcome.Invalid) outcome = read;
        }
        if (outcome != BindingOutcome.Figures) return outcome;
        var values = new MeasureValues();
        for (var i = 0; i < _measures.Length; i++) values[i] = _measures[i].Value(new(figures, _starts[i], null));
        for (var i = 0; i < _measures.Length; i++)
        {
            if (Measures[i].AtMost is not { } other || values[i] <= values[Measures.ToList().FindIndex(m => m.Name == other)]) continue;
            arguments.Problem<bool>(Measures[i].Name, ProblemCodes.ConflictingInputs, Texts.Say("expected.at-most-measure", other));
            return BindingOutcome.Invalid;
        }
        _table.WarnWhereNoneHolds(arguments, values);
        return BindingOutcome.Figures;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        var values = new MeasureValues();
        for (var i = 0; i < _measures.Length; i++) values[i] = _measures[i].Evaluate(figures.From(_starts[i])).Value;
        return _table.Evaluate(figures, values);
    }

    internal override IEnumerable<RuleFinding> Lint() => BandLint.Of(_table);
}
