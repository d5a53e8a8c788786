namespace EGovPlatform.Criteria;

/// <summary>An improvement as the search sees it.</summary>
/// <param name="Order">The criterion's place in the set.</param>
/// <param name="Group">Index of its group.</param>
/// <param name="Gain">Points that it adds to its group; of a penalty, points that it takes off. Above 0.</param>
/// <param name="Effort">Its effort, from 0.</param>
internal sealed record PlanItem(int Order, int Group, decimal Gain, decimal Effort);

/// <summary>A group as the search sees it.</summary>
/// <param name="Points">The sum of its criteria's points now, before its cap.</param>
/// <param name="Cap">Its cap; null where it has none.</param>
/// <param name="IsPenalty">Whether its points are taken off.</param>
/// <param name="Weight">What a point of it counts for what is needed in all.</param>
/// <param name="Least">The points that it needs by itself; null where it needs none.</param>
internal sealed record PlanGroup(decimal Points, decimal? Cap, bool IsPenalty, decimal Weight, decimal? Least)
{
    /// <summary>What the group contributes with improvements of so many points.</summary>
    public decimal Contribution(decimal gain) => IsPenalty ? -Math.Min(Points - gain, Cap ?? decimal.MaxValue) : Math.Min(Points + gain, Cap ?? decimal.MaxValue);
}

/// <summary>
/// Finds the smallest set of improvements exactly. For every number of improvements and every effort it keeps the most that a group can gain, then the most
/// that groups together can: improvements only ever add, so what gains less for the same number and effort is never better.
/// </summary>
/// <param name="groups">The groups.</param>
/// <param name="needed">What the weighted contributions must come to; null where only groups need something.</param>
/// <param name="slack">How much less than needed counts as enough: what decimals lose of fractions such as thirds.</param>
internal sealed class PlanOptimum(IReadOnlyList<PlanGroup> groups, decimal? needed, decimal slack)
{
    /// <summary>Most combinations that are looked at before the search gives up.</summary>
    public const long MaximumWork = 5_000_000;

    private long _work;

    /// <summary>Combinations looked at so far.</summary>
    public long Work => _work;

    /// <summary>The smallest set, in the set's order; null where not even all of them suffice.</summary>
    /// <exception cref="PlanTooLargeException">The search would take more than <see cref="MaximumWork"/>.</exception>
    public IReadOnlyList<PlanItem>? Smallest(IReadOnlyList<PlanItem> items)
    {
        if (!Suffices(items)) return null;
        var best = Reached([], items, int.MaxValue, decimal.MaxValue).OrderBy(s => s.Count).ThenBy(s => s.Effort).First();
        // Of all sets of this size and effort the one that stands first in the set: an item is taken where the ones after it can complete it.
        var ordered = items.OrderBy(i => i.Order).ToList();
        var chosen = new List<PlanItem>();
        for (var i = 0; chosen.Count < best.Count; i++)
        {
            List<PlanItem> with = [.. chosen, ordered[i]];
            var rest = (Count: best.Count - with.Count, Effort: best.Effort - with.Sum(c => c.Effort));
            if (rest.Effort >= 0 && Reached(with, ordered.Skip(i + 1), rest.Count, rest.Effort).Contains(rest)) chosen = with;
        }
        return chosen;
    }

    /// <summary>Some set that suffices and from which none can be left out: the largest gains first. Null where not even all suffice.</summary>
    public IReadOnlyList<PlanItem>? Sufficient(IReadOnlyList<PlanItem> items)
    {
        if (!Suffices(items)) return null;
        var chosen = items.OrderByDescending(i => groups[i.Group].Weight * i.Gain).ToList();
        for (var i = chosen.Count - 1; i >= 0; i--)
        {
            var without = chosen.Where((_, n) => n != i).ToList();
            if (Suffices(without)) chosen = without;
        }
        return chosen.OrderBy(i => i.Order).ToList();
    }

    private bool Suffices(IReadOnlyList<PlanItem> items)
    {
        var gains = Gains(items);
        return groups.Select((g, i) => Enough(g, gains[i])).All(e => e) && (needed is not { } need || groups.Select((g, i) => g.Weight * g.Contribution(gains[i])).Sum() >= need - slack);
    }

    private bool Enough(PlanGroup group, decimal gain) => group.Least is not { } least || group.Contribution(gain) >= least - slack;

    private decimal[] Gains(IEnumerable<PlanItem> items)
    {
        var gains = new decimal[groups.Count];
        foreach (var item in items) gains[item.Group] += item.Gain;
        return gains;
    }

    /// <summary>The sizes and efforts with which what is needed can be reached, beside what is taken already.</summary>
    private HashSet<(int Count, decimal Effort)> Reached(List<PlanItem> taken, IEnumerable<PlanItem> items, int most, decimal effort)
    {
        var gains = Gains(taken);
        var byGroup = items.ToLookup(i => i.Group);
        var all = new Dictionary<(int Count, decimal Effort), decimal> { [(0, 0)] = 0 };
        for (var g = 0; g < groups.Count; g++)
        {
            var next = new Dictionary<(int Count, decimal Effort), decimal>();
            foreach (var (own, gain) in OfGroup(byGroup[g], most, effort))
            {
                if (!Enough(groups[g], gains[g] + gain)) continue;
                var contribution = groups[g].Weight * groups[g].Contribution(gains[g] + gain);
                foreach (var (others, value) in all) Keep(next, (own.Count + others.Count, own.Effort + others.Effort), value + contribution, most, effort);
            }
            all = next;
        }
        return all.Where(s => needed is not { } need || s.Value >= need - slack).Select(s => s.Key).ToHashSet();
    }

    private Dictionary<(int Count, decimal Effort), decimal> OfGroup(IEnumerable<PlanItem> items, int most, decimal effort)
    {
        var states = new Dictionary<(int Count, decimal Effort), decimal> { [(0, 0)] = 0 };
        foreach (var item in items)
            foreach (var (state, gain) in states.ToList()) Keep(states, (state.Count + 1, state.Effort + item.Effort), gain + item.Gain, most, effort);
        return states;
    }

    private void Keep(Dictionary<(int Count, decimal Effort), decimal> states, (int Count, decimal Effort) key, decimal value, int most, decimal effort)
    {
        if (++_work > MaximumWork) throw new PlanTooLargeException();
        if (key.Count > most || key.Effort > effort) return;
        if (!states.TryGetValue(key, out var known) || known < value) states[key] = value;
    }
}

/// <summary>The smallest set was not found within <see cref="PlanOptimum.MaximumWork"/>.</summary>
internal sealed class PlanTooLargeException : Exception;
