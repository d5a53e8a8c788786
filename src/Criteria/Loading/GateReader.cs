namespace EGovPlatform.Criteria;

/// <summary>Reads the <c>gate</c> of a criterion, and holds the gates to the types and to each other once all are read.</summary>
internal static class GateReader
{
    private const int MaximumCondition = 400;

    public static CriterionGate? Read(YamlMap criterion, Rule rule)
    {
        if (criterion.Optional("gate")?.AsMap() is not { } map) return null;
        if (rule is not GateRule) throw map.Wrong("set.gate-without-rule", rule.Kind);
        var gate = new CriterionGate(map.Text("type"), map.OptionalText("tightens"), map.Optional("when") is { } when ? Condition(when.AsScalar()) : null);
        map.Done();
        return gate;
    }

    /// <summary>Every gate names a type that the set has, and tightens a gate of a lower type.</summary>
    public static void Check(YamlMap set, IReadOnlyList<CriteriaGroup> groups, TypeClassification? classification)
    {
        var ranks = (classification?.Types ?? []).Select((t, i) => (t.Id, Rank: i)).ToDictionary(t => t.Id, t => t.Rank, StringComparer.Ordinal);
        var gates = groups.SelectMany(g => g.Criteria).Where(c => c.Gate is not null).ToDictionary(c => c.Code, c => c.Gate!, StringComparer.Ordinal);
        foreach (var (criterion, node) in groups.SelectMany(g => g.Criteria).Zip(Nodes(set)))
        {
            if (criterion.Gate is not { } gate) continue;
            if (!ranks.TryGetValue(gate.Type, out var rank)) throw node.Required("type").Wrong("set.unknown-type", gate.Type, string.Join(", ", ranks.Keys));
            if (gate.Tightens is not { } lower) continue;
            if (!gates.TryGetValue(lower, out var other) || !ranks.TryGetValue(other.Type, out var below) || below <= rank)
                throw node.Required("tightens").Wrong("set.tightens-lower", lower);
        }
        foreach (var type in classification?.Types ?? [])
            if (gates.Values.All(g => g.Type != type.Id)) throw set.Required("classification").Wrong("set.type-without-gate", type.Id);
    }

    private static IEnumerable<YamlMap> Nodes(YamlMap set) =>
        set.Maps("groups").SelectMany(g => g.Maps("criteria")).Select(c => c.Optional("gate") as YamlMap ?? c);

    private static Formula Condition(YamlScalar when)
    {
        if (when.Value.Length > MaximumCondition) throw when.Wrong("set.text-too-long", MaximumCondition);
        try
        {
            return Formula.Parse(when.Value);
        }
        catch (FormulaException e)
        {
            throw when.Wrong("set.bad-formula", e.Position + 1, e.Reason);
        }
    }
}
