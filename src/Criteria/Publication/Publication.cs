namespace EGovPlatform.Criteria;

/// <summary>Whether a set may be published, which freezes it.</summary>
public static class Publication
{
    /// <summary>
    /// What keeps a set from being published: that its file does not call it published; a finding that no note of it answers; a worked example that gives
    /// something else; that the version was published with other content. None where it may be, or is.
    /// </summary>
    public static IReadOnlyList<Bilingual> Obstacles(CriteriaSet set, PublicationRegister register)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(register);
        var obstacles = new List<Bilingual>();
        if (set.Status != SetStatus.Published) obstacles.Add(Texts.Say("publish.status", set.Id, set.Version));
        if (register.Contradicts(set)) obstacles.Add(Texts.Say("publish.changed", set.Id, set.Version, register.HashOf(set.Id, set.Version)!, set.ContentHash));
        obstacles.AddRange(set.Lint().Where(f => !f.Resolved).Select(f => Texts.Say("publish.unresolved", f.Code, f.Message)));
        obstacles.AddRange(from criterion in set.Criteria
                           from example in criterion.Examples.Index()
                           where !Agrees(set, criterion, example.Item)
                           select Texts.Say("publish.example", criterion.Code, example.Index + 1));
        return obstacles;
    }

    private static bool Agrees(CriteriaSet set, Criterion criterion, WorkedExample example)
    {
        var scored = set.Score(example.ToDeclaration(criterion.Code)).Criteria.First(c => c.Code == criterion.Code);
        return scored.Status == example.Status && scored.Points == (example.Points ?? 0) && (example.Passes is null || scored.Passes == example.Passes);
    }
}
