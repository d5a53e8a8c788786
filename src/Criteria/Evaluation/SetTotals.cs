namespace EGovPlatform.Criteria;

/// <summary>Totals as decimals.</summary>
/// <param name="Groups">By group, in the set's order.</param>
internal sealed record TotalFigures(decimal Total, decimal Raw, decimal Bonus, decimal Penalty, decimal[] Groups);

internal static class SetTotals
{
    public static SetTotals<TSum> Of<TSum>(BoundDeclaration declaration, Span<TSum> groups)
        where TSum : struct, ISum<TSum> => new(declaration, groups);
}

/// <summary>From the groups' points to the total: each group within its maximum, rescaling, then bonus, then penalty.</summary>
internal readonly struct SetTotals<TSum>
    where TSum : struct, ISum<TSum>
{
    private readonly TSum _raw;
    private readonly TSum _bonus;
    private readonly TSum _penalty;
    private readonly TSum _total;

    /// <summary>Caps the groups in place.</summary>
    public SetTotals(BoundDeclaration declaration, Span<TSum> groups)
    {
        var layout = declaration.Set.Layout.Groups;
        var (raw, bonus, penalty) = (default(TSum), default(TSum), default(TSum));
        for (var i = 0; i < layout.Length; i++)
        {
            // The print may give a group's criteria more points than the group.
            if (layout[i].Max is { } max) groups[i].Cap(max);
            switch (layout[i].Direction)
            {
                case Direction.Score: raw.Add(groups[i]); break;
                case Direction.Bonus: bonus.Add(groups[i]); break;
                default: penalty.Add(groups[i]); break;
            }
        }
        var (scale, excluded) = (declaration.Set.Scale, declaration.Excluded);
        // Where nothing applies there is nothing to rescale: 0 points.
        var total = excluded == 0 || scale > excluded ? raw : default;
        if (excluded != 0 && scale > excluded) total.Rescale(scale, scale - excluded);
        total.Add(bonus);
        total.Subtract(penalty);
        (_raw, _bonus, _penalty, _total) = (raw, bonus, penalty, total);
    }

    public bool TryTotal(out decimal total) => _total.TryNearest(out total);

    /// <summary>Every figure as a decimal; null where one of them cannot be told.</summary>
    public TotalFigures? TryFigures(ReadOnlySpan<TSum> groups)
    {
        if (!_total.TryNearest(out var total) || !_raw.TryNearest(out var raw) || !_bonus.TryNearest(out var bonus) || !_penalty.TryNearest(out var penalty)) return null;
        var points = new decimal[groups.Length];
        for (var i = 0; i < points.Length; i++)
            if (!groups[i].TryNearest(out points[i])) return null;
        return new(total, raw, bonus, penalty, points);
    }
}
