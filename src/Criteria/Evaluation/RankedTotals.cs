namespace EGovPlatform.Criteria;

/// <summary>
/// The totals of many units in order (bảng xếp hạng), unrounded; equal totals share a rank. One changed total is moved, not sorted again. Not safe to change from several
/// threads at once.
/// </summary>
public sealed class RankedTotals
{
    // From the lowest up, so that a binary search finds a total's place.
    private readonly decimal[] _ascending;

    /// <summary>Sorts the totals once.</summary>
    public RankedTotals(IEnumerable<decimal> totals)
    {
        _ascending = [.. totals];
        Array.Sort(_ascending);
    }

    /// <summary>How many totals there are.</summary>
    public int Count => _ascending.Length;

    /// <summary>The rank of a total, from 1: one more than there are totals above it.</summary>
    public int RankOf(decimal total) => _ascending.Length - FirstAbove(total) + 1;

    /// <summary>Puts a unit's new total in place of its old one; its new rank.</summary>
    /// <exception cref="ArgumentException">No unit has the old total.</exception>
    public int Move(decimal from, decimal to)
    {
        var old = FirstAbove(from) - 1;
        if (old < 0 || _ascending[old] != from) throw new ArgumentException("No unit has this total.", nameof(from));
        var place = FirstAbove(to);
        if (place > old)
        {
            place--;
            Array.Copy(_ascending, old + 1, _ascending, old, place - old);
        }
        else
        {
            Array.Copy(_ascending, place, _ascending, place + 1, old - place);
        }
        _ascending[place] = to;
        return RankOf(to);
    }

    private int FirstAbove(decimal total)
    {
        var (low, high) = (0, _ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ascending[middle] <= total) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
