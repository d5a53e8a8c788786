namespace EGovPlatform.Criteria;

/// <summary>The maximum that a level's printed minimum total is measured on.</summary>
public static class LevelBase
{
    /// <summary>The base that the total itself prints, else the sum of those that the groups print; a group without one counts with the set's own maximum.</summary>
    public static decimal Printed(CriteriaSet set, LevelClassification classification, Level level) =>
        level.Total?.Of ?? classification.Groups.Sum(g => Printed(set, level, g));

    /// <summary>The base of one group's share.</summary>
    public static decimal Printed(CriteriaSet set, Level level, string group) =>
        level.Groups.GetValueOrDefault(group)?.Of ?? set.Groups.First(g => g.Code == group).PossiblePoints;
}
