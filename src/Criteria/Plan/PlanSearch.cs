namespace EGovPlatform.Criteria;

/// <summary>Turns a target into what groups and gates need, finds the smallest set of improvements, and holds it against a real score.</summary>
internal sealed class PlanSearch(CriteriaSet set, DeclarationInput input, PlanTarget target, SetParameters parameters)
{
    // Decimals lose less than this of the fractions that a score adds up; the score itself, which is exact, has the last word.
    private const decimal Slack = 0.000_000_000_000_001m;

    private readonly ScoreResult _before = set.Score(input, parameters);

    /// <summary>What one way to the target needs.</summary>
    private sealed record Need(IReadOnlyList<PlanGroup> Groups, IReadOnlyList<PlanItem> Items, decimal? Total);

    public ImprovementPlan Run()
    {
        if (target.ReachedBy(_before)) return Plan(reachable: true, proven: true, [], _before);
        var improvements = new ImprovementFinder(set, input, parameters, _before).Find().ToDictionary(i => i.Order);
        var needs = Needs(improvements.Values.ToList()).ToList();
        foreach (var slack in new[] { Slack, -Slack })
        {
            var (items, proven) = Smallest(needs, slack);
            if (items is null) break;
            var steps = items.Select(i => improvements[i.Order]).ToList();
            if (target.ReachedBy(set.Score(With(steps), parameters))) return Plan(reachable: true, proven && slack > 0, steps, set.Score(With(steps), parameters));
        }
        return Plan(reachable: false, proven: true, [], set.Score(With(improvements.Values.ToList()), parameters));
    }

    private static (IReadOnlyList<PlanItem>? Items, bool Proven) Smallest(List<Need> needs, decimal slack)
    {
        IReadOnlyList<PlanItem>? best = null;
        var proven = true;
        foreach (var need in needs)
        {
            IReadOnlyList<PlanItem>? found;
            try
            {
                found = new PlanOptimum(need.Groups, need.Total, slack).Smallest(need.Items);
            }
            catch (PlanTooLargeException)
            {
                (found, proven) = (new PlanOptimum(need.Groups, need.Total, slack).Sufficient(need.Items), false);
            }
            if (found is not null && (best is null || Compare(found, best) < 0)) best = found;
        }
        return (best, proven);
    }

    private static int Compare(IReadOnlyList<PlanItem> a, IReadOnlyList<PlanItem> b)
    {
        if (a.Count != b.Count) return a.Count.CompareTo(b.Count);
        var efforts = a.Sum(i => i.Effort).CompareTo(b.Sum(i => i.Effort));
        return efforts != 0 ? efforts : a.Zip(b).Select(p => p.First.Order.CompareTo(p.Second.Order)).FirstOrDefault(c => c != 0);
    }

    private DeclarationInput With(IEnumerable<Improvement> steps) => steps.Aggregate(input, (declared, s) => declared.With(s.Criterion.Code, s.To));

    private ImprovementPlan Plan(bool reachable, bool proven, List<Improvement> improvements, ScoreResult after)
    {
        var steps = new List<PlanStep>();
        var total = _before.Total;
        for (var i = 0; i < improvements.Count; i++)
        {
            var next = set.Score(With(improvements.Take(i + 1)), parameters).Total;
            var step = improvements[i];
            steps.Add(new(step.Criterion, input.Values.GetValueOrDefault(step.Criterion.Code), step.To, step.PointsFrom, step.PointsTo, next - total));
            total = next;
        }
        return new() { Target = target, Reachable = reachable, Proven = proven, Before = _before, After = after, Steps = steps };
    }

    private IEnumerable<Need> Needs(List<Improvement> improvements) => target switch
    {
        TotalTarget total => [OfTotal(total.Points, improvements)],
        OutcomeTarget outcome => Ways(outcome).Where(w => w.All(c => c.Kind == ConditionKind.Gate || c.Value is not null)).Select(w => OfConditions(outcome, w, improvements)),
        _ => [],
    };

    private Need OfTotal(decimal points, List<Improvement> improvements)
    {
        var factor = _before.ApplicableMax == _before.Scale ? 1 : _before.ApplicableMax <= 0 ? 0 : _before.Scale / _before.ApplicableMax;
        return new(set.Groups.Select(g => Group(g, g.Direction == Direction.Score ? factor : 1, null)).ToList(), Items(improvements, _ => true), points);
    }

    /// <summary>The target itself and everything above it, each a way of its own; of several decisions (grades) what each needs least.</summary>
    private IEnumerable<IReadOnlyList<ClassificationCondition>> Ways(OutcomeTarget outcome) => outcome.Decisions(_before) is [var only]
        ? outcome.Above(only).Select(c => c.Conditions)
        : [outcome.Decisions(_before).SelectMany(d => outcome.Above(d).MinBy(c => c.Conditions.Sum(n => n.Required ?? 0))!.Conditions).ToList()];

    private Need OfConditions(OutcomeTarget outcome, IReadOnlyList<ClassificationCondition> conditions, List<Improvement> improvements)
    {
        var least = conditions.Where(c => c.Kind == ConditionKind.Group).GroupBy(c => c.Node, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(c => c.Required!.Value), StringComparer.Ordinal);
        var total = conditions.FirstOrDefault(c => c.Kind == ConditionKind.Total);
        var summed = total is null ? [] : set.Content.Classification.OfType<LevelClassification>().Single(c => c.Id == outcome.Classification).Groups.ToHashSet(StringComparer.Ordinal);
        var factor = Factor(set.Groups.Where(g => summed.Contains(g.Code)).ToList());
        var groups = set.Groups.Select(g => Group(g, summed.Contains(g.Code) ? 1 : 0, least.TryGetValue(g.Code, out var minimum) ? minimum / Factor([g]) : null)).ToList();
        var items = Items(improvements, g => summed.Contains(g.Code) || least.ContainsKey(g.Code));
        // A gate is a group of its own that needs its one point; where nothing can pass it, nothing is there to give it.
        foreach (var gate in conditions.Where(c => c is { Kind: ConditionKind.Gate, Holds: false }))
        {
            if (improvements.Find(i => i.Criterion.Code == gate.Node && i.Passes) is { } passing) items.Add(new(passing.Order, groups.Count, 1, Effort(passing.Criterion)));
            groups.Add(new(0, null, IsPenalty: false, 0, 1));
        }
        return new(groups, items, total?.Required / factor);
    }

    private static decimal Effort(Criterion criterion) => criterion.Effort ?? 1;

    private List<PlanItem> Items(List<Improvement> improvements, Func<CriteriaGroup, bool> counts) => improvements
        .Where(i => i.PointsTo != i.PointsFrom && counts(set.Groups.First(g => g.Code == i.Criterion.Group)))
        .Select(i => new PlanItem(i.Order, GroupIndex(i.Criterion), Math.Abs(i.PointsTo - i.PointsFrom), Effort(i.Criterion))).ToList();

    private int GroupIndex(Criterion criterion) => set.Groups.TakeWhile(g => g.Code != criterion.Group).Count();

    private PlanGroup Group(CriteriaGroup group, decimal weight, decimal? least) =>
        new(_before.Criteria.Where(c => c.Group == group.Code).Sum(c => c.Points), group.Max, group.Direction == Direction.Penalty, weight, least);

    /// <summary>What a point of these groups counts for when what does not apply is taken out; 1 where nothing is left, which no condition asks for.</summary>
    private decimal Factor(List<CriteriaGroup> groups)
    {
        var most = groups.Sum(g => g.PossiblePoints);
        var applicable = most - groups.SelectMany(g => g.Criteria).Where(TakenOut).Sum(c => c.Max ?? 0);
        return applicable <= 0 ? 1 : most / applicable;
    }

    private bool TakenOut(Criterion criterion) =>
        criterion.Direction == Direction.Score && _before.Criteria.First(c => c.Code == criterion.Code).Status == CriterionStatus.NotApplicable
        && (criterion.NotApplicable != NotApplicablePolicy.Special || parameters.ShareFor(criterion.Code) is null);
}
