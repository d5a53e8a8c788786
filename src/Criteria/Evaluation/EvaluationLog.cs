namespace EGovPlatform.Criteria;

/// <summary>What came of each criterion, in the set's order, and the steps behind it.</summary>
internal sealed class EvaluationLog(BoundDeclaration declaration)
{
    private int _count;

    public TraceLog Trace { get; } = new(declaration);

    public CriterionStatus[] Statuses { get; } = new CriterionStatus[declaration.Set.Criteria.Count];

    /// <summary>Exact points, within the criterion's maximum.</summary>
    public Exact[] Points { get; } = new Exact[declaration.Set.Criteria.Count];

    public void Add(CriterionStatus status, in Exact points)
    {
        (Statuses[_count], Points[_count]) = (status, points);
        _count++;
        Trace.Next();
    }
}
