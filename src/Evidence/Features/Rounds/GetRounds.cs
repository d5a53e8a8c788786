using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>The rounds, the newest period first, or one of them.</summary>
internal static class GetRounds
{
    public static async Task<Ok<IEnumerable<RoundView>>> All(NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rounds = await connection.QueryAsync<Round>(new(
            $"SELECT {Round.Columns} FROM rounds ORDER BY period_to DESC, code", cancellationToken: ct));
        return TypedResults.Ok(rounds.Select(round => round.ToView(time.GetUtcNow())));
    }

    public static async Task<Ok<RoundView>> One(string round, NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var found = await connection.QuerySingleOrDefaultAsync<Round>(new(
            $"SELECT {Round.Columns} FROM rounds WHERE code = @round", new { round }, cancellationToken: ct));
        return TypedResults.Ok((found ?? throw Refusals.RoundNotFound()).ToView(time.GetUtcNow()));
    }
}
