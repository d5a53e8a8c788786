namespace EGovPlatform.Criteria;

/// <summary>Writes points, minima and the choice of a candidate as steps of a trace.</summary>
internal sealed class MinimumTrace
{
    private readonly TraceBuilder _trace = new();

    /// <summary>The points of a group, as a step.</summary>
    public TraceTerm Points(Bilingual title, Exact points) => _trace.Step(Texts.Say("classification.points", title), points.ToExpression());

    public TraceTerm Sum(Bilingual text, IReadOnlyList<TraceTerm> terms) => _trace.Step(text, string.Join(" + ", terms.Select(t => t.Id)));

    /// <summary>Points on the full maximum, where a part of it does not apply to the unit; null where none of it does.</summary>
    public TraceTerm? Rescaled(Bilingual title, TraceTerm points, decimal max, decimal excluded)
    {
        if (excluded == 0) return points;
        if (excluded >= max) return null;
        var (all, less) = (NumberText.Invariant(max), NumberText.Invariant(excluded));
        var rescaled = _trace.Step(Texts.Say("classification.rescaled", title, excluded, max), $"{points.Id} * {all} / ({all} - {less})");
        // Where the print gives a group's criteria more points than the group, what is left can still fill it.
        return rescaled.Value > max ? _trace.Step(Texts.Say("classification.rescaled-cap", title, max), $"min({rescaled.Id}, {all})") : rescaled;
    }

    /// <summary>Holds points against a minimum (an expression). Where nothing of a group applies, nothing of it can be demanded: the condition holds.</summary>
    public (TraceTerm Term, ClassificationCondition Condition) Minimum(
        ConditionKind kind, string node, Bilingual candidate, Bilingual title, TraceTerm? points, string minimum, decimal max, string? printed)
    {
        if (points is not { } reached)
        {
            var nothing = Texts.Say("classification.nothing-applies", title);
            return (_trace.Step(Texts.Say("classification.step", candidate, nothing), "1"), new() { Node = node, Kind = kind, Holds = true, Printed = printed, Text = nothing });
        }
        var required = Formula.Parse(minimum).Evaluate(new Dictionary<string, Exact>());
        var holds = reached.Value >= required;
        var (value, limit, margin) = (reached.Value.ToDecimal(), required.ToDecimal(), (reached.Value - required).ToDecimal());
        var text = Texts.Say(holds ? "classification.reached" : "classification.missed", title, value, limit, max, Math.Abs(margin));
        var term = _trace.Step(Texts.Say("classification.step", candidate, text), $"{reached.Id} >= {minimum}");
        return (term, new() { Node = node, Kind = kind, Holds = holds, Value = value, Required = limit, Margin = margin, Printed = printed, Text = text });
    }

    /// <summary>A figure or a comparison as it is.</summary>
    public TraceTerm Step(Bilingual text, string expression) => _trace.Step(text, expression);

    /// <summary>A candidate holds where all its conditions do; none holds for a unit to which nothing applies.</summary>
    public TraceTerm All(Bilingual candidate, IReadOnlyList<TraceTerm> conditions, bool anythingApplies = true)
    {
        if (!anythingApplies) return _trace.Step(Texts.Say("classification.not-judged", candidate), "0");
        var holds = conditions.All(c => !c.Value.IsZero);
        return _trace.Step(
            Texts.Say(holds ? "classification.holds" : "classification.fails", candidate),
            conditions.Count == 0 ? "1" : string.Join(" and ", conditions.Select(c => c.Id)));
    }

    /// <summary>The first candidate that holds; its place from 1, or 0.</summary>
    public Trace Choose(Bilingual outcome, IReadOnlyList<TraceTerm> candidates)
    {
        var expression = "0";
        for (var i = candidates.Count - 1; i >= 0; i--) expression = $"if({candidates[i].Id}, {i + 1}, {expression})";
        _trace.Step(Texts.Say("classification.outcome", outcome), expression);
        return _trace.Build();
    }
}
