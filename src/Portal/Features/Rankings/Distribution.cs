namespace EGovPlatform.Portal.Features.Rankings;

/// <summary>How many units have a total from <paramref name="From"/> to under <paramref name="To"/>.</summary>
public sealed record Bin(decimal From, decimal To, int Count, bool Marked)
{
    public string Name => $"{Figures.Max(From)}–{Figures.Max(To)}";
}

/// <summary>The distribution of a ranking's totals over bands of equal width: a twentieth of the scale each.</summary>
public static class Distribution
{
    /// <param name="totals">The totals of the units that have one.</param>
    /// <param name="scale">What a total is out of; 0 for a set that is checked and not scored, which has no distribution.</param>
    /// <param name="marked">The total of the unit that is asked about; its bin is marked.</param>
    /// <returns>From the lowest bin that holds a unit to the highest, empty ones between included.</returns>
    public static IReadOnlyList<Bin> Of(IReadOnlyCollection<decimal> totals, decimal scale, decimal? marked = null)
    {
        if (totals.Count == 0 || scale <= 0)
            return [];
        var width = scale / 20;
        decimal First(decimal total) => Math.Floor(total / width) * width;
        var bins = new List<Bin>();
        for (var from = First(totals.Min()); from <= First(totals.Max()); from += width)
        {
            var to = from + width;
            bins.Add(new(from, to, totals.Count(total => total >= from && total < to), marked >= from && marked < to));
        }

        return bins;
    }
}
