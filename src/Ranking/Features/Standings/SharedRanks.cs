namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>
/// Places units by unrounded total, highest first. Equal totals share a rank and are listed by unit code;
/// units without a score sheet stand last, by unit code, without a rank.
/// </summary>
public static class SharedRanks
{
    public static IReadOnlyList<RankingEntry> Place(IEnumerable<Standing> standings)
    {
        var all = standings.ToList();
        var scale = all.Max(standing => standing.Sheet?.Scale);
        var entries = new List<RankingEntry>(all.Count);
        var rank = 0;
        decimal? previous = null;

        foreach (var (unit, name, kind, demonstration, sheet) in all
            .Where(standing => standing.Sheet is not null)
            .OrderByDescending(standing => standing.Sheet!.Total)
            .ThenBy(standing => standing.Unit, StringComparer.Ordinal))
        {
            if (sheet!.Total != previous)
                rank = entries.Count + 1;
            previous = sheet.Total;
            entries.Add(new(rank, unit, name, kind, sheet.Total, sheet.Scale, sheet.Groups,
                sheet.Parts.RawTotal, sheet.Parts.ApplicableMax, sheet.Parts.Bonus, sheet.Parts.Penalty, sheet.SetId, sheet.Version, sheet.ContentHash, demonstration));
        }

        entries.AddRange(all
            .Where(standing => standing.Sheet is null)
            .OrderBy(standing => standing.Unit, StringComparer.Ordinal)
            .Select(standing => new RankingEntry(
                null, standing.Unit, standing.Name, standing.Kind, null, scale, [], null, null, null, null, null, null, null, standing.Demonstration)));
        return entries;
    }
}
