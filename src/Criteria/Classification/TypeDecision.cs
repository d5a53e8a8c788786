namespace EGovPlatform.Criteria;

/// <summary>
/// Finds the highest type whose gates a unit passes: its own and those of every type below it. A gate that does not apply to the unit is not needed; one
/// that is needed takes the place of the lower gate that it tightens.
/// </summary>
internal sealed class TypeDecision(CriteriaSet set, TypeClassification classification, ClassificationFigures figures)
{
    private readonly MinimumTrace _trace = new();

    private sealed record Gate(Criterion Criterion, CriterionGate Of, int Rank, bool Applies, TraceTerm Term, ClassificationCondition Condition);

    public ClassificationDecision Decide()
    {
        var ranks = classification.Types.Select((t, i) => (t.Id, Rank: i)).ToDictionary(t => t.Id, t => t.Rank, StringComparer.Ordinal);
        var gates = set.Criteria.Where(c => c.Gate is not null).Select(c => Judge(c, c.Gate!, ranks[c.Gate!.Type])).ToList();

        var candidates = new List<ClassificationCandidate>();
        var terms = new List<TraceTerm>();
        foreach (var type in classification.Types)
        {
            var below = gates.Where(g => g.Rank >= ranks[type.Id]).ToList();
            var replaced = below.Where(g => g.Applies && g.Of.Tightens is not null).Select(g => g.Of.Tightens!).ToHashSet(StringComparer.Ordinal);
            var needed = below.Where(g => !replaced.Contains(g.Criterion.Code)).ToList();
            var holds = _trace.All(type.Label, needed.Select(g => g.Term).ToList());
            terms.Add(holds);
            candidates.Add(new(type.Id, type.Label, !holds.Value.IsZero, needed.Select(g => g.Condition).ToList()));
        }
        var outcome = candidates.Find(c => c.Holds);
        var label = outcome?.Label ?? classification.None;
        return new() { Outcome = outcome?.Id, Label = label, Candidates = candidates, Trace = _trace.Choose(label, terms) };
    }

    private Gate Judge(Criterion criterion, CriterionGate gate, int rank)
    {
        var result = figures.Criteria[criterion.Code];
        var applies = Applies(criterion, gate);
        if (result.Status == CriterionStatus.NotApplicable || applies is { Holds: false })
        {
            var unneeded = applies is { Holds: false } ? Texts.Say("classification.gate-condition-fails", criterion.Code, criterion.Title, applies.Value.Words)
                : Texts.Say("classification.gate-not-applicable", criterion.Code, criterion.Title);
            // The comparison that does not hold stands in the trace: 1 less what it gives.
            var term = _trace.Step(unneeded, applies is { Holds: false } condition ? $"1 - ({condition.Expression})" : "1");
            return new(criterion, gate, rank, false, term, new() { Node = criterion.Code, Kind = ConditionKind.Gate, Holds = true, Printed = Printed(criterion), Text = unneeded });
        }
        var passes = result is { Status: CriterionStatus.Scored, Passes: true };
        var text = result.Status == CriterionStatus.Scored
            ? Measured(criterion, result, passes)
            : Texts.Say("classification.gate-" + result.StatusCode, criterion.Code, criterion.Title);
        return new(criterion, gate, rank, true, _trace.Step(text, passes ? "1" : "0"), new()
        {
            Node = criterion.Code,
            Kind = ConditionKind.Gate,
            Holds = passes,
            Margin = result.Margin,
            Printed = Printed(criterion),
            Text = text,
        });
    }

    private static Bilingual Measured(Criterion criterion, CriterionResult result, bool passes) => result.Margin is { } margin
        ? Texts.Say(passes ? "classification.gate-passed-by" : "classification.gate-failed-by", criterion.Code, criterion.Title, Math.Abs(margin))
        : Texts.Say(passes ? "classification.gate-passed" : "classification.gate-failed", criterion.Code, criterion.Title);

    private static string? Printed(Criterion criterion) => criterion.Text.Length > 0 ? criterion.Text : null;

    /// <summary>Whether the gate's condition holds for the unit, and the condition with the unit's figures; null where it has none or cannot be judged.</summary>
    private (bool Holds, string Expression, string Words)? Applies(Criterion criterion, CriterionGate gate)
    {
        if (gate.Condition is not { } condition) return null;
        var values = new Dictionary<string, Exact>(StringComparer.Ordinal);
        foreach (var name in condition.Names.Order(StringComparer.Ordinal))
            if (Attribute(criterion, name) is { } value) values[name] = value;
        // What cannot be judged is demanded: an attribute that was left out must not spare the unit a gate.
        if (values.Count < condition.Names.Count) return null;
        try
        {
            var holds = !condition.Evaluate(values).IsZero;
            return (holds, condition.WithFigures(values.ToDictionary(v => v.Key, v => v.Value.ToExpression(), StringComparer.Ordinal)), Words(condition, values));
        }
        catch (DivideByZeroException)
        {
            figures.Notes.Problem(criterion.Code, "", ProblemCodes.ZeroDenominator, Texts.Say("expected.gate-condition", condition.Text));
            return null;
        }
    }

    private static string Words(Formula condition, Dictionary<string, Exact> values) =>
        $"{condition.Text}; {string.Join(", ", values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} = {v.Value.ToExpression()}"))}";

    private Exact? Attribute(Criterion criterion, string name)
    {
        if (!figures.Attributes.TryGetValue(name, out var value))
        {
            figures.Notes.Problem(criterion.Code, $"unit.attributes.{name}", ProblemCodes.MissingAttribute, Texts.Say("expected.attribute", name));
            return null;
        }
        if (value.Number is { } number) return number;
        if (value.Flag is { } flag) return flag ? Exact.One : Exact.Zero;
        figures.Notes.Problem(criterion.Code, $"unit.attributes.{name}", ProblemCodes.WrongType, Texts.Say("expected.attribute", name));
        return null;
    }
}
