namespace EGovPlatform.Criteria;

/// <summary>Finds the highest level whose minimum total and minima of single groups a unit reaches.</summary>
internal sealed class LevelDecision(CriteriaSet set, LevelClassification classification, ClassificationFigures figures)
{
    private readonly MinimumTrace _trace = new();

    public ClassificationDecision Decide()
    {
        var groups = classification.Groups.Select(c => set.Groups.First(g => g.Code == c)).ToList();
        var points = groups.Select(g => _trace.Points(g.Title, figures.Groups[g.Code].Points)).ToList();
        var sum = _trace.Sum(Texts.Say("classification.total", classification.Title), points);
        var max = groups.Sum(g => g.PossiblePoints);
        var total = _trace.Rescaled(classification.Title, sum, max, groups.Sum(g => figures.Groups[g.Code].Excluded));
        var shares = groups.Zip(points).ToDictionary(
            g => g.First.Code,
            g => _trace.Rescaled(g.First.Title, g.Second, g.First.PossiblePoints, figures.Groups[g.First.Code].Excluded),
            StringComparer.Ordinal);

        var candidates = new List<ClassificationCandidate>();
        var terms = new List<TraceTerm>();
        foreach (var level in classification.Levels)
        {
            var conditions = new List<(TraceTerm Term, ClassificationCondition Condition)>();
            if (level.Total is { } minimum)
                conditions.Add(_trace.Minimum(ConditionKind.Total, classification.Id, level.Label, Texts.Say("classification.total", classification.Title),
                    total, TotalMinimum(minimum, LevelBase.Printed(set, classification, level), max), max, minimum.Printed));
            foreach (var group in groups)
            {
                if (!level.Groups.TryGetValue(group.Code, out var share)) continue;
                var expression = $"{NumberText.Invariant(share.Share)} * {NumberText.Invariant(group.PossiblePoints)}";
                conditions.Add(_trace.Minimum(ConditionKind.Group, group.Code, level.Label, group.Title, shares[group.Code], expression, group.PossiblePoints, share.Printed));
            }
            var holds = _trace.All(level.Label, conditions.Select(c => c.Term).ToList(), total is not null);
            terms.Add(holds);
            candidates.Add(new(level.Id, level.Label, !holds.Value.IsZero, conditions.Select(c => c.Condition).ToList()));
        }
        var outcome = candidates.Find(c => c.Holds);
        var label = outcome?.Label ?? classification.Unranked;
        return new()
        {
            Outcome = outcome?.Id,
            Label = label,
            Points = total?.Value.ToDecimal(),
            Max = max,
            Candidates = candidates,
            Trace = _trace.Choose(label, terms),
        };
    }

    // The printed minimum is that part of the printed base; it applies to what the set's own groups can give.
    private static string TotalMinimum(LevelTotal total, decimal printedBase, decimal max) =>
        printedBase == max
            ? NumberText.Invariant(total.Min)
            : $"{NumberText.Invariant(total.Min)} * {NumberText.Invariant(max)} / {NumberText.Invariant(printedBase)}";
}
