namespace EGovPlatform.Criteria.Tests;

/// <summary>
/// What the worked examples of a criterion leave out, by the structure of its rule: both sides of every edge of a band, every option, a case over every
/// cap, the ends of every share. Each complaint says which example is wanted.
/// </summary>
internal static class ExampleCoverage
{
    public static IEnumerable<string> Missing(CriteriaSet set, Criterion criterion)
    {
        var cases = criterion.Examples.Where(e => !e.Declared.NotApplicable && e.Declared.Rejected is null)
            .Select(e => new ExampleCase(e, "", set.Score(e.ToDeclaration(criterion.Code)).Criteria.Single(c => c.Code == criterion.Code).Trace)).ToList();
        return Of(criterion.Rule, criterion.Max, cases);
    }

    private static IEnumerable<string> Of(Rule rule, decimal? max, IReadOnlyList<ExampleCase> cases)
    {
        var scored = cases.Where(c => c.IsScored).ToList();
        return rule switch
        {
            ChoiceRule choice => choice.Options.Where(o => !scored.Exists(c => c.Text("option") == o.Id)).Select(o => Wanted(cases, $"option: {o.Id}")),
            RatioRule ratio => Ratio(ratio, cases, scored),
            BandsRule bands => BandCoverage.Missing(bands.Measures, bands.Bands, scored.ConvertAll(c => bands.Measures.Select(c.Measured).ToList())).Select(m => Wanted(cases, m)),
            SampleRule sample => Sample(sample, cases, scored),
            CountRule count => Count(count, max, cases, scored),
            ChecklistRule checklist => Checklist(checklist, max, cases, scored),
            SumRule sum => Sum(sum, max, cases, scored),
            FormulaRule formula => Formula(formula, max, cases, scored),
            StepRule step => Step(step, max!.Value, cases, scored),
            PeerRule peer => Peer(peer, cases, scored),
            GateRule gate => Gate(gate, cases, scored),
            UnscoredRule => [],
            _ => [$"no coverage is defined for rules of kind {rule.Kind}"],
        };
    }

    private static string Wanted(IReadOnlyList<ExampleCase> cases, string what) =>
        "no example with " + (cases.Count > 0 && cases[0].Prefix.Length > 0 ? $"{cases[0].Prefix.TrimEnd('.')}: " : "") + what;

    private static IEnumerable<string> Ratio(RatioRule rule, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        foreach (var share in new[] { 0m, 100m })
            if (!scored.Exists(c => c.Percent("") == share)) yield return Wanted(cases, $"a share of {share} %");
        if (!cases.Any(c => c.Number("percent") > 100 || c.Number("numerator") > c.Number("denominator"))) yield return Wanted(cases, "a share above 100 %");
        if (!cases.Any(c => c.Number("denominator") == 0)) yield return Wanted(cases, "denominator: 0");
        if (rule.Full is not { } full) yield break;
        if (!scored.Exists(c => c.Percent("") == full * 100)) yield return Wanted(cases, $"a share of {full * 100} %, the edge of full points");
        if (!scored.Exists(c => rule.Falling ? c.Percent("") > full * 100 : c.Percent("") < full * 100 && c.Percent("") > 0)) yield return Wanted(cases, $"a share on the other side of {full * 100} %");
    }

    // A gate is one band: what is inside passes.
    private static IEnumerable<string> Sample(SampleRule rule, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        if (!cases.Any(c => c.Number("checked") == rule.Minimum)) yield return Wanted(cases, $"checked: {rule.Minimum}, the smallest sample");
        if (!cases.Any(c => c.Number("checked") < rule.Minimum)) yield return Wanted(cases, $"checked: {rule.Minimum - 1}, too small a sample");
        if (rule.Bands.Count == 0)
        {
            if (!scored.Exists(c => c.Number("failed") == 0)) yield return Wanted(cases, "failed: 0");
            if (!scored.Exists(c => c.Number("failed") == c.Number("checked"))) yield return Wanted(cases, "all of the sample failed");
            yield break;
        }
        var kind = rule.Of == SampleMeasure.Failed ? MeasureKind.Count : MeasureKind.Percent;
        var values = scored.Select(c => new List<decimal?> { Measured(rule.Of, c) }).ToList();
        foreach (var missing in BandCoverage.Missing([new("", null, kind, null)], rule.Bands, values)) yield return Wanted(cases, $"{rule.Of}: {missing}");
    }

    private static decimal? Measured(SampleMeasure of, ExampleCase example) => (of, example.Number("checked"), example.Number("failed")) switch
    {
        (SampleMeasure.Failed, _, var failed) => failed,
        (_, null or 0, _) => null,
        (SampleMeasure.FailedPercent, var all, var failed) => failed * 100 / all,
        (_, var all, var failed) => (all - failed) * 100 / all,
    };

    private static IEnumerable<string> Count(CountRule rule, decimal? max, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        decimal? Of(ExampleCase c) => rule.Variants.Any(v => c.Has(v.Id)) ? rule.Variants.Sum(v => (c.Number(v.Id) ?? 0) * v.Points) : null;
        if (!scored.Exists(c => rule.Variants.Any(v => c.Has(v.Id)) && rule.Variants.All(v => (c.Number(v.Id) ?? 0) == 0))) yield return Wanted(cases, "nothing counted (0)");
        foreach (var variant in rule.Variants)
            if (!scored.Exists(c => c.Number(variant.Id) == 1 && rule.Variants.All(v => v == variant || (c.Number(v.Id) ?? 0) == 0))) yield return Wanted(cases, $"{variant.Id}: 1 alone");
        if (Least(rule.Cap, max) is not { } cap || rule.Variants.All(v => v.Points == 0)) yield break;
        if (rule.Variants.Any(v => v.Points > 0 && cap % v.Points == 0) && !scored.Exists(c => Of(c) == cap)) yield return Wanted(cases, $"just the cap of {cap}");
        if (!scored.Exists(c => Of(c) > cap)) yield return Wanted(cases, $"more than the cap of {cap}");
    }

    private static IEnumerable<string> Checklist(ChecklistRule rule, decimal? max, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        if (!scored.Exists(c => rule.Items.Any(i => c.Has(i.Id)) && rule.Items.All(i => c.Flag(i.Id) != true))) yield return Wanted(cases, "no item");
        foreach (var item in rule.Items)
            if (!scored.Exists(c => rule.Items.All(i => c.Flag(i.Id) == true == (i == item)))) yield return Wanted(cases, $"{item.Id}: true alone");
        if (Least(rule.Cap, max) is { } cap && rule.Items.Sum(i => i.Points) > cap
            && !scored.Exists(c => rule.Items.Where(i => c.Flag(i.Id) == true).Sum(i => i.Points) > cap)) yield return Wanted(cases, $"items of more than the cap of {cap}");
    }

    private static IEnumerable<string> Sum(SumRule rule, decimal? max, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        foreach (var part in rule.Parts)
        {
            foreach (var missing in Of(part.Rule, part.Max, cases.Select(c => c.Part(part.Id)).ToList())) yield return missing;
            if (part.Requires is { } needed && !scored.Exists(c => c.Part(needed.Part).Text("option") is { } chosen && !needed.Options.Contains(chosen)))
                yield return Wanted(cases, $"{needed.Part}: an option without which {part.Id} does not count");
        }
        // What the parts may give together is capped: such a case shows it.
        if (Least(rule.Cap, max) is { } cap && rule.Parts.Sum(p => Math.Min(p.Rule.Highest ?? decimal.MaxValue / 100, p.Max ?? decimal.MaxValue / 100)) > cap
            && !scored.Exists(c => c.IsCappedAt(cap))) yield return Wanted(cases, $"parts of more than {cap} together");
    }

    private static IEnumerable<string> Formula(FormulaRule rule, decimal? max, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        if (!scored.Exists(c => c.Points == 0)) yield return Wanted(cases, "0 points");
        if (max is not null && !scored.Exists(c => c.Points == max)) yield return Wanted(cases, $"the maximum of {max}");
        if (max is not null && FormulaLint.Highest(rule) != max && !cases.Any(c => c.IsCappedAt(max.Value) || c.Problem is ProblemCodes.ShareAbove100 or ProblemCodes.ConflictingInputs)) yield return Wanted(cases, "more than the maximum, or a share above 1");
        if (rule.Expression.AsSpan().IndexOfAny('/', '÷', ':') >= 0 && !cases.Any(c => c.Problem == ProblemCodes.ZeroDenominator || c.Status == CriterionStatus.NotApplicable || c.DividesByZero))
            yield return Wanted(cases, "a denominator of zero");
    }

    private static IEnumerable<string> Step(StepRule rule, decimal max, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        foreach (var end in new[] { 0m, 100m })
            if (!scored.Exists(c => c.Number("completeness") == end)) yield return Wanted(cases, $"completeness: {end}");
        // A maximum of one step has none in between; one of a step and a half has one.
        var between = scored.Where(c => c.Number("completeness") is > 0 and < 100).ToList();
        if (rule.Step < max && !between.Exists(c => c.Number("completeness") * max / 100 % rule.Step == 0)) yield return Wanted(cases, $"a completeness that is a whole step of {rule.Step}");
        if (!between.Exists(c => c.Number("completeness") * max / 100 % rule.Step != 0)) yield return Wanted(cases, $"a completeness just below a step of {rule.Step}");
    }

    private static IEnumerable<string> Peer(PeerRule rule, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        if (!scored.Exists(c => c.Value == 0)) yield return Wanted(cases, "value: 0");
        if (!scored.Exists(c => c.Value > 0 && c.Value < c.Example.Cohort)) yield return Wanted(cases, "a value below the cohort's highest");
        if (!scored.Exists(c => c.Value > 0 && c.Value == c.Example.Cohort)) yield return Wanted(cases, "the cohort's highest value");
        if (!cases.Any(c => c.Problem == ProblemCodes.AboveCohort)) yield return Wanted(cases, "a value above the cohort's highest");
        if (!cases.Any(c => c.Problem == ProblemCodes.MissingCohort)) yield return Wanted(cases, "no cohort");
        if (rule.Inputs.Count > 1 && cases.Any(c => c.Has("denominator")) && !cases.Any(c => c.Number("denominator") == 0)) yield return Wanted(cases, "denominator: 0");
    }

    private static IEnumerable<string> Gate(GateRule rule, IReadOnlyList<ExampleCase> cases, List<ExampleCase> scored)
    {
        foreach (var option in rule.Options.Where(o => !scored.Exists(c => c.Text("option") == o.Id && c.Example.Passes is not null))) yield return Wanted(cases, $"option: {option.Id}");
        if (rule.Measure is not { } measure) yield break;
        var values = scored.ConvertAll(c => new List<decimal?> { c.Measured(measure) });
        foreach (var missing in BandCoverage.Missing([measure], [new(new Dictionary<string, ValueRange> { [""] = rule.Range! }, 0, null)], values)) yield return Wanted(cases, missing);
    }

    private static decimal? Least(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
