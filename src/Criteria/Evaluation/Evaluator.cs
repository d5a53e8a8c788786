namespace EGovPlatform.Criteria;

/// <summary>
/// Evaluates a bound declaration: criteria in the set's order, their points summed by group, the groups to the total. One way for all: with a trace or
/// without, with fast sums or, where these cannot tell, with slow ones.
/// </summary>
internal static class Evaluator
{
    private const int FewGroups = 32;
    private const int FewApplications = 64;

    public static decimal Total(BoundDeclaration declaration)
    {
        var count = declaration.Set.Layout.Groups.Length;
        Span<FastSum> groups = count <= FewGroups ? stackalloc FastSum[count] : new FastSum[count];
        Run(declaration, groups, null);
        if (SetTotals.Of(declaration, groups).TryTotal(out var total)) return total;
        var exact = new SlowSum[count];
        Run<SlowSum>(declaration, exact, null);
        SetTotals.Of<SlowSum>(declaration, exact).TryTotal(out total);
        return total;
    }

    public static Evaluation Evaluate(BoundDeclaration declaration)
    {
        var log = new EvaluationLog(declaration);
        var count = declaration.Set.Layout.Groups.Length;
        Span<FastSum> groups = count <= FewGroups ? stackalloc FastSum[count] : new FastSum[count];
        Run(declaration, groups, log);
        if (SetTotals.Of(declaration, groups).TryFigures(groups) is { } figures) return new(declaration, log, figures);
        var exact = new SlowSum[count];
        Run<SlowSum>(declaration, exact, null);
        return new(declaration, log, SetTotals.Of<SlowSum>(declaration, exact).TryFigures(exact)!);
    }

    private static void Run<TSum>(BoundDeclaration declaration, Span<TSum> groups, EvaluationLog? log)
        where TSum : struct, ISum<TSum>
    {
        var criteria = declaration.Set.Layout.Criteria;
        Span<int> claims = declaration.ApplicationCount <= FewApplications ? stackalloc int[declaration.ApplicationCount] : new int[declaration.ApplicationCount];
        claims.Clear();
        for (var i = 0; i < criteria.Length; i++)
        {
            var criterion = criteria[i];
            var figures = new RuleFigures(declaration.Figures, criterion.First, log?.Trace);
            var (status, points) = Judge(declaration, i, criterion, figures, claims);
            log?.Add(status, points);
            groups[criterion.Group].Add(points);
        }
    }

    private static (CriterionStatus Status, Exact Points) Judge(BoundDeclaration declaration, int index, CriterionLayout criterion, in RuleFigures figures, Span<int> claims)
    {
        switch (declaration.States[index])
        {
            case BindingState.NotDeclared:
                return Nothing(figures, CriterionStatus.NotDeclared, JudgementText.NotDeclared);
            case BindingState.Invalid:
                return Nothing(figures, CriterionStatus.Invalid, JudgementText.Invalid);
            case BindingState.Rejected:
                return Nothing(figures, CriterionStatus.Rejected, JudgementText.Rejected);
            case BindingState.Excluded:
                return Nothing(figures, CriterionStatus.NotApplicable, JudgementText.Excluded);
            case BindingState.ExcludedZero:
                figures.Step(Exact.Zero, JudgementText.ZeroOfZero);
                return Nothing(figures, CriterionStatus.NotApplicable, JudgementText.Excluded);
            case BindingState.Special:
                return (CriterionStatus.NotApplicable, figures.Step(figures[0] * criterion.Max, JudgementText.Special).Value);
            case BindingState.SpecialZero:
                figures.Step(Exact.Zero, JudgementText.ZeroOfZero);
                return (CriterionStatus.NotApplicable, figures.Step(figures[0] * criterion.Max, JudgementText.Special).Value);
        }
        var term = criterion.Rule.Evaluate(figures);
        if (declaration.States[index] == BindingState.WithoutEvidence) return Nothing(figures, CriterionStatus.NoEvidence, JudgementText.NoEvidence);
        var applications = criterion.Claims ? declaration.Applications?[index] : null;
        for (var i = 0; i < applications?.Length; i++)
        {
            if (claims[applications[i]] is not (> 0 and var first)) continue;
            figures.Step(Exact.Zero, JudgementText.DuplicateApplication, i, [first - 1]);
            return (CriterionStatus.DuplicateApplication, Exact.Zero);
        }
        if (criterion.HasMax && term.Value > criterion.Max) term = figures.Step(criterion.Max, JudgementText.Cap);
        // Only what was given points is used up: a claim that came to nothing leaves the application to the next criterion.
        if (applications is not null && !term.Value.IsZero)
            foreach (var application in applications) claims[application] = claims[application] == 0 ? index + 1 : claims[application];
        return (CriterionStatus.Scored, term.Value.Writable());
    }

    private static (CriterionStatus, Exact) Nothing(in RuleFigures figures, CriterionStatus status, StepText why)
    {
        figures.Step(Exact.Zero, why);
        return (status, Exact.Zero);
    }
}
