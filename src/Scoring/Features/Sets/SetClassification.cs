using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>A classification (xếp loại) that the decision prescribes.</summary>
/// <param name="Kind">levels, grades or types.</param>
/// <param name="Text">The decision's words, verbatim.</param>
/// <param name="Groups">The groups that it is about; none for types.</param>
/// <param name="Entries">Levels, grades or types, highest first.</param>
/// <param name="Otherwise">What a unit is called that reaches none; null for grades, whose last takes the rest.</param>
public sealed record SetClassification(
    string Id, string Kind, Bilingual Title, string? Text, string? Clause, IReadOnlyList<Bilingual> Notes, IReadOnlyList<string> Groups,
    IReadOnlyList<ClassificationEntry> Entries, Bilingual? Otherwise)
{
    public static IReadOnlyList<SetClassification> Of(CriteriaSet set)
    {
        // What each entry takes, in points on the set's own maxima, is for the library to say: it does for a unit that declares nothing.
        var held = set.Content.Classification.Count == 0 ? [] : set.Score(DeclarationInput.Empty).Classification;
        return [.. set.Content.Classification.Select(one => Of(set, one, held.First(result => result.Id == one.Id)))];
    }

    private static SetClassification Of(CriteriaSet set, Classification one, ClassificationResult held) => one switch
    {
        LevelClassification levels => Of(one, levels.Groups, levels.Unranked, [.. levels.Levels.Select(level => new ClassificationEntry(
            level.Id, level.Label, null, null, Conditions(held.Decisions[0], level.Id)))]),
        GradeClassification grades => Of(one, grades.Groups, null, [.. grades.Grades.Select(grade => new ClassificationEntry(
            grade.Id, grade.Label, grade.From, grade.Printed, [.. held.Decisions.SelectMany(decision => Conditions(decision, grade.Id))]))]),
        TypeClassification types => Of(one, [], types.None, [.. types.Types.Select(type => new ClassificationEntry(
            type.Id, type.Label, null, null,
            [.. set.Criteria.Where(criterion => criterion.Gate?.Type == type.Id).Select(criterion => new EntryCondition(criterion.Code, "gate", null, null))]))]),
        _ => throw new NotSupportedException($"Classification {one.Kind}"),
    };

    private static SetClassification Of(Classification one, IReadOnlyList<string> groups, Bilingual? otherwise, IReadOnlyList<ClassificationEntry> entries) =>
        new(one.Id, one.Kind, one.Title, one.Text, one.Clause, SetDocument.Texts(one.Notes), groups, entries, otherwise);

    private static IReadOnlyList<EntryCondition> Conditions(ClassificationDecision decision, string entry) =>
    [
        .. decision.Candidates.First(candidate => candidate.Id == entry).Conditions
            .Select(condition => new EntryCondition(condition.Node, SetDocument.Kebab(condition.Kind), condition.Required, condition.Printed)),
    ];
}

/// <param name="From">Of a grade: the share of a group's maximum from which it is given, 0 to 1; null for the last.</param>
/// <param name="Printed">Of a grade: the decision's words.</param>
public sealed record ClassificationEntry(string Id, Bilingual Label, decimal? From, string? Printed, IReadOnlyList<EntryCondition> Conditions);

/// <summary>What an entry takes.</summary>
/// <param name="Node">Code of the group or of the criterion; of a minimum total the classification's id.</param>
/// <param name="Kind">total, group or gate.</param>
/// <param name="Required">In points, on the set's own maximum; null for gates.</param>
/// <param name="Printed">The decision's words.</param>
public sealed record EntryCondition(string Node, string Kind, decimal? Required, string? Printed);
