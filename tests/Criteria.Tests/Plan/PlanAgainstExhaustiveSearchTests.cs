namespace EGovPlatform.Criteria.Tests;

/// <summary>
/// Plans for random small sets, held against trying every change of every criterion: no smaller plan, and none of the same size with less effort, exists.
/// </summary>
public sealed class PlanAgainstExhaustiveSearchTests
{
    private const int Sets = 25;

    private static readonly decimal[] Points = [0, 0.25m, 0.5m, 1, 1.5m, 2, 3];

    [Fact]
    public void No_smaller_plan_exists()
    {
        var random = new Random(2386);
        var (reached, improved, levels) = (0, 0, 0);
        for (var i = 0; i < Sets; i++)
        {
            var set = SmallSets.Load(Yaml(random));
            var input = Declared(set, random);
            var all = Exhaustive(set, input);
            var targets = all.Select(a => a.Result.Total).Distinct().Order().ToList();
            var wanted = new List<PlanTarget> { new TotalTarget(targets[^1] + 0.01m), new TotalTarget(targets[^1]), new TotalTarget(targets[random.Next(targets.Count)] - 0.1m), PlanTarget.Read(set, "levels:I")!, PlanTarget.Read(set, "levels:II")! };
            foreach (var target in wanted)
            {
                var plan = ImprovementPlan.For(set, input, target);
                var reaching = all.Where(a => target.ReachedBy(a.Result)).ToList();
                Assert.Equal((reaching.Count > 0, true), (plan.Reachable, plan.Proven));
                if (reaching.Count == 0) continue;
                reached++;
                improved += plan.Steps.Count > 0 ? 1 : 0;
                levels += target is OutcomeTarget && plan.Steps.Count > 0 ? 1 : 0;
                var least = reaching.Min(a => (a.Changed.Count, Effort: a.Changed.Sum(c => set.Find(c)!.Effort ?? 1)));
                Assert.Equal(least, (plan.Steps.Count, plan.Steps.Sum(s => s.Criterion.Effort ?? 1)));
                // Of equal plans the one that stands first in the set: its criteria, compared one after the other.
                var first = reaching.Where(a => (a.Changed.Count, a.Changed.Sum(c => set.Find(c)!.Effort ?? 1)) == least)
                    .Select(a => string.Concat(a.Changed.Select(c => $"{set.Criteria.ToList().FindIndex(k => k.Code == c):00}"))).Min(StringComparer.Ordinal);
                Assert.Equal(first, string.Concat(plan.Steps.Select(s => $"{set.Criteria.ToList().IndexOf(s.Criterion):00}")));
                Assert.True(target.ReachedBy(plan.After));
                Assert.Equal(plan.After.Total - plan.Before.Total, plan.Gain);
            }
        }
        // The random sets must try what they are meant to try.
        Assert.True(reached > 50 && improved > 37 && levels > 6, $"{reached} reached, {improved} with steps, {levels} of levels");
    }

    /// <summary>Every way to better some criteria by any of their options and leave the others as they are, with what it scores.</summary>
    private static List<(List<string> Changed, ScoreResult Result)> Exhaustive(CriteriaSet set, DeclarationInput input)
    {
        var before = set.Score(input).Criteria.ToDictionary(c => c.Code);
        var ways = new List<(List<string> Changed, DeclarationInput Input)> { ([], input) };
        foreach (var criterion in set.Criteria.Where(c => before[c.Code].Status != CriterionStatus.NotApplicable))
        {
            // An application stays with what it was given points for; a claim that came to nothing is dropped.
            var now = before[criterion.Code];
            var applications = now.Direction == Direction.Penalty || now.Points > 0 ? input.Values.GetValueOrDefault(criterion.Code)?.Applications ?? [] : [];
            var better = ((ChoiceRule)criterion.Rule).Options.Where(o => now.Direction == Direction.Penalty ? o.Points < now.Points : Math.Min(o.Points, criterion.Max!.Value) > now.Points);
            ways = ways.SelectMany(w => better.Select(o => (Changed: (List<string>)[.. w.Changed, criterion.Code],
                Input: w.Input.With(criterion.Code, new() { Inputs = new DeclaredValue().Inputs.Add("option", InputValue.Of(o.Id)), Evidence = ["x"], Applications = applications }))).Prepend(w)).ToList();
        }
        return ways.ConvertAll(w => (w.Changed, set.Score(w.Input)));
    }

    private static DeclarationInput Declared(CriteriaSet set, Random random) => set.Criteria.Aggregate(DeclarationInput.Empty, (input, c) => random.Next(6) switch
    {
        0 => input,
        1 when c.NotApplicable == NotApplicablePolicy.Excluded => input.With(c.Code, new() { NotApplicable = true }),
        _ => input.With(c.Code, new()
        {
            Inputs = new DeclaredValue().Inputs.Add("option", InputValue.Of($"o{random.Next(((ChoiceRule)c.Rule).Options.Count)}")),
            Evidence = random.Next(4) == 0 ? [] : ["x"],
            Applications = random.Next(3) == 0 ? ["eOffice"] : [],
        }),
    });

    private static string Yaml(Random random)
    {
        var directions = new[] { "score", "score", random.Next(2) == 0 ? "bonus" : "score", random.Next(2) == 0 ? "penalty" : "score" };
        var groups = directions.Select((d, g) => (Direction: d, Code: $"G{g}", Criteria: Enumerable.Range(0, g < 2 ? 2 : random.Next(1, 3)).Select(c => Criterion($"G{g}.{c}", d, random)).ToList())).ToList();
        return SmallSets.Header("12", "{required: true}") + $$"""
            classification:
            - id: levels
              kind: levels
              title: {vi: Mức độ, en: Levels}
              groups: [G0, G1]
              unranked: {vi: Không, en: None}
              levels:
              - {id: I, label: {vi: I, en: I}, total: {min: {{random.Next(1, 9)}}}, groups: {G0: {share: 0.{{random.Next(1, 10)}} } } }
              - {id: II, label: {vi: II, en: II}, total: {min: 1}, groups: {G0: {share: 0.1}, G1: {share: 0.{{random.Next(1, 6)}} } } }
            groups:

            """ + string.Concat(groups.Select(g => $$"""
            - code: {{g.Code}}
              number: {{g.Code}}
              title: {vi: Nhóm, en: Group}
              max: {{(g.Direction == "score" && random.Next(2) == 0 ? "6" : "2.5")}}
              direction: {{g.Direction}}
              criteria:
            {{string.Concat(g.Criteria)}}

            """));
    }

    private static string Criterion(string code, string direction, Random random)
    {
        var options = string.Join(", ", Enumerable.Range(0, random.Next(2, 4)).Select(o => $"{{id: o{o}, label: {{vi: A, en: A}}, points: {NumberText.Invariant(Points[random.Next(Points.Length)])}}}"));
        var more = (random.Next(2) == 0 ? $"effort: {random.Next(1, 4)}" : "") + (direction == "score" && random.Next(3) == 0 ? "\n    notApplicable: excluded" : "");
        return SmallSets.Criterion(code, $"{{kind: choice, options: [{options}]}}", "2", more);
    }
}
