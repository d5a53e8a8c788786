using Dapper;
using EGovPlatform.Contracts;
using Npgsql;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>The sheet that counts for each unit of a round, by unit code, a page at a time.</summary>
public static class ListSheets
{
    private const int MostPerPage = 500;

    /// <param name="Next">What to give as after for the next page; null on the last.</param>
    public sealed record Page(string Round, IReadOnlyList<Item> Items, string? Next);

    public sealed record Item(
        string Unit, long Version, string SetId, int SetVersion, decimal Total, decimal Scale, IReadOnlyList<GroupPoints> Groups,
        string ContentHash, bool Demonstration, bool Published, DateTimeOffset ScoredAt);

    /// <param name="after">The unit code that the page starts after.</param>
    /// <param name="limit">1 to 500, 100 where nothing is asked.</param>
    public static async Task<Page> Get(string round, string? after, int? limit, NpgsqlDataSource database, CancellationToken ct)
    {
        var size = Math.Clamp(limit ?? 100, 1, MostPerPage);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select s.unit, s.version, s.set_id as SetId, s.set_version as SetVersion, s.total, s.scale, s.groups::text as groups, s.content_hash as ContentHash, s.demonstration,
                   exists (select from published_sheets p where (p.round, p.unit, p.version) = (s.round, s.unit, s.version)) as published,
                   s.scored_at as ScoredAt
            from current_sheets c
            join sheets s using (round, unit, version)
            where c.round = @round and c.unit collate "C" > @after
            order by c.unit collate "C"
            limit @size + 1
            """,
            new { round, after = after ?? "", size }, cancellationToken: ct))).AsList();
        var items = rows.Take(size).Select(row => row.Item()).ToList();
        return new(round, items, rows.Count > size ? items[^1].Unit : null);
    }

    private sealed record Row(
        string Unit, long Version, string SetId, int SetVersion, decimal Total, decimal Scale, string Groups, string ContentHash, bool Demonstration, bool Published, DateTimeOffset ScoredAt)
    {
        public Item Item() => new(Unit, Version, SetId, SetVersion, Total, Scale, SheetGroups.Parse(Groups), ContentHash, Demonstration, Published, ScoredAt);
    }
}
