namespace EGovPlatform.Criteria;

/// <summary>From the groups' points to the total: rescaling, then bonus, then penalty, each within its caps.</summary>
internal sealed class SetTotal(CriteriaSet set, IReadOnlyDictionary<string, Exact> points, decimal excluded, EvaluationNotes notes)
{
    private readonly TraceBuilder _trace = new();

    public TotalResult Compute()
    {
        var scored = set.Groups.Where(g => g.Direction == Direction.Score).Select(g => (Group: g, Points: Group(g))).ToList();
        var raw = Add("trace.raw-total", scored.Select(g => g.Points).ToList());
        var scaled = Rescaled(raw);
        var bonus = Side(Direction.Bonus, "trace.bonus");
        var penalty = Side(Direction.Penalty, "trace.penalty");
        var total = _trace.Step(Texts.Say("trace.total"), $"{scaled.Id} + {bonus.Id} - {penalty.Id}");
        return new(
            total.Value.ToDecimal(), raw.Value.ToDecimal(), bonus.Value.ToDecimal(), penalty.Value.ToDecimal(),
            scored.Select(g => new GroupResult(g.Group.Code, g.Points.Value.ToDecimal(), g.Group.PossiblePoints)).ToList(),
            scored.ToDictionary(g => g.Group.Code, g => g.Points.Value, StringComparer.Ordinal),
            _trace.Build());
    }

    private TraceTerm Rescaled(TraceTerm raw)
    {
        if (excluded == 0) return raw;
        if (set.Scale > excluded)
            return _trace.Step(
                Texts.Say("trace.rescaled", excluded, set.Scale),
                $"{raw.Id} * {NumberText.Invariant(set.Scale)} / ({NumberText.Invariant(set.Scale)} - {NumberText.Invariant(excluded)})");
        notes.Warn("", "nothing-applicable", Texts.Say("warning.nothing-applicable"));
        return _trace.Step(Texts.Say("warning.nothing-applicable"), "0");
    }

    private TraceTerm Side(Direction direction, string words) => Add(words, set.Groups.Where(g => g.Direction == direction).Select(Group).ToList());

    private TraceTerm Add(string words, List<TraceTerm> terms) =>
        _trace.Step(Texts.Say(words), terms.Count == 0 ? "0" : string.Join(" + ", terms.Select(t => t.Id)));

    // Points that are no decimal (thirds) are written as fractions, so that the sum is exact and the replay gives the same.
    private TraceTerm Group(CriteriaGroup group)
    {
        var terms = group.Criteria.Select(c => points[c.Code]).Where(p => !p.IsZero).Select(p => p.ToExpression()).ToList();
        var term = _trace.Step(Texts.Say("trace.group", group.Title), terms.Count == 0 ? "0" : string.Join(" + ", terms));
        // The print may give a group's criteria more points than the group.
        return group.Max is { } max && term.Value > max ? _trace.Step(Texts.Say("trace.group-cap", group.Title, max), $"min({term.Id}, {NumberText.Invariant(max)})") : term;
    }
}

internal sealed record TotalResult(
    decimal Total, decimal Raw, decimal Bonus, decimal Penalty, IReadOnlyList<GroupResult> Groups,
    IReadOnlyDictionary<string, Exact> GroupPoints, Trace Trace);
