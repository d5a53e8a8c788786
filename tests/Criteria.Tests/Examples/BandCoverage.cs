namespace EGovPlatform.Criteria.Tests;

/// <summary>Whether values show every edge of every band from both sides, and every band.</summary>
internal static class BandCoverage
{
    /// <param name="values">The examples' values, each in the order of the measures; null where an example does not give the measure.</param>
    public static IEnumerable<string> Missing(IReadOnlyList<Measure> measures, IReadOnlyList<Band> bands, IReadOnlyList<IReadOnlyList<decimal?>> values)
    {
        for (var m = 0; m < measures.Count; m++)
        {
            var name = measures[m].Name.Length == 0 ? "" : measures[m].Name + " ";
            foreach (var missing in Edges(measures[m], bands, values.Select(v => v[m]).OfType<decimal>().ToList())) yield return name + missing;
        }
        foreach (var band in bands.Where(b => CanHold(measures, bands, b)))
            if (!values.Any(v => v.All(x => x is not null) && First(measures, bands, v.Select(x => x!.Value).ToList()) == band))
                yield return $"the band \"{band.Printed ?? $"of {band.Points} points"}\"";
    }

    private static IEnumerable<string> Edges(Measure measure, IReadOnlyList<Band> bands, List<decimal> values)
    {
        decimal? highest = measure.Kind == MeasureKind.Percent ? 100 : null;
        var ranges = bands.Where(b => b.When.ContainsKey(measure.Name)).Select(b => b.When[measure.Name]).ToList();
        var edges = ranges.SelectMany(r => new[] { r.From, r.To }).OfType<decimal>().Distinct().Order().ToList();
        foreach (var edge in edges)
        {
            var below = ranges.Exists(r => (r.From == edge && !r.FromOpen) || (r.To == edge && r.ToOpen));
            var above = ranges.Exists(r => (r.From == edge && r.FromOpen) || (r.To == edge && !r.ToOpen));
            var last = edges.LastOrDefault(e => e < edge, 0);
            var next = edges.Where(e => e > edge).Cast<decimal?>().FirstOrDefault() ?? decimal.MaxValue;
            if (!values.Contains(edge)) yield return $"at {edge}";
            if (below && edge > 0 && !values.Exists(v => v < edge && v >= last)) yield return $"just below {edge}";
            if (above && edge != highest && !values.Exists(v => v > edge && v <= next)) yield return $"just above {edge}";
        }
    }

    // With several measures every band is wanted; with one, a band that earlier ones leave nothing of is not.
    private static bool CanHold(IReadOnlyList<Measure> measures, IReadOnlyList<Band> bands, Band band)
    {
        if (measures.Count > 1) return true;
        var ends = bands.SelectMany(b => b.When.Values).SelectMany(r => new[] { r.From, r.To }).OfType<decimal>().Append(0).Append(100).Distinct().Order().ToList();
        var probes = ends.Concat(ends.Zip(ends.Skip(1), (a, b) => (a + b) / 2)).Append(ends[^1] + 1).Where(p => p >= 0);
        if (measures[0].Kind == MeasureKind.Percent) probes = probes.Where(p => p <= 100);
        if (measures[0].Kind == MeasureKind.Count) probes = probes.Where(p => p == decimal.Truncate(p));
        return probes.Any(p => First(measures, bands, [p]) == band);
    }

    private static Band? First(IReadOnlyList<Measure> measures, IReadOnlyList<Band> bands, IReadOnlyList<decimal> values) =>
        bands.FirstOrDefault(b => Enumerable.Range(0, measures.Count).All(i => !b.When.TryGetValue(measures[i].Name, out var range) || Contains(range, values[i])));

    private static bool Contains(ValueRange range, decimal value) =>
        (range.From is not { } from || (range.FromOpen ? value > from : value >= from)) && (range.To is not { } to || (range.ToOpen ? value < to : value <= to));
}
