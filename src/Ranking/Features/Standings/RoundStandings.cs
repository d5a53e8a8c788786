using System.Data.Common;
using System.Text.Json;
using Dapper;
using EGovPlatform.Contracts;

namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>Every unit of a round with its newest sheet, in one query.</summary>
public static class RoundStandings
{
    public static async Task<IReadOnlyList<Standing>> Read(DbConnection connection, string round, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select u.unit, u.name, u.kind, u.demonstration,
                   s.version, s.set_id as SetId, s.total, s.scale, s.groups::text as groups,
                   s.raw_total as RawTotal, s.applicable_max as ApplicableMax, s.bonus, s.penalty, s.content_hash as ContentHash
            from enrolled_units u
            left join sheets s using (round, unit)
            where u.round = @round
            """,
            new { round }, cancellationToken: ct));
        return [.. rows.Select(row => new Standing(row.Unit, row.Name, row.Kind, row.Demonstration, row.Sheet()))];
    }

    /// <summary>Units that have a sheet although nobody has told yet that they take part.</summary>
    public static async Task<IReadOnlyList<string>> ScoredButNotEnrolled(DbConnection connection, string round, CancellationToken ct) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(
            """
            select s.unit
            from sheets s
            left join enrolled_units u using (round, unit)
            where s.round = @round and u.unit is null
            order by s.unit
            """,
            new { round }, cancellationToken: ct))];

    private sealed record Row(
        string Unit, string Name, string Kind, bool Demonstration,
        long? Version, string? SetId, decimal? Total, decimal? Scale, string? Groups,
        decimal? RawTotal, decimal? ApplicableMax, decimal? Bonus, decimal? Penalty, string? ContentHash)
    {
        public SheetFigures? Sheet() => Version is { } version
            ? new(version, SetId!, Total!.Value, Scale!.Value, SheetGroups.Parse(Groups!),
                new(RawTotal!.Value, ApplicableMax!.Value, Bonus!.Value, Penalty!.Value), ContentHash!)
            : null;
    }
}

/// <summary>The points of a sheet's groups as jsonb keeps them. Numbers stay decimal both ways.</summary>
public static class SheetGroups
{
    public static IReadOnlyList<GroupPoints> Parse(string json) => JsonSerializer.Deserialize<GroupPoints[]>(json, JsonSerializerOptions.Web) ?? [];

    public static string ToJson(IReadOnlyList<GroupPoints> groups) => JsonSerializer.Serialize(groups, JsonSerializerOptions.Web);
}
