namespace EGovPlatform.Criteria;

/// <summary>Every kind of rule, by the word that the file uses.</summary>
internal static class RuleKinds
{
    private static readonly Dictionary<string, Func<YamlMap, decimal?, Rule>> Readers = new(StringComparer.Ordinal)
    {
        [ChoiceRule.KindName] = ChoiceRule.Read,
        [RatioRule.KindName] = RatioRule.Read,
        [BandsRule.KindName] = BandsRule.Read,
        [CountRule.KindName] = CountRule.Read,
        [ChecklistRule.KindName] = ChecklistRule.Read,
        [SumRule.KindName] = SumRule.Read,
        [SampleRule.KindName] = SampleRule.Read,
        [StepRule.KindName] = StepRule.Read,
        [PeerRule.KindName] = PeerRule.Read,
        [FormulaRule.KindName] = FormulaRule.Read,
        [GateRule.KindName] = GateRule.Read,
        [UnscoredRule.KindName] = UnscoredRule.Read,
    };

    public static Rule Read(YamlMap map, decimal? max)
    {
        var rule = map.Word<RuleReader>("kind", Words).Read(map, max);
        map.Done();
        return rule;
    }

    private static Dictionary<string, RuleReader> Words { get; } = Readers.ToDictionary(r => r.Key, r => new RuleReader(r.Value), StringComparer.Ordinal);

    private readonly record struct RuleReader(Func<YamlMap, decimal?, Rule> Read);
}
