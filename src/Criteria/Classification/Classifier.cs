using System.Collections.Immutable;

namespace EGovPlatform.Criteria;

/// <summary>A group's part of a score, exact, and the maxima of those of its criteria that were taken out.</summary>
internal readonly record struct GroupFigure(Exact Points, decimal Excluded);

/// <summary>What a classification looks at.</summary>
/// <param name="Groups">Points by group code, for every group on the scale.</param>
/// <param name="Criteria">Results of the criteria, by code: what came of each gate.</param>
/// <param name="Attributes">The unit's attributes, for gates that apply to some units only.</param>
/// <param name="Notes">Where missing attributes are reported.</param>
internal sealed record ClassificationFigures(
    IReadOnlyDictionary<string, GroupFigure> Groups,
    IReadOnlyDictionary<string, CriterionResult> Criteria,
    IImmutableDictionary<string, InputValue> Attributes,
    EvaluationNotes Notes);

/// <summary>From points and gates to levels, grades and types.</summary>
internal static class Classifier
{
    /// <summary>Every classification of the set, in the file's order.</summary>
    public static IReadOnlyList<ClassificationResult> Classify(CriteriaSet set, ClassificationFigures figures) =>
        set.Content.Classification.Select(c => new ClassificationResult(c.Id, c.Kind, c.Title, c switch
        {
            LevelClassification levels => [new LevelDecision(set, levels, figures).Decide()],
            GradeClassification grades => grades.Groups.Select(g => GradeDecision.Decide(set, grades, g, figures)).ToList(),
            TypeClassification types => [new TypeDecision(set, types, figures).Decide()],
            _ => throw new InvalidOperationException($"No way to decide a classification of the kind {c.Kind}."),
        })).ToList();
}
