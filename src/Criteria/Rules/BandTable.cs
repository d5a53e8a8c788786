namespace EGovPlatform.Criteria;

/// <summary>Bands over one or several measures: the first that holds counts.</summary>
internal sealed class BandTable(IReadOnlyList<Measure> measures, IReadOnlyList<Band> bands)
{
    public IReadOnlyList<Measure> Measures { get; } = measures;

    public IReadOnlyList<Band> Bands { get; } = bands;

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

    /// <summary>The points of the first band that holds for the terms, which stand in the order of the measures.</summary>
    public TraceTerm Evaluate(RuleArguments arguments, IReadOnlyList<TraceTerm> terms)
    {
        var values = terms.Select(t => t.Value).ToList();
        var index = Bands.ToList().FindIndex(b => Holds(b, values));
        if (index < 0)
        {
            arguments.Warn(LintCodes.BandGap, Texts.Say("warning.no-band"));
            return arguments.Trace.Step(Texts.Say("trace.no-band"), "0");
        }
        // The bands before it are written out too: that they do not hold is part of the sum.
        var expression = "0";
        for (var i = index; i >= 0; i--) expression = $"if({Condition(Bands[i], terms)}, {NumberText.Invariant(Bands[i].Points)}, {expression})";
        var band = Bands[index];
        var words = band.Printed is { } printed ? Texts.Say("trace.band", printed, band.Points) : Texts.Say("trace.band-not-printed", band.Points);
        return arguments.Trace.Step(words, expression);
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

    private string Condition(Band band, IReadOnlyList<TraceTerm> terms)
    {
        var conditions = Enumerable.Range(0, Measures.Count)
            .Where(i => band.When.ContainsKey(Measures[i].Name))
            .Select(i => band.When[Measures[i].Name].Condition(terms[i].Id)).ToList();
        return conditions.Count == 0 ? "1" : string.Join(" and ", conditions);
    }
}
