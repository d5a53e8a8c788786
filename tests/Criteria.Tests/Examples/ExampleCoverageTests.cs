namespace EGovPlatform.Criteria.Tests;

/// <summary>The coverage of examples is itself tried: a rule without examples misses every one that its structure wants, and the last example completes it.</summary>
public sealed class ExampleCoverageTests
{
    [Theory]
    [InlineData("{kind: ratio}", "{percent: 0}", "{percent: 100}", "{percent: 101}", "{numerator: 0, denominator: 0}")]
    [InlineData("{kind: ratio, full: 0.8}", "{percent: 0}", "{percent: 100}", "{percent: 101}", "{numerator: 0, denominator: 0}", "{percent: 80}", "{percent: 79}")]
    [InlineData("{kind: choice, options: [{id: a, label: {vi: A, en: A}, points: 0}, {id: b, label: {vi: B, en: B}, points: 2}]}", "{option: a}", "{option: b}")]
    [InlineData("{kind: count, each: 1}", "{count: 0}", "{count: 1}", "{count: 2}", "{count: 3}")]
    [InlineData("{kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 1}, {id: b, label: {vi: B, en: B}, points: 2}]}", "{a: false}", "{a: true}", "{b: true}", "{a: true, b: true}")]
    [InlineData("{kind: bands, of: percent, bands: [{to: 50, toOpen: true, points: 0, printed: x}, {from: 50, points: 2, printed: y}]}", "{percent: 49}", "{percent: 50}")]
    [InlineData("{kind: bands, of: count, bands: [{to: 5, points: 0, printed: x}, {from: 6, points: 2, printed: y}]}", "{value: 5}", "{value: 6}")]
    [InlineData("{kind: sample, minimum: 10, of: failed, bands: [{to: 0, points: 2, printed: x}, {from: 1, points: 0, printed: y}]}", "{checked: 10, failed: 0}", "{checked: 10, failed: 1}", "{checked: 9, failed: 0}")]
    [InlineData("{kind: step, step: 0.5}", "{completeness: 0}", "{completeness: 100}", "{completeness: 25}", "{completeness: 24}")]
    [InlineData("{kind: gate, options: [{id: a, label: {vi: A, en: A}, passes: true}, {id: b, label: {vi: B, en: B}, passes: false}]}", "{option: a}", "{option: b}")]
    [InlineData("{kind: gate, of: number, from: 4}", "{value: 4}", "{value: 3.9}")]
    [InlineData("{kind: formula, inputs: [{name: a, label: {vi: A, en: A}}, {name: b, label: {vi: B, en: B}}], share: a / b}", "{a: 0, b: 1}", "{a: 1, b: 1}", "{a: 2, b: 1}", "{a: 0, b: 0}")]
    [InlineData("{kind: sum, parts: [{id: p, label: {vi: P, en: P}, rule: {kind: count, each: 1}, max: 1}, {id: q, label: {vi: Q, en: Q}, rule: {kind: count, each: 2}, max: 2}]}",
        "{p.count: 0, q.count: 0}", "{p.count: 1, q.count: 1}", "{p.count: 2, q.count: 2}")]
    public void Each_example_is_wanted_and_all_of_them_suffice(string rule, params string[] inputs)
    {
        var max = rule.Contains("gate", StringComparison.Ordinal) ? "null" : "2";
        Assert.Empty(Missing(rule, max, inputs));
        for (var i = 0; i < inputs.Length; i++) Assert.NotEmpty(Missing(rule, max, inputs.Where((_, n) => n != i)));
    }

    [Fact]
    public void A_peer_rule_wants_its_cohort()
    {
        string[] examples = ["{in: {value: 0}, cohort: 4, points: 0, by: note}", "{in: {value: 2}, cohort: 4, points: 1, by: note}", "{in: {value: 4}, cohort: 4, points: 2, by: note}",
            "{in: {value: 5}, cohort: 4, status: invalid, problem: above-cohort, by: note}", "{in: {value: 5}, status: invalid, problem: missing-cohort, by: note}"];
        Assert.Empty(Missing(examples));
        for (var i = 0; i < examples.Length; i++) Assert.NotEmpty(Missing(examples.Where((_, n) => n != i)));

        static IEnumerable<string> Missing(IEnumerable<string> examples) => Of("{kind: peer}", "2", examples);
    }

    // What comes of each is taken from the engine: here it is the coverage that is tried.
    private static List<string> Missing(string rule, string max, IEnumerable<string> inputs)
    {
        var bare = Load(rule, max, inputs.Select(i => $"{{in: {i}, points: 0, by: note}}"));
        return Of(rule, max, inputs.Zip(bare.Criteria[0].Examples, (i, e) =>
        {
            var result = bare.Score(e.ToDeclaration("C1"));
            var scored = result.Criteria[0];
            var outcome = scored.Status != CriterionStatus.Scored ? $"status: {scored.StatusCode}, problem: {result.Problems[0].Code}"
                : scored.Passes is { } passes ? $"passes: {(passes ? "true" : "false")}" : $"points: {NumberText.Invariant(scored.Points)}";
            return $"{{in: {i}, {outcome}, by: note}}";
        })).ToList();
    }

    private static IEnumerable<string> Of(string rule, string max, IEnumerable<string> examples)
    {
        var set = Load(rule, max, examples);
        return ExampleCoverage.Missing(set, set.Criteria[0]);
    }

    private static CriteriaSet Load(string rule, string max, IEnumerable<string> examples) => SmallSets.WithRule(rule, max, $"examples: [{string.Join(", ", examples)}]");
}
