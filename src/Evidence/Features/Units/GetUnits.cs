using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Units;

/// <summary>The units, or one of them. Hundreds today and thousands later: pages of at most 500, by code.</summary>
internal static class GetUnits
{
    private const int MaxPage = 500;

    /// <param name="after">The last code of the page before.</param>
    public static async Task<Ok<IEnumerable<UnitView>>> All(NpgsqlDataSource database, string? after, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var units = await connection.QueryAsync<Unit>(new(
            $"""SELECT {Unit.Columns} FROM units WHERE code COLLATE "C" > @after ORDER BY code COLLATE "C" LIMIT @MaxPage""",
            new { after = after ?? "", MaxPage }, cancellationToken: ct));
        return TypedResults.Ok(units.Select(unit => unit.ToView()));
    }

    public static async Task<Ok<UnitView>> One(string unit, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var found = await connection.QuerySingleOrDefaultAsync<Unit>(new(
            $"SELECT {Unit.Columns} FROM units WHERE code = @unit", new { unit }, cancellationToken: ct));
        return TypedResults.Ok((found ?? throw Refusals.UnitNotFound()).ToView());
    }
}
