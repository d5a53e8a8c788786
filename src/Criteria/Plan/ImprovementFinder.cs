using System.Collections.Immutable;
using ProbedInputs = System.Collections.Immutable.ImmutableSortedDictionary<string, EGovPlatform.Criteria.InputValue>;

namespace EGovPlatform.Criteria;

/// <summary>The best that a criterion can become.</summary>
/// <param name="Order">Its place in the set.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="To">What would be declared.</param>
/// <param name="PointsFrom">Points now.</param>
/// <param name="PointsTo">Points then.</param>
/// <param name="Passes">Whether a gate is passed then and is not now.</param>
internal sealed record Improvement(int Order, Criterion Criterion, DeclaredValue To, decimal PointsFrom, decimal PointsTo, bool Passes);

/// <summary>
/// Finds each criterion's best inputs by scoring the ones that its rule tells apart (<see cref="RuleProbes"/>), and of those that give the same the nearest to
/// what is declared: fewest inputs changed, then the smallest change.
/// </summary>
internal sealed class ImprovementFinder(CriteriaSet set, DeclarationInput input, SetParameters parameters, ScoreResult before)
{
    /// <summary>Up to so many combinations of inputs are all tried; beyond, one input is bettered after the other until none gives more.</summary>
    private const int MaximumCombinations = 2_000;

    private readonly IReadOnlyList<string> _evidence = [Texts.Say("plan.evidence").Vi];

    public IEnumerable<Improvement> Find()
    {
        var searches = set.Criteria.Select((c, i) => (Order: i, Criterion: c, Axes: RuleProbes.Of(c, Declared(c), input.CohortMaximum)))
            .Where(s => s.Axes.Count > 0 && before.Criteria[s.Order].Status != CriterionStatus.NotApplicable).ToList();
        var small = searches.Where(s => Combinations(s.Axes) <= MaximumCombinations).ToDictionary(s => s.Criterion.Code, s => Product(s.Axes), StringComparer.Ordinal);
        var best = Best(small);
        foreach (var (_, criterion, axes) in searches.Where(s => !small.ContainsKey(s.Criterion.Code)))
            if (Climb(criterion, axes) is { } climbed) best[criterion.Code] = climbed;
        foreach (var (order, criterion, _) in searches)
        {
            if (best.GetValueOrDefault(criterion.Code) is not { } found) continue;
            var (now, then) = (before.Criteria[order], found.Result);
            var passes = then.Passes == true && now.Passes != true;
            if (passes || (criterion.Direction == Direction.Penalty ? then.Points < now.Points : then.Points > now.Points))
                yield return new(order, criterion, Value(criterion, now, found.Inputs), now.Points, then.Points, passes);
        }
    }

    private sealed record Tried(ImmutableSortedDictionary<string, InputValue> Inputs, CriterionResult Result);

    private DeclaredValue Value(Criterion criterion, CriterionResult now, ImmutableSortedDictionary<string, InputValue> inputs)
    {
        var declared = input.Values.GetValueOrDefault(criterion.Code) ?? new();
        // What an application was given points for stays; a claim that came to nothing would need another application.
        var keeps = criterion.Direction == Direction.Penalty || now is { Status: CriterionStatus.Scored, Points: > 0 };
        return new()
        {
            Inputs = inputs,
            Evidence = declared.Evidence.Count == 0 && criterion.EvidenceRequired ? _evidence : declared.Evidence,
            Applications = keeps ? declared.Applications : [],
        };
    }

    private IImmutableDictionary<string, InputValue> Declared(Criterion criterion) => input.Values.GetValueOrDefault(criterion.Code)?.Inputs ?? ImmutableSortedDictionary<string, InputValue>.Empty;

    private static long Combinations(IReadOnlyList<IReadOnlyList<ProbedInputs>> axes) => axes.Aggregate(1L, (n, a) => Math.Min(n * a.Count, 1_000_000));

    private static List<ImmutableSortedDictionary<string, InputValue>> Product(IReadOnlyList<IReadOnlyList<ProbedInputs>> axes)
    {
        var all = new List<ImmutableSortedDictionary<string, InputValue>> { ImmutableSortedDictionary.Create<string, InputValue>(StringComparer.Ordinal) };
        foreach (var axis in axes) all = all.SelectMany(head => axis.Select(head.SetItems)).ToList();
        return all;
    }

    // Criteria do not touch each other without applications: the n-th combination of each is scored in one declaration.
    private Dictionary<string, Tried> Best(Dictionary<string, List<ImmutableSortedDictionary<string, InputValue>>> candidates)
    {
        var best = new Dictionary<string, Tried>(StringComparer.Ordinal);
        for (var i = 0; candidates.Values.Any(c => c.Count > i); i++)
        {
            var round = candidates.Where(c => c.Value.Count > i).ToDictionary(c => c.Key, c => c.Value[i], StringComparer.Ordinal);
            foreach (var tried in Score(round))
                if (tried.Result.Status == CriterionStatus.Scored && (!best.TryGetValue(tried.Result.Code, out var known) || IsBetter(tried, known))) best[tried.Result.Code] = tried;
        }
        return best;
    }

    private Tried? Climb(Criterion criterion, IReadOnlyList<IReadOnlyList<ProbedInputs>> axes)
    {
        Tried? best = null;
        // From what is declared, and from every axis's first, second … probe: a start that is not valid leads nowhere.
        var starts = Enumerable.Range(0, axes.Max(a => a.Count)).Select(i => axes.Aggregate(ImmutableSortedDictionary.Create<string, InputValue>(StringComparer.Ordinal), (all, a) => all.SetItems(a[Math.Min(i, a.Count - 1)])))
            .Append(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Declared(criterion)));
        foreach (var start in starts)
        {
            var at = Try(criterion, start);
            for (var found = true; found;)
            {
                found = false;
                foreach (var next in axes.SelectMany(a => a).Select(p => Try(criterion, at.Inputs.SetItems(p))))
                    if (next.Result.Status == CriterionStatus.Scored && (at.Result.Status != CriterionStatus.Scored || IsMore(next, at))) (at, found) = (next, true);
            }
            if (at.Result.Status == CriterionStatus.Scored && (best is null || IsBetter(at, best))) best = at;
        }
        return best;
    }

    private Tried Try(Criterion criterion, ImmutableSortedDictionary<string, InputValue> inputs) =>
        Score(new Dictionary<string, ImmutableSortedDictionary<string, InputValue>>(StringComparer.Ordinal) { [criterion.Code] = inputs }).Single();

    private IEnumerable<Tried> Score(Dictionary<string, ImmutableSortedDictionary<string, InputValue>> inputs)
    {
        var declared = DeclarationInput.Empty with
        {
            UnitAttributes = input.UnitAttributes,
            CohortMaximum = input.CohortMaximum,
            Values = DeclarationInput.Empty.Values.AddRange(inputs.Select(i => KeyValuePair.Create(i.Key, new DeclaredValue { Inputs = i.Value, Evidence = _evidence }))),
        };
        return set.Score(declared, parameters).Criteria.Where(c => inputs.ContainsKey(c.Code)).Select(c => new Tried(inputs[c.Code], c));
    }

    private static bool IsMore(Tried a, Tried b) =>
        a.Result.Passes != b.Result.Passes ? a.Result.Passes == true
        : a.Result.Direction == Direction.Penalty ? a.Result.Points < b.Result.Points
        : a.Result.Points > b.Result.Points;

    private bool IsBetter(Tried a, Tried b) => IsMore(a, b) || (!IsMore(b, a) && Change(a).CompareTo(Change(b)) < 0);

    private (int Inputs, decimal Figures) Change(Tried tried)
    {
        var declared = Declared(set.Find(tried.Result.Code)!);
        var changed = tried.Inputs.Where(i => declared.GetValueOrDefault(i.Key) != i.Value).ToList();
        var figures = changed.Sum(i => Math.Min(Math.Abs((i.Value.Number ?? 0) - (declared.GetValueOrDefault(i.Key)?.Number ?? 0)), 1_000_000_000_000m));
        return (changed.Count + declared.Keys.Count(k => !tried.Inputs.ContainsKey(k)), figures);
    }
}
