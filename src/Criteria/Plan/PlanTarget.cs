using System.Globalization;

namespace EGovPlatform.Criteria;

/// <summary>What a plan is to reach: a total, or a level, grade or type.</summary>
public abstract record PlanTarget
{
    private protected PlanTarget()
    {
    }

    /// <summary>
    /// Reads <c>80</c> or <c>80.5</c> (a total), <c>II</c> or <c>readiness:II</c> (a level, grade or type, with its classification's id where several
    /// have one of the name). Ids win over numbers: types may be called 1, 2, 3. Null where the set has nothing of the kind, or more than one.
    /// </summary>
    public static PlanTarget? Read(CriteriaSet set, string text)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(text);
        var all = All(set).ToList();
        var named = all.Where(t => $"{t.Classification}:{t.Id}" == text).ToList();
        if (named.Count == 0) named = all.Where(t => t.Id == text).ToList();
        if (named.Count > 0) return named.Count == 1 ? named[0] : null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && set.Scale > 0 ? new TotalTarget(points) : null;
    }

    /// <summary>Every level, grade and type of a set.</summary>
    public static IEnumerable<OutcomeTarget> All(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Content.Classification.SelectMany(c => (c switch
        {
            LevelClassification levels => levels.Levels.Select(l => l.Id),
            GradeClassification grades => grades.Grades.Select(g => g.Id),
            TypeClassification types => types.Types.Select(t => t.Id),
            _ => [],
        }).Select(id => new OutcomeTarget(c.Id, id)));
    }

    /// <summary>Whether a score reaches it.</summary>
    internal abstract bool ReachedBy(ScoreResult result);
}

/// <summary>A total of at least so many points.</summary>
/// <param name="Points">The points.</param>
public sealed record TotalTarget(decimal Points) : PlanTarget
{
    internal override bool ReachedBy(ScoreResult result) => result.Total >= Points;
}

/// <summary>A level, grade or type, or a higher one; of grades, in every group that is graded.</summary>
/// <param name="Classification">The classification's id.</param>
/// <param name="Id">The id of the level, grade or type.</param>
public sealed record OutcomeTarget(string Classification, string Id) : PlanTarget
{
    internal override bool ReachedBy(ScoreResult result) => Decisions(result).All(d => Above(d).Any(c => c.Holds));

    internal IReadOnlyList<ClassificationDecision> Decisions(ScoreResult result) => result.Classification.Single(c => c.Id == Classification).Decisions;

    /// <summary>The target and all that is higher.</summary>
    internal IEnumerable<ClassificationCandidate> Above(ClassificationDecision decision)
    {
        foreach (var candidate in decision.Candidates)
        {
            yield return candidate;
            if (candidate.Id == Id) yield break;
        }
    }
}
