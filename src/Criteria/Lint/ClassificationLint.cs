namespace EGovPlatform.Criteria;

/// <summary>
/// Levels that are defined on another maximum than the set has, and minimum totals that are not the sum of the groups' minima.
/// </summary>
internal static class ClassificationLint
{
    public static IEnumerable<RuleFinding> Of(CriteriaSet set, LevelClassification classification) =>
        Bases(set, classification).Concat(classification.Levels.SelectMany(level => Sum(set, classification, level)));

    // One finding for each printed base, however many levels print it.
    private static IEnumerable<RuleFinding> Bases(CriteriaSet set, LevelClassification classification)
    {
        var max = classification.Groups.Sum(g => Maximum(set, g));
        var printed = classification.Levels.SelectMany(level => classification.Groups
            .Where(g => level.Groups.GetValueOrDefault(g)?.Of is not null)
            .Select(g => (Level: level, Of: Title(set, g), Printed: level.Groups[g].Of!.Value, Max: Maximum(set, g)))
            .Append((Level: level, Of: Texts.Say("classification.total", classification.Title), Printed: level.Total?.Of ?? max, Max: max)));
        foreach (var group in printed.Where(p => p.Printed != p.Max).GroupBy(p => (p.Of, p.Printed, p.Max)))
        {
            var levels = group.Select(p => p.Level.Label).ToList();
            yield return new(LintCodes.LevelBaseMismatch, NumberText.Invariant(group.Key.Printed), NumberText.Invariant(group.Key.Max), Texts.Say(
                "lint.level-base-mismatch", classification.Id, group.Key.Of, group.Key.Printed, group.Key.Max, Texts.Joined(levels)));
        }
    }

    private static IEnumerable<RuleFinding> Sum(CriteriaSet set, LevelClassification classification, Level level)
    {
        // Without a minimum for each group there is nothing to add up.
        if (level.Total is not { } total || !classification.Groups.All(level.Groups.ContainsKey)) yield break;
        var bases = classification.Groups.Sum(g => LevelBase.Printed(set, level, g));
        Exact sum = 0;
        foreach (var group in classification.Groups) sum += (Exact)level.Groups[group].Share * LevelBase.Printed(set, level, group);
        // Where total and groups print different bases, the same part of both is meant.
        var expected = (sum * LevelBase.Printed(set, classification, level) / bases).ToDecimal();
        if (expected != total.Min)
            yield return new(LintCodes.LevelSumMismatch, NumberText.Invariant(total.Min), NumberText.Invariant(expected), Texts.Say(
                "lint.level-sum-mismatch", classification.Id, level.Label, total.Min, expected));
    }

    private static decimal Maximum(CriteriaSet set, string group) => set.Groups.First(g => g.Code == group).PossiblePoints;

    private static Bilingual Title(CriteriaSet set, string group) => set.Groups.First(g => g.Code == group).Title;
}
