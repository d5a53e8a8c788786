namespace EGovPlatform.Criteria.Tests;

/// <summary>Plans for small sets, written out.</summary>
public sealed class ImprovementPlanTests
{
    private static CriteriaSet Groups(string scale, params string[] groups) => SmallSets.Load(SmallSets.Header(scale) + "groups:\n" + string.Concat(groups));

    private static string Group(string code, string max, string direction, params string[] criteria) => $$"""
        - code: {{code}}
          number: {{code}}
          title: {vi: Nhóm {{code}}, en: Group {{code}}}
          max: {{max}}
          direction: {{direction}}
          criteria:
        {{string.Concat(criteria)}}
        """ + "\n";

    private static ImprovementPlan Plan(CriteriaSet set, string values, string target, string? rest = null) =>
        ImprovementPlan.For(set, DeclarationInput.Parse($$"""{"values": {{values}}{{(rest is null ? "" : ", " + rest)}}}"""), PlanTarget.Read(set, target)!);

    private static string[] Codes(ImprovementPlan plan) => [.. plan.Steps.Select(s => s.Criterion.Code)];

    [Theory]
    [InlineData("{kind: choice, options: [{id: a, label: {vi: A, en: A}, points: 1}, {id: b, label: {vi: B, en: B}, points: 2}, {id: c, label: {vi: C, en: C}, points: 2}]}", """{"option": "a"}""", """{"option":"b"}""")]
    [InlineData("{kind: ratio}", """{"percent": 40}""", """{"percent":100}""")]
    [InlineData("{kind: ratio, full: 0.8}", """{"percent": 40}""", """{"percent":80}""")]
    [InlineData("{kind: ratio, full: 0.8}", """{"numerator": 2, "denominator": 7}""", """{"denominator":7,"numerator":6}""")]
    [InlineData("{kind: ratio, form: falling}", """{"percent": 40}""", """{"percent":0}""")]
    [InlineData("{kind: bands, of: percent, bands: [{from: 90, fromOpen: true, points: 2, printed: x}, {from: 50, points: 1, printed: y}, {points: 0, printed: z}]}", """{"percent": 40}""", """{"percent":90.01}""")]
    [InlineData("{kind: bands, of: count, bands: [{from: 10, points: 2, printed: x}, {points: 0, printed: z}]}", """{"value": 3}""", """{"value":10}""")]
    [InlineData("{kind: bands, of: count, bands: [{to: 5, points: 2, printed: x}, {points: 0, printed: z}]}", """{"value": 9}""", """{"value":5}""")]
    [InlineData("{kind: count, each: 0.75}", """{"count": 1}""", """{"count":3}""")]
    [InlineData("{kind: count, variants: [{id: a, label: {vi: A, en: A}, points: 1}, {id: b, label: {vi: B, en: B}, points: 0.5}]}", """{"b": 1}""", """{"a":2,"b":1}""")]
    [InlineData("{kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 1}, {id: b, label: {vi: B, en: B}, points: 1}, {id: c, label: {vi: C, en: C}, points: 1}]}", """{"b": true}""", """{"a":true,"b":true}""")]
    [InlineData("{kind: sample, minimum: 50, of: failed, bands: [{to: 2, points: 2, printed: x}, {points: 0, printed: y}]}", """{"checked": 60, "failed": 9}""", """{"checked":60,"failed":2}""")]
    [InlineData("{kind: sample, minimum: 50, share: true}", "null", """{"checked":50,"failed":0}""")]
    [InlineData("{kind: step, step: 0.25}", """{"completeness": 30}""", """{"completeness":100}""")]
    [InlineData("{kind: formula, inputs: [{name: a, label: {vi: A, en: A}, type: count}, {name: b, label: {vi: B, en: B}, type: count, atMost: a}], share: b / a}", """{"a": 8, "b": 3}""", """{"a":8,"b":8}""")]
    [InlineData("{kind: formula, inputs: [{name: a, label: {vi: A, en: A}}], points: \"if(a >= 4, 2, 0)\"}", """{"a": 1}""", """{"a":4}""")]
    [InlineData("{kind: sum, parts: [{id: p, label: {vi: P, en: P}, max: 1, rule: {kind: choice, options: [{id: n, label: {vi: N, en: N}, points: 0}, {id: y, label: {vi: Y, en: Y}, points: 1}]}}, {id: q, label: {vi: Q, en: Q}, max: 1, requires: {p: [y]}, rule: {kind: ratio}}]}",
        """{"p.option": "n", "q.percent": 50}""", """{"p.option":"y","q.percent":100}""")]
    public void The_inputs_are_named_that_give_the_most_and_are_nearest_to_what_is_declared(string rule, string declared, string expected)
    {
        var set = SmallSets.WithRule(rule);
        var values = declared == "null" ? "{}" : $$"""{"C1": {{declared}}}""";
        var before = set.Score(values).Total;
        var plan = Plan(set, values, "2");
        Assert.True(plan is { Reachable: true, Proven: true });
        var step = Assert.Single(plan.Steps);
        Assert.Equal((expected, 2m, 2 - before), (DeclarationInput.ToJson(step.To), step.PointsTo, step.Gain));
    }

    [Fact]
    public void Penalties_are_brought_down_and_a_cap_can_make_the_first_of_them_worthless()
    {
        var set = Groups("10", Group("A", "10", "score", SmallSets.Criterion("A1", "{kind: count, each: 1}", "10")),
            Group("P", "2", "penalty", SmallSets.Criterion("P1", "{kind: count, each: 1}", "2"), SmallSets.Criterion("P2", "{kind: count, each: 1}", "3")));
        const string values = """{"A1": {"count": 9}, "P1": {"count": 2}, "P2": {"count": 3}}""";
        Assert.Equal(["A1"], Codes(Plan(set, values, "8")));
        Assert.Equal(["P1", "P2"], Codes(Plan(set, values, "9")));
        Assert.Equal((10m, 3m), (Plan(set, values, "10").After.Total, Plan(set, values, "10").Gain));
        Assert.Equal([1m, 0m, 2m], Plan(set, values, "10").Steps.Select(s => s.Gain));
    }

    [Fact]
    public void What_does_not_apply_stays_so_and_the_rest_is_rescaled()
    {
        var set = Groups("10", Group("A", "10", "score", SmallSets.Criterion("A1", "{kind: ratio}", "5", "notApplicable: excluded"), SmallSets.Criterion("A2", "{kind: ratio}", "3"), SmallSets.Criterion("A3", "{kind: ratio}", "2")));
        var plan = Plan(set, """{"A1": {"notApplicable": true}, "A2": {"percent": 0}}""", "6");
        Assert.Equal(["A2"], Codes(plan));
        Assert.Equal(6m, plan.Gain);
        Assert.Equal(["A2", "A3"], Codes(Plan(set, """{"A1": {"notApplicable": true}, "A2": {"percent": 0}}""", "6.01")));
    }

    [Fact]
    public void A_claim_that_came_to_nothing_would_name_another_application()
    {
        var set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: count, each: 1}"), SmallSets.Criterion("C2", "{kind: count, each: 1}"), SmallSets.Criterion("C3", "{kind: count, each: 1}"));
        const string values = """{"C1": {"count": 0, "applications": ["e"]}, "C2": {"count": 1, "applications": ["e"]}, "C3": {"count": 1, "applications": ["e"]}}""";
        var plan = Plan(set, values, "6");
        Assert.Equal(["C1", "C2", "C3"], Codes(plan));
        Assert.Equal(6m, plan.After.Total);
        Assert.Equal([0, 1, 0], plan.Steps.Select(s => s.To.Applications.Count));
    }

    [Fact]
    public void Evidence_that_is_lacking_is_an_improvement()
    {
        var set = SmallSets.WithRule("{kind: ratio}", more: "evidence: {required: true}");
        var step = Assert.Single(Plan(set, """{"C1": {"percent": 100}}""", "2").Steps);
        Assert.Equal((0m, 2m, 1), (step.PointsFrom, step.PointsTo, step.To.Evidence.Count));
    }

    [Fact]
    public void Peers_are_bettered_to_the_highest_of_the_frozen_cohort()
    {
        var set = SmallSets.WithRule("{kind: peer}");
        Assert.Equal("""{"value":8}""", DeclarationInput.ToJson(Assert.Single(Plan(set, """{"C1": {"value": 4}}""", "2", """ "cohort": {"C1": {"max": 8}}""").Steps).To));
        Assert.False(Plan(set, """{"C1": {"value": 4}}""", "2").Reachable);
    }

    [Fact]
    public void Effort_decides_between_plans_of_the_same_size()
    {
        var set = SmallSets.WithCriteria(SmallSets.Criterion("C1", "{kind: ratio}", more: "effort: 3"), SmallSets.Criterion("C2", "{kind: ratio}"), SmallSets.Criterion("C3", "{kind: ratio}", "4", "effort: 2.5"));
        Assert.Equal(["C2"], Codes(Plan(set, "{}", "2")));
        Assert.Equal(["C3"], Codes(Plan(set, "{}", "3")));
        Assert.Equal(["C2", "C3"], Codes(Plan(set, "{}", "5")));
    }

    [Fact]
    public void The_level_needs_the_total_and_the_minima_of_its_groups()
    {
        var set = ClassifiedSets.Load(ClassifiedSets.Levels);
        // Level II: 20 of 30 and half of B. A alone could give 20, but B needs its 5.
        Assert.Equal(["A1", "B1"], Codes(Plan(set, """{"A2": {"percent": 100}}""", "II")));
        Assert.Equal(["A1"], Codes(Plan(set, """{"A2": {"percent": 100}, "B1": {"percent": 50}}""", "readiness:II")));
        Assert.Equal(["A1", "A2", "B1"], Codes(Plan(set, "{}", "I")));
        // A level is reached by a higher one too.
        Assert.Empty(Plan(set, """{"A1": {"percent": 100}, "A2": {"percent": 100}, "B1": {"percent": 100}}""", "II").Steps);
    }

    [Fact]
    public void Grades_are_reached_in_every_group()
    {
        var set = ClassifiedSets.Load(ClassifiedSets.Grades);
        Assert.Equal(["A1", "A2", "C1"], Codes(Plan(set, "{}", "good")));
        Assert.Equal(["A1", "C1"], Codes(Plan(set, """{"A2": {"percent": 50}, "C1": {"percent": 70}}""", "good")));
        Assert.Equal(["A1"], Codes(Plan(set, """{"A2": {"percent": 50}, "C1": {"percent": 65}}""", "fair")));
        Assert.Empty(Plan(set, "{}", "average").Steps);
    }

    [Fact]
    public void A_type_needs_the_gates_that_fail()
    {
        var set = CriteriaSets.Get("dn-2874-2017-eward");
        var best = set.Criteria.Aggregate(DeclarationInput.Empty, (all, c) => all.With(c.Code, c.Examples.First(e => e.Passes == true).Declared));
        var attributes = set.Criteria.SelectMany(c => c.Gate?.Attributes ?? new HashSet<string>()).Distinct().ToDictionary(a => a, _ => InputValue.Of(1000m));
        var input = best with { UnitAttributes = best.UnitAttributes.AddRange(attributes) };
        var gates = set.Criteria.Where(c => c.Gate is { Type: "3", When: null } && !set.Criteria.Any(o => o.Gate?.Tightens == c.Code)).Take(2).ToList();
        var failing = gates.Aggregate(input, (all, c) => all.With(c.Code, c.Examples.First(e => e.Passes == false).Declared));
        Assert.Empty(ImprovementPlan.For(set, input, PlanTarget.Read(set, "3")!).Steps);
        var plan = ImprovementPlan.For(set, failing, PlanTarget.Read(set, "3")!);
        Assert.Equal(gates.Select(g => g.Code), Codes(plan));
        Assert.True(plan is { Reachable: true, Proven: true, Gain: 0 });
    }

    [Fact]
    public void What_no_improvement_reaches_is_said_with_the_most_there_is()
    {
        var plan = Plan(SmallSets.WithRule("{kind: ratio}"), """{"C1": {"percent": 10}}""", "2.01");
        Assert.Equal((false, true, 0, 2m), (plan.Reachable, plan.Proven, plan.Steps.Count, plan.After.Total));
    }

    [Theory]
    [InlineData("V")]
    [InlineData("grades:I")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("")]
    public void A_target_is_a_total_or_an_outcome_of_the_set(string text) => Assert.Null(PlanTarget.Read(ClassifiedSets.Load(ClassifiedSets.Levels), text));
}
