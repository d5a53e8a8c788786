namespace EGovPlatform.Criteria;

/// <summary>
/// What came of a bound declaration (kết quả chấm điểm), with the steps behind every figure as data. <see cref="ToResult"/> adds the classification; the words of
/// a trace are written when they are read.
/// </summary>
public sealed class Evaluation
{
    private readonly EvaluationLog _log;
    private readonly TotalFigures _figures;

    internal Evaluation(BoundDeclaration declaration, EvaluationLog log, TotalFigures figures) => (Declaration, _log, _figures) = (declaration, log, figures);

    /// <summary>What was evaluated.</summary>
    public BoundDeclaration Declaration { get; }

    /// <summary>As <see cref="ScoreResult.Total"/>.</summary>
    public decimal Total => _figures.Total;

    /// <summary>What came of a criterion.</summary>
    /// <param name="index">Its place in the set, from 0.</param>
    public CriterionResult Criterion(int index)
    {
        var criterion = Declaration.Set.Criteria[index];
        var (status, trace) = (_log.Statuses[index], new Trace(() => _log.Trace.Write(index)));
        var result = new CriterionResult(criterion.Code, criterion.Group, criterion.Direction, _log.Points[index].ToDecimal(), criterion.Max, status, trace);
        if (criterion.Rule is not GateRule gate || status == CriterionStatus.NotApplicable) return result;
        // A gate that nothing was shown for does not hold; one that does not apply is left out.
        if (status != CriterionStatus.Scored) return result with { Passes = false };
        var (passes, margin) = gate.Holds(new(Declaration.Figures, Declaration.Set.Layout.Criteria[index].First, null));
        return result with { Passes = passes, Margin = margin?.ToDecimal() };
    }

    /// <summary>The whole result: groups, criteria, classification, problems and warnings.</summary>
    public ScoreResult ToResult()
    {
        var set = Declaration.Set;
        // What the classification finds lacking belongs to this result, not to the declaration.
        var notes = new EvaluationNotes(Declaration.Notes);
        if (Declaration.Excluded != 0 && set.Scale <= Declaration.Excluded) notes.Warn("", "nothing-applicable", Texts.Say("warning.nothing-applicable"));
        var criteria = Enumerable.Range(0, set.Criteria.Count).Select(Criterion).ToList();
        return new ScoreResult
        {
            SetId = set.Id,
            Version = set.Version,
            SetHash = set.ContentHash,
            Parameters = Declaration.Parameters,
            Total = _figures.Total,
            Scale = set.Scale,
            RawTotal = _figures.Raw,
            ApplicableMax = set.Scale - Declaration.Excluded,
            Bonus = _figures.Bonus,
            Penalty = _figures.Penalty,
            Groups = set.Groups.Zip(_figures.Groups).Where(g => g.First.Direction == Direction.Score)
                .Select(g => new GroupResult(g.First.Code, g.Second, g.First.PossiblePoints)).ToList(),
            Criteria = criteria,
            Classification = Classify(criteria, notes),
            Trace = new(() => new TotalTrace(set, _log.Points, Declaration.Excluded).Write()),
            Problems = notes.Problems,
            Warnings = notes.Warnings,
        };
    }

    private IReadOnlyList<ClassificationResult> Classify(List<CriterionResult> criteria, EvaluationNotes notes)
    {
        var set = Declaration.Set;
        if (set.Content.Classification.Count == 0) return [];
        var groups = set.Groups.Where(g => g.Direction == Direction.Score).ToDictionary(g => g.Code, g => new GroupFigure(PointsOf(g), ExcludedIn(g)), StringComparer.Ordinal);
        return Classifier.Classify(set, new(groups, criteria.ToDictionary(c => c.Code, StringComparer.Ordinal), Declaration.Input.UnitAttributes, notes));
    }

    private Exact PointsOf(CriteriaGroup group)
    {
        var sum = default(SlowSum);
        foreach (var criterion in group.Criteria) sum.Add(_log.Points[Declaration.Set.Layout.Positions[criterion.Code]]);
        if (group.Max is { } max) sum.Cap(max);
        return sum.Value;
    }

    private decimal ExcludedIn(CriteriaGroup group) => group.Criteria
        .Where(c => Declaration.States[Declaration.Set.Layout.Positions[c.Code]] is BindingState.Excluded or BindingState.ExcludedZero)
        .Sum(c => c.Max ?? 0);
}
