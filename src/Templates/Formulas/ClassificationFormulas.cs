using EGovPlatform.Criteria;
using EGovPlatform.Templates.Writing;
using static EGovPlatform.Templates.Writing.Calculation;

namespace EGovPlatform.Templates.Formulas;

/// <summary>What a classification, or the grade of one group, comes to.</summary>
/// <param name="Title">What is classified.</param>
/// <param name="Label">The formula that gives the outcome's words.</param>
internal sealed record ClassificationOutcome(Bilingual Title, string Label);

/// <summary>Levels, grades and types as spreadsheet formulas, by the conditions that the library judges by.</summary>
internal sealed class ClassificationFormulas(FormContext form, Classification classification)
{
    // Sums of shares lose their last binary digits; minima are compared after that.
    private const int Places = 9;

    public static IReadOnlyList<ClassificationOutcome> Write(FormContext form) =>
        form.Set.Content.Classification.SelectMany(c => new ClassificationFormulas(form, c).Write()).ToList();

    private IEnumerable<ClassificationOutcome> Write() => classification switch
    {
        LevelClassification levels => [Levels(levels)],
        GradeClassification grades => grades.Groups.Select(g => Grades(grades, g)),
        TypeClassification types => [Types(types)],
        _ => throw new NotSupportedException($"A form knows no classification of the kind \"{classification.Kind}\"."),
    };

    private ClassificationOutcome Levels(LevelClassification levels)
    {
        var groups = levels.Groups.Select(Group).ToList();
        var max = groups.Sum(g => g.Group.PossiblePoints);
        var total = Rescaled("total", string.Join('+', groups.Select(g => g.Points)), max, string.Join('+', groups.Select(Excluded)));
        var shares = groups.ToDictionary(g => g.Group.Code, g => Rescaled(g.Group.Code, g.Points, g.Group.PossiblePoints, Excluded(g)), StringComparer.Ordinal);
        var candidates = levels.Levels.Select(level =>
        {
            var conditions = new List<string> { $"ISNUMBER({total})" };
            if (level.Total is { } minimum) conditions.Add(Reaches(total, $"{Number(minimum.Min)}*{Number(max)}/{Number(LevelBase.Printed(form.Set, levels, level))}"));
            conditions.AddRange(level.Groups.Select(g => Reaches(shares[g.Key], $"{Number(g.Value.Share)}*{Number(Group(g.Key).Group.PossiblePoints)}")));
            return (level.Label, Holds: Step("level " + level.Id, $"AND({string.Join(',', conditions)})"));
        });
        return Outcome(classification.Title, "outcome", candidates, levels.Unranked);
    }

    private ClassificationOutcome Grades(GradeClassification grades, string code)
    {
        var group = Group(code);
        var points = Rescaled(code, group.Points, group.Group.PossiblePoints, Excluded(group));
        var candidates = grades.Grades.Select(grade => (grade.Label, Holds: Step($"grade {code} {grade.Id}", grade.From is { } from
            ? $"AND(ISNUMBER({points}),{Reaches(points, $"{Number(from)}*{Number(group.Group.PossiblePoints)}")})"
            : $"ISNUMBER({points})")));
        return Outcome(group.Group.Title, "outcome " + code, candidates, FormTexts.Say("classification.not-graded"));
    }

    private ClassificationOutcome Types(TypeClassification types)
    {
        var ranks = types.Types.Select((t, i) => (t.Id, Rank: i)).ToDictionary(t => t.Id, t => t.Rank, StringComparer.Ordinal);
        var gates = form.Criteria.Where(c => c.Criterion.Gate is not null)
            .Select(c => (Cells: c, Rank: ranks[c.Criterion.Gate!.Type], Applies: Step("applies " + c.Criterion.Code, Applies(c)))).ToList();
        var candidates = types.Types.Select(type =>
        {
            var below = gates.Where(g => g.Rank >= ranks[type.Id]).ToList();
            var conditions = below.Select(gate =>
            {
                // Enough: the gate passes, it does not apply, or another one that applies has taken its place.
                var enough = below.Where(g => g.Cells.Criterion.Gate!.Tightens == gate.Cells.Criterion.Code).Select(g => g.Applies)
                    .Append($"NOT({gate.Applies})").Append($"{gate.Cells.Passes}=1");
                return $"OR({string.Join(',', enough)})";
            }).ToList();
            return (type.Label, Holds: Step("type " + type.Id, conditions.Count == 0 ? "TRUE" : $"AND({string.Join(',', conditions)})"));
        });
        return Outcome(classification.Title, "outcome", candidates, types.None);
    }

    private string Applies(CriterionCells cells)
    {
        var applicable = $"{cells.Status}<>{CriterionFormulas.Code(CriterionStatus.NotApplicable)}";
        var gate = cells.Criterion.Gate!;
        if (gate.When is null) return applicable;
        var known = string.Join(',', gate.Attributes.Order(StringComparer.Ordinal).Select(a => $"ISNUMBER({form.Attributes[a]})"));
        var condition = gate.FoldCondition(new SpreadsheetNotation(name => form.Attributes[name]));
        // A figure of the unit that was left out does not spare it the gate.
        return $"AND({applicable},IFERROR(IF(AND({known}),{condition}<>0,TRUE),TRUE))";
    }

    private GroupCells Group(string code) => form.Groups.First(g => g.Group.Code == code);

    private string Excluded(GroupCells group) =>
        string.Join('+', form.Criteria.Where(c => c.Criterion.Group == group.Group.Code && c.Excluded != "0").Select(c => c.Excluded).DefaultIfEmpty("0"));

    private string Rescaled(string step, string points, decimal max, string excluded)
    {
        var taken = Step("excluded " + step, excluded);
        var whole = Number(max);
        return Step("points " + step, $"IF({taken}=0,{points},IF({taken}>={whole},{Outcomes.NotApplicable},MIN(({points})*{whole}/({whole}-{taken}),{whole})))");
    }

    // Where nothing of a group applies, nothing of it can be demanded.
    private static string Reaches(string points, string minimum) => $"IF(ISNUMBER({points}),ROUND({points},{Places})>=ROUND({minimum},{Places}),TRUE)";

    private string Step(string step, string formula) => form.Calculation.Step(classification.Id, step, formula);

    private ClassificationOutcome Outcome(Bilingual title, string step, IEnumerable<(Bilingual Label, string Holds)> candidates, Bilingual otherwise)
    {
        var formula = Quoted(otherwise.In(form.Language));
        foreach (var (label, holds) in candidates.Reverse()) formula = $"IF({holds},{Quoted(label.In(form.Language))},{formula})";
        return new(title, Step(step, formula));
    }
}
