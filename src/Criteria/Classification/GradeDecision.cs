namespace EGovPlatform.Criteria;

/// <summary>Grades one group by the share of its maximum.</summary>
internal static class GradeDecision
{
    public static ClassificationDecision Decide(CriteriaSet set, GradeClassification classification, string code, ClassificationFigures figures)
    {
        var trace = new MinimumTrace();
        var group = set.Groups.First(g => g.Code == code);
        var (figure, max) = (figures.Groups[code], group.PossiblePoints);
        var points = trace.Rescaled(group.Title, trace.Points(group.Title, figure.Points), max, figure.Excluded);

        var candidates = new List<ClassificationCandidate>();
        var terms = new List<TraceTerm>();
        foreach (var grade in classification.Grades)
        {
            var conditions = new List<(TraceTerm Term, ClassificationCondition Condition)>();
            if (grade.From is { } from)
                conditions.Add(trace.Minimum(ConditionKind.Group, code, grade.Label, group.Title, points, $"{NumberText.Invariant(from)} * {NumberText.Invariant(max)}", max, grade.Printed));
            var holds = trace.All(grade.Label, conditions.Select(c => c.Term).ToList(), points is not null);
            terms.Add(holds);
            candidates.Add(new(grade.Id, grade.Label, !holds.Value.IsZero, conditions.Select(c => c.Condition).ToList()));
        }
        var outcome = candidates.Find(c => c.Holds);
        // The last grade takes the rest: without an outcome there was nothing to grade.
        var label = outcome?.Label ?? Texts.Say("classification.not-graded");
        return new()
        {
            Group = code,
            Outcome = outcome?.Id,
            Label = label,
            Points = points?.Value.ToDecimal(),
            Max = max,
            Candidates = candidates,
            Trace = trace.Choose(label, terms),
        };
    }
}
