namespace EGovPlatform.Criteria;

/// <summary>Bands over one or several measures: the first that holds counts.</summary>
internal sealed class BandTable
{
    private readonly ExactRange[][] _ranges;
    private readonly Exact[] _points;
    private readonly StepText _bandText;

    private BandTable(IReadOnlyList<Measure> measures, IReadOnlyList<Band> bands)
    {
        (Measures, Bands) = (measures, bands);
        _ranges = bands.Select(b => measures.Select((m, i) => (Range: b.When.GetValueOrDefault(m.Name), Index: i)).Where(m => m.Range is not null)
            .Select(m => new ExactRange(m.Index, m.Range!)).ToArray()).ToArray();
        _points = bands.Select(b => Exact.InMillionths(b.Points)).ToArray();
        _bandText = BandText;
    }

    public IReadOnlyList<Measure> Measures { get; }

    public IReadOnlyList<Band> Bands { get; }

    public decimal Highest => Bands.Max(b => b.Points);

    /// <summary>
    /// Reads <c>bands</c>: entries of {points, printed?} with the range itself (single measure) or <c>when: {measure: range}</c>; a measure that a band does
    /// not name is free.
    /// </summary>
    public static BandTable Read(YamlMap map, IReadOnlyList<Measure> measures)
    {
        var single = measures is [{ Name: "" }];
        return new(measures, RuleReading.Entries(map, "bands").Select(band =>
        {
            var when = single ? new Dictionary<string, ValueRange>(StringComparer.Ordinal) { [""] = ValueRange.Read(band) } : Conditions(band, measures);
            var read = new Band(when, RuleReading.Points(band), band.OptionalText("printed"));
            band.Done();
            return read;
        }).ToList());
    }

    /// <summary>The points of the first band that holds for the values, which stand in the order of the measures; their steps come right before.</summary>
    public Term Evaluate(in RuleFigures figures, in MeasureValues values)
    {
        var band = First(values);
        return band < 0 ? figures.Step(Exact.Zero, NoBandText) : figures.Step(_points[band], _bandText, band);
    }

    public void WarnWhereNoneHolds(RuleArguments arguments, in MeasureValues values)
    {
        if (First(values) < 0) arguments.Warn(LintCodes.BandGap, Texts.Say("warning.no-band"));
    }

    public bool Holds(Band band, IReadOnlyList<Exact> values)
    {
        for (var i = 0; i < Measures.Count; i++)
            if (band.When.TryGetValue(Measures[i].Name, out var range) && !range.Contains(values[i])) return false;
        return true;
    }

    private static Dictionary<string, ValueRange> Conditions(YamlMap band, IReadOnlyList<Measure> measures)
    {
        var read = new Dictionary<string, ValueRange>(StringComparer.Ordinal);
        if (band.Optional("when")?.AsMap() is not { } when) return read;
        foreach (var (key, range) in when.Entries)
        {
            if (measures.All(m => m.Name != key.Value)) throw key.Wrong("set.unknown-word", key.Value, string.Join(", ", measures.Select(m => m.Name)));
            var map = range.AsMap();
            read.Add(key.Value, ValueRange.Read(map));
            map.Done();
        }
        return read;
    }

    private static readonly StepText NoBandText = (in StepReading r) => (Texts.Say("trace.no-band"), "0");

    private int First(in MeasureValues values)
    {
        for (var i = 0; i < _ranges.Length; i++)
        {
            var holds = true;
            foreach (ref readonly var range in _ranges[i].AsSpan())
            {
                if (range.Contains(values[range.Measure])) continue;
                holds = false;
                break;
            }
            if (holds) return i;
        }
        return -1;
    }

    private (Bilingual Words, string Expression) BandText(in StepReading reading)
    {
        var terms = new string[Measures.Count];
        for (var i = 0; i < terms.Length; i++) terms[i] = reading.Before(Measures.Count - i);
        // The bands before it are written out too: that they do not hold is part of the sum.
        var expression = "0";
        for (var i = reading.Argument; i >= 0; i--) expression = $"if({Condition(Bands[i], terms)}, {NumberText.Invariant(Bands[i].Points)}, {expression})";
        var band = Bands[reading.Argument];
        return (band.Printed is { } printed ? Texts.Say("trace.band", printed, band.Points) : Texts.Say("trace.band-not-printed", band.Points), expression);
    }

    private string Condition(Band band, string[] terms)
    {
        var conditions = Enumerable.Range(0, Measures.Count)
            .Where(i => band.When.ContainsKey(Measures[i].Name))
            .Select(i => band.When[Measures[i].Name].Condition(terms[i])).ToList();
        return conditions.Count == 0 ? "1" : string.Join(" and ", conditions);
    }

    /// <summary>A range of one measure with its ends as they are computed with.</summary>
    private readonly struct ExactRange(int measure, ValueRange range)
    {
        private readonly Exact _from = range.From ?? 0;
        private readonly Exact _to = range.To ?? 0;
        private readonly bool _hasFrom = range.From is not null;
        private readonly bool _hasTo = range.To is not null;
        private readonly bool _fromOpen = range.FromOpen;
        private readonly bool _toOpen = range.ToOpen;

        public int Measure { get; } = measure;

        public bool Contains(in Exact value) =>
            (!_hasFrom || (_fromOpen ? value > _from : value >= _from)) && (!_hasTo || (_toOpen ? value < _to : value <= _to));
    }
}
