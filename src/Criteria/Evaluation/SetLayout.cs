namespace EGovPlatform.Criteria;

/// <summary>Where a set's figures, criteria and groups stand when a declaration is bound to it.</summary>
internal sealed class SetLayout
{
    public SetLayout(IReadOnlyList<CriteriaGroup> groups, IReadOnlyList<Criterion> criteria, bool applicationsOnce)
    {
        var slots = 0;
        var groupIndex = groups.Select((g, i) => (g.Code, Index: i)).ToDictionary(g => g.Code, g => g.Index, StringComparer.Ordinal);
        Criteria = criteria.Select(c =>
        {
            var at = slots;
            // One at least, where the share that a round decides can stand.
            slots += Math.Max(1, c.Rule.Slots);
            return new CriterionLayout(
                c.Rule, at, slots - at, groupIndex[c.Group], c.Max is not null, Exact.InMillionths(c.Max ?? 0),
                // A gate gives no points that could be counted twice, and a penalty spares nobody anything.
                applicationsOnce && c.Direction != Direction.Penalty && c.Rule is not GateRule);
        }).ToArray();
        Groups = groups.Select(g => new GroupLayout(g.Direction, g.Max)).ToArray();
        Slots = slots;
        Positions = criteria.Select((c, i) => (c.Code, Index: i)).ToDictionary(c => c.Code, c => c.Index, StringComparer.Ordinal);
    }

    /// <summary>By criterion, in the set's order.</summary>
    public CriterionLayout[] Criteria { get; }

    public GroupLayout[] Groups { get; }

    /// <summary>How many figures a declaration has at most.</summary>
    public int Slots { get; }

    /// <summary>A criterion's place in the set, by code.</summary>
    public Dictionary<string, int> Positions { get; }
}

/// <param name="Rule">Its rule.</param>
/// <param name="First">Where its figures start.</param>
/// <param name="Slots">How many they are.</param>
/// <param name="Group">Its group's place.</param>
/// <param name="HasMax">Whether the print states a maximum.</param>
/// <param name="Max">The maximum.</param>
/// <param name="Claims">Whether its points use up the applications that it rests on.</param>
internal sealed record CriterionLayout(Rule Rule, int First, int Slots, int Group, bool HasMax, Exact Max, bool Claims);

internal readonly record struct GroupLayout(Direction Direction, decimal? Max);
