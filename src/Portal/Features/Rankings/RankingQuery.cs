using System.Globalization;
using System.Text;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Rankings;

/// <summary>What the address of a ranking page asks for. Pure: the same ranking and query give the same rows.</summary>
/// <param name="Name">Part of a unit's name or code; tone marks and case do not matter.</param>
/// <param name="Kind">Only units of this kind.</param>
/// <param name="Sort">rank, name, total, bonus, penalty, or a group's code.</param>
/// <param name="Descending">Null: as suits the column, points from the highest, rank and name from the first.</param>
/// <param name="Live">The ranking as it stands now, instead of the published one.</param>
public sealed record RankingQuery(string? Name, string? Kind, string? Sort, bool? Descending, bool Live)
{
    public const string ByRank = "rank";
    public const string ByName = "name";
    public const string ByTotal = "total";
    public const string ByBonus = "bonus";
    public const string ByPenalty = "penalty";

    public string Column => string.IsNullOrEmpty(Sort) ? ByRank : Sort;

    public bool IsDescending => Descending ?? Column is not (ByRank or ByName);

    public IReadOnlyList<RankingEntry> Of(IReadOnlyList<RankingEntry> entries)
    {
        var wanted = Folded(Name ?? "").Trim();
        var kept = entries
            .Where(entry => wanted.Length == 0 || Folded(entry.Name).Contains(wanted, StringComparison.Ordinal) || Folded(entry.Unit).Contains(wanted, StringComparison.Ordinal))
            .Where(entry => string.IsNullOrEmpty(Kind) || entry.Kind == Kind);
        if (Column == ByName)
        {
            var byName = StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.NumericOrdering);
            return [.. IsDescending ? kept.OrderByDescending(entry => entry.Name, byName) : kept.OrderBy(entry => entry.Name, byName)];
        }

        // Units without a sheet stand last whichever way one sorts.
        var scored = kept.OrderBy(entry => entry.Rank is null ? 1 : 0);
        var ordered = IsDescending ? scored.ThenByDescending(Key) : scored.ThenBy(Key);
        return [.. ordered.ThenBy(entry => entry.Unit, StringComparer.Ordinal)];
    }

    /// <summary>The address of this query with another order; the same column again turns it round.</summary>
    public string SortedBy(string column) =>
        Address(this with { Sort = column, Descending = column == Column ? !IsDescending : null });

    public string Switched(bool live) => Address(this with { Live = live });

    /// <summary>Text without tone marks and case, so that "an hai" finds "An Hải".</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    private decimal Key(RankingEntry entry) => Column switch
    {
        ByRank => entry.Rank ?? 0,
        ByTotal => entry.Total ?? 0,
        ByBonus => entry.Bonus ?? 0,
        ByPenalty => entry.Penalty ?? 0,
        _ => entry.Groups.FirstOrDefault(group => group.Code == Column)?.Points ?? 0,
    };

    private static string Address(RankingQuery query)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("q", query.Name);
        Add("kind", query.Kind);
        Add("sort", query.Column == ByRank ? null : query.Sort);
        if (query.Descending is { } descending && (query.Column == ByRank || descending != (query.Column is not (ByRank or ByName))))
            Add("order", descending ? "desc" : "asc");
        Add("view", query.Live ? "live" : null);
        return "?" + string.Join('&', parts);
    }
}
