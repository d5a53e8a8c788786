using System.Security.Claims;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>A round administrator sets up a round or moves its dates. Once units take part, what they are measured by stays.</summary>
internal static partial class PutRound
{
    private const int MaxNameLength = 200;

    internal sealed record Request(
        string? Name, string? SetId, DateOnly? PeriodFrom, DateOnly? PeriodTo, DateOnly? DeclareFrom, DateOnly? DeclareUntil, bool Demonstration);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex CodePattern();

    /// <summary>What is wrong with the round; empty where nothing is.</summary>
    public static IEnumerable<FieldProblem> Check(string code, Request request)
    {
        if (!CodePattern().IsMatch(code))
            yield return Refusals.Field("round", "round-code");
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > MaxNameLength)
            yield return Refusals.Field("name", "name");
        if (string.IsNullOrWhiteSpace(request.SetId))
            yield return Refusals.Field("setId", "unknown-set");
        foreach (var (field, date) in new[]
        {
            ("periodFrom", request.PeriodFrom), ("periodTo", request.PeriodTo), ("declareFrom", request.DeclareFrom), ("declareUntil", request.DeclareUntil),
        })
        {
            if (date is null)
                yield return Refusals.Field(field, "date");
        }

        if (request.PeriodTo < request.PeriodFrom)
            yield return Refusals.Field("periodTo", "ends-before-it-begins");
        if (request.DeclareUntil < request.DeclareFrom)
            yield return Refusals.Field("declareUntil", "ends-before-it-begins");
    }

    public static async Task<IResult> Handle(
        string round, Request request, ClaimsPrincipal user, NpgsqlDataSource database, DraftCheck scoring, TimeProvider time, CancellationToken ct)
    {
        var problems = Check(round, request).ToArray();
        if (problems.Length > 0)
            throw Refusals.Invalid(problems);
        if (await scoring.Ask(request.SetId!, EmptyInput, ct) is null)
            throw Refusals.Invalid([Refusals.Field("setId", "unknown-set")]);

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        var before = await connection.QuerySingleOrDefaultAsync<Round>(new(
            $"SELECT {Round.Columns} FROM rounds WHERE code = @round FOR UPDATE", new { round }, tx, cancellationToken: ct));
        if (before is not null && (before.SetId, before.Demonstration) != (request.SetId, request.Demonstration) && await HasUnits(tx, round, ct))
            throw Refusals.RoundInUse();

        var now = time.GetUtcNow();
        var after = await connection.QuerySingleAsync<Round>(new(
            $"""
            INSERT INTO rounds (code, name, set_id, period_from, period_to, declare_from, declare_until, demonstration, updated_by, updated_at)
            VALUES (@round, @name, @SetId, @PeriodFrom, @PeriodTo, @DeclareFrom, @DeclareUntil, @Demonstration, @subject, @now)
            ON CONFLICT (code) DO UPDATE
            SET name = EXCLUDED.name, set_id = EXCLUDED.set_id, period_from = EXCLUDED.period_from, period_to = EXCLUDED.period_to,
                declare_from = EXCLUDED.declare_from, declare_until = EXCLUDED.declare_until, demonstration = EXCLUDED.demonstration,
                updated_by = EXCLUDED.updated_by, updated_at = EXCLUDED.updated_at
            RETURNING {Round.Columns}
            """,
            new
            {
                round,
                name = DeclaredValue.Normalize(request.Name!).Trim(),
                request.SetId,
                request.PeriodFrom,
                request.PeriodTo,
                request.DeclareFrom,
                request.DeclareUntil,
                request.Demonstration,
                subject = user.Subject(),
                now,
            },
            tx, cancellationToken: ct));
        await tx.CommitAsync(ct);
        return Results.Json(after.ToView(now), statusCode: before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>Scoring knows the set where it can check a declaration of nothing under it.</summary>
    private static JsonObject EmptyInput => new() { ["unit"] = new JsonObject { ["code"] = "", ["attributes"] = new JsonObject() }, ["values"] = new JsonObject() };

    private static Task<bool> HasUnits(NpgsqlTransaction tx, string round, CancellationToken ct) =>
        tx.Connection!.ExecuteScalarAsync<bool>(new(
            "SELECT EXISTS (SELECT FROM declarations WHERE round = @round)", new { round }, tx, cancellationToken: ct));
}
