namespace EGovPlatform.Criteria;

/// <summary>Writes out how the total comes about: groups, rescaling, then bonus, then penalty, each within its caps.</summary>
/// <param name="set">The set.</param>
/// <param name="points">Of each criterion, in the set's order.</param>
/// <param name="excluded">The maxima, on the scale, of the criteria that are taken out.</param>
internal sealed class TotalTrace(CriteriaSet set, Exact[] points, decimal excluded)
{
    private readonly TraceBuilder _trace = new();

    public IReadOnlyList<TraceStep> Write()
    {
        var raw = Side(Direction.Score, "trace.raw-total");
        var scaled = Rescaled(raw);
        var bonus = Side(Direction.Bonus, "trace.bonus");
        var penalty = Side(Direction.Penalty, "trace.penalty");
        _trace.Step(Texts.Say("trace.total"), $"{scaled.Id} + {bonus.Id} - {penalty.Id}");
        return _trace.Build().Steps;
    }

    private TraceTerm Rescaled(TraceTerm raw)
    {
        if (excluded == 0) return raw;
        var (scale, less) = (NumberText.Invariant(set.Scale), NumberText.Invariant(excluded));
        return set.Scale > excluded
            ? _trace.Step(Texts.Say("trace.rescaled", excluded, set.Scale), $"{raw.Id} * {scale} / ({scale} - {less})")
            : _trace.Step(Texts.Say("warning.nothing-applicable"), "0");
    }

    private TraceTerm Side(Direction direction, string words)
    {
        var groups = set.Groups.Where(g => g.Direction == direction).Select(Group).ToList();
        return _trace.Step(Texts.Say(words), groups.Count == 0 ? "0" : string.Join(" + ", groups.Select(t => t.Id)));
    }

    // Points that are no decimal (thirds) are written as fractions, so that the sum is exact and the replay gives the same.
    private TraceTerm Group(CriteriaGroup group)
    {
        var terms = group.Criteria.Select(c => points[set.Layout.Positions[c.Code]]).Where(p => !p.IsZero).Select(p => p.ToExpression()).ToList();
        var term = _trace.Step(Texts.Say("trace.group", group.Title), terms.Count == 0 ? "0" : string.Join(" + ", terms));
        // The print may give a group's criteria more points than the group.
        return group.Max is { } max && term.Value > max ? _trace.Step(Texts.Say("trace.group-cap", group.Title, max), $"min({term.Id}, {NumberText.Invariant(max)})") : term;
    }
}
