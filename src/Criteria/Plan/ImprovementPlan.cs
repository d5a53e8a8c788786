namespace EGovPlatform.Criteria;

/// <summary>
/// The smallest set of improvements that reaches a target (kế hoạch cải thiện): the fewest criteria; of these the least effort, where the set states efforts;
/// of these the ones that stand first in the set.
/// </summary>
/// <remarks>
/// An improvement puts the best inputs that a criterion's rule knows in place of what is declared, with evidence. What does not apply stays so, and what an
/// application was given points for stays with it: a criterion that has no points yet would name another one.
/// </remarks>
public sealed record ImprovementPlan
{
    /// <summary>What is to be reached.</summary>
    public required PlanTarget Target { get; init; }

    /// <summary>Whether it can be reached; it can be without a step where it is reached already.</summary>
    public required bool Reachable { get; init; }

    /// <summary>
    /// Whether no smaller set exists for sure. False only where looking for it would have taken more than <see cref="PlanOptimum.MaximumWork"/> steps; the
    /// improvements reach the target also then.
    /// </summary>
    public required bool Proven { get; init; }

    /// <summary>The declaration's score as it is.</summary>
    public required ScoreResult Before { get; init; }

    /// <summary>The score with all steps taken; with every improvement there is, where the target cannot be reached.</summary>
    public required ScoreResult After { get; init; }

    /// <summary>The improvements, in the set's order; none where the target cannot be reached.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>What the steps add to the total, in points; 0 for a plan without steps, and for one that only passes gates.</summary>
    public decimal Gain => Steps.Sum(s => s.Gain);

    /// <summary>Finds the plan.</summary>
    /// <param name="set">The set.</param>
    /// <param name="input">What is declared now.</param>
    /// <param name="target">What to reach.</param>
    /// <param name="parameters">What the round decides; the documents' defaults where nothing is given.</param>
    public static ImprovementPlan For(CriteriaSet set, DeclarationInput input, PlanTarget target, SetParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        return new PlanSearch(set, input, target, parameters ?? SetParameters.Default).Run();
    }
}

/// <summary>One improvement.</summary>
/// <param name="Criterion">What to improve.</param>
/// <param name="From">What is declared; null where nothing is.</param>
/// <param name="To">The inputs that give the points: of several that do, the nearest to what is declared.</param>
/// <param name="PointsFrom">The criterion's points now, without a sign.</param>
/// <param name="PointsTo">Its points then.</param>
/// <param name="Gain">What the step adds to the total when the steps are taken in this order.</param>
public sealed record PlanStep(Criterion Criterion, DeclaredValue? From, DeclaredValue To, decimal PointsFrom, decimal PointsTo, decimal Gain);
