using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>The units that take part in a round, by code. How far their declarations are is not told here: that is theirs to show.</summary>
internal static class GetEnrolledUnits
{
    internal sealed record EnrolledUnit(string Unit, string Name, string Kind, bool Demonstration);

    public static async Task<Ok<List<EnrolledUnit>>> Handle(string round, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var units = (await connection.QueryAsync<EnrolledUnit>(new(
            """
            SELECT u.code AS unit, u.name, u.kind, u.demonstration
            FROM declarations d JOIN units u ON u.code = d.unit
            WHERE d.round = @round ORDER BY u.code COLLATE "C"
            """,
            new { round }, cancellationToken: ct))).AsList();
        if (units.Count == 0 && !await connection.ExecuteScalarAsync<bool>(new(
            "SELECT EXISTS (SELECT FROM rounds WHERE code = @round)", new { round }, cancellationToken: ct)))
            throw Refusals.RoundNotFound();
        return TypedResults.Ok(units);
    }
}
