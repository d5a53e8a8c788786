namespace EGovPlatform.Criteria;

/// <summary>
/// Overlaps and gaps of printed bands. Bands can change only at their ends, so it is enough to look at every end, between two ends, and beyond the
/// last; with several measures, at every combination of these.
/// </summary>
internal static class BandLint
{
    private const int MaximumProbes = 20_000;

    /// <summary>A value to look at: an end itself, or any value between two ends.</summary>
    private readonly record struct Probe(decimal Value, decimal? After, decimal? Before)
    {
        public bool IsEnd => After is null;
    }

    public static IEnumerable<RuleFinding> Of(BandTable table)
    {
        var printed = table.Bands.Where(b => b.Printed is not null).ToList();
        var probes = table.Measures.Select(m => Probes(m, printed)).ToList();
        if (printed.Count == 0 || probes.Aggregate(1L, (n, p) => n * p.Count) > MaximumProbes) yield break;
        var points = Combinations(probes).Where(p => Possible(table.Measures, p)).ToList();
        var holding = points.Select(p => printed.Where(b => table.Holds(b, p.Select(v => (Exact)v.Value).ToList())).ToList()).ToList();

        // One finding for each band that comes too late: somewhere another band before it gives other points.
        foreach (var late in printed)
        {
            var where = Enumerable.Range(0, points.Count).Where(i => holding[i].Contains(late) && holding[i].Exists(b => Earlier(printed, b, late) && b.Points != late.Points)).ToList();
            if (where.Count == 0) continue;
            var others = where.SelectMany(i => holding[i]).Where(b => Earlier(printed, b, late) && b.Points != late.Points).Distinct().Append(late);
            var words = string.Join("; ", others.Select(Words));
            yield return new(LintCodes.BandOverlap, words, Describe(table.Measures, points, where), new(words, words));
        }
        var gaps = Enumerable.Range(0, points.Count).Where(i => holding[i].Count == 0).ToList();
        if (gaps.Count == 0) yield break;
        var all = string.Join("; ", printed.Select(Words));
        yield return new(LintCodes.BandGap, all, Describe(table.Measures, points, gaps), new(all, all));
    }

    // A bar parts the columns of a row, so a semicolon parts the bands.
    private static string Words(Band band) => band.Printed!.Trim().TrimEnd(';');

    private static bool Earlier(List<Band> bands, Band first, Band second) => bands.IndexOf(first) < bands.IndexOf(second);

    private static List<Probe> Probes(Measure measure, List<Band> bands)
    {
        decimal? highest = measure.Kind == MeasureKind.Percent ? 100 : null;
        var ends = bands.Where(b => b.When.ContainsKey(measure.Name)).SelectMany(b => new[] { b.When[measure.Name].From, b.When[measure.Name].To })
            .Where(e => e is >= 0 && !(e > highest)).Select(e => e!.Value)
            .Append(0).Concat(highest is { } most ? [most] : [])
            .Distinct().Order().ToList();
        if (measure.Kind == MeasureKind.Count)
            return ends.SelectMany(e => new[] { decimal.Ceiling(e) - 1, decimal.Ceiling(e), decimal.Floor(e) + 1 }).Where(e => e >= 0)
                .Distinct().Order().Select(e => new Probe(e, null, null)).ToList();
        var probes = new List<Probe>();
        for (var i = 0; i < ends.Count; i++)
        {
            probes.Add(new(ends[i], null, null));
            if (i + 1 < ends.Count) probes.Add(new((ends[i] + ends[i + 1]) / 2, ends[i], ends[i + 1]));
        }
        if (highest is null) probes.Add(new(ends[^1] + 1, ends[^1], null));
        return probes;
    }

    private static IEnumerable<List<Probe>> Combinations(IReadOnlyList<List<Probe>> probes)
    {
        IEnumerable<List<Probe>> all = [[]];
        foreach (var measure in probes) all = all.SelectMany(head => measure.Select(p => head.Append(p).ToList()));
        return all;
    }

    private static bool Possible(IReadOnlyList<Measure> measures, List<Probe> at)
    {
        for (var i = 0; i < measures.Count; i++)
            for (var j = 0; j < measures.Count; j++)
                if (measures[i].AtMost == measures[j].Name && at[i].Value > at[j].Value) return false;
        return true;
    }

    private static string Describe(IReadOnlyList<Measure> measures, List<List<Probe>> points, List<int> where)
    {
        if (measures.Count > 1)
            return string.Join("; ", where.Take(3).Select(i => string.Join(", ", measures.Zip(points[i], (m, p) => $"{m.Name} = {NumberText.Invariant(p.Value)}")))) + (where.Count > 3 ? "; …" : "");
        var whole = measures[0].Kind == MeasureKind.Count;
        var runs = new List<string>();
        for (var i = 0; i < where.Count;)
        {
            var end = i;
            while (end + 1 < where.Count && where[end + 1] == where[end] + 1) end++;
            var beyond = whole && where[end] == points.Count - 1;
            runs.Add(Run(points[where[i]][0], points[where[end]][0], beyond));
            i = end + 1;
        }
        return string.Join("; ", runs);
    }

    private static string Run(Probe first, Probe last, bool beyond)
    {
        if (first == last && first.IsEnd && !beyond) return NumberText.Invariant(first.Value);
        var from = first.IsEnd ? $"{NumberText.Invariant(first.Value)} ≤ x" : $"{NumberText.Invariant(first.After!.Value)} < x";
        if (beyond || (!last.IsEnd && last.Before is null)) return from.EndsWith("≤ x", StringComparison.Ordinal) ? $"x ≥ {NumberText.Invariant(first.Value)}" : $"x > {NumberText.Invariant(first.After!.Value)}";
        return last.IsEnd ? $"{from} ≤ {NumberText.Invariant(last.Value)}" : $"{from} < {NumberText.Invariant(last.Before!.Value)}";
    }
}
