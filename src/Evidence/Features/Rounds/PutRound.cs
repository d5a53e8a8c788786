using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using EGovPlatform.Criteria;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using DeclaredValue = EGovPlatform.Evidence.Features.Declarations.DeclaredValue;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>
/// A round administrator sets up a round or moves its dates. Once units take part, their set and its version stay; once one has submitted, what the round
/// decides where the documents leave it open stays too.
/// </summary>
internal static partial class PutRound
{
    private const int MaxNameLength = 200;

    /// <param name="Name">Up to 200 characters.</param>
    /// <param name="SetId">The criteria set that the round measures by.</param>
    /// <param name="PeriodFrom">First day that the figures are about.</param>
    /// <param name="PeriodTo">Last such day.</param>
    /// <param name="DeclareFrom">First day on which units declare, in Viet Nam.</param>
    /// <param name="DeclareUntil">Last such day, until midnight.</param>
    /// <param name="Demonstration">True for a round of made-up units.</param>
    /// <param name="SetVersion">Left out: as it stands; of a new round, or with another set, the newest that is published.</param>
    internal sealed record Request(
        string? Name, string? SetId, DateOnly? PeriodFrom, DateOnly? PeriodTo, DateOnly? DeclareFrom, DateOnly? DeclareUntil, bool Demonstration = false,
        int? SetVersion = null)
    {
        /// <summary>What the round decides, <c>{"special": 0.5, "specialOf": {"UD.3": null}}</c>. Left out: as it stands; of a new round nothing.</summary>
        public JsonElement Parameters { get; init; }

        /// <summary>What the round decides; null where the request leaves it out.</summary>
        /// <exception cref="ParametersFormatException">It is not of that form.</exception>
        public SetParameters? Decided() => Parameters.ValueKind == JsonValueKind.Undefined ? null : SetParameters.Parse(Parameters.GetRawText());
    }

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
        if (request.SetVersion < 1)
            yield return Refusals.Field("setVersion", "unknown-set-version");
        if (WrongParameters(request) is { } wrong)
            yield return wrong;
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

    public static async Task<Results<Created<RoundView>, Ok<RoundView>>> Handle(
        string round, Request request, ClaimsPrincipal user, NpgsqlDataSource database, DraftCheck scoring, TimeProvider time, CancellationToken ct)
    {
        var problems = Check(round, request).ToArray();
        if (problems.Length > 0)
            throw Refusals.Invalid(problems);

        await using var connection = await database.OpenConnectionAsync(ct);
        var seen = await connection.QuerySingleOrDefaultAsync<Round>(new(
            $"SELECT {Round.Columns} FROM rounds WHERE code = @round", new { round }, cancellationToken: ct));
        var measure = await Measured(request, seen, scoring, ct);

        await using var tx = await connection.BeginTransactionAsync(ct);
        var before = await connection.QuerySingleOrDefaultAsync<Round>(new(
            $"SELECT {Round.Columns} FROM rounds WHERE code = @round FOR UPDATE", new { round }, tx, cancellationToken: ct));
        // What the request leaves out was taken from what was seen.
        if (before?.Measure != seen?.Measure)
            throw Refusals.Stale();
        if (before is not null)
            await RequireSettled(tx, before, measure, request.Demonstration, ct);

        var now = time.GetUtcNow();
        var after = await connection.QuerySingleAsync<Round>(new(
            $"""
            INSERT INTO rounds (code, name, set_id, set_version, parameters, period_from, period_to, declare_from, declare_until, demonstration, updated_by, updated_at)
            VALUES (@round, @name, @SetId, @SetVersion, @Parameters, @PeriodFrom, @PeriodTo, @DeclareFrom, @DeclareUntil, @Demonstration, @subject, @now)
            ON CONFLICT (code) DO UPDATE
            SET name = EXCLUDED.name, set_id = EXCLUDED.set_id, set_version = EXCLUDED.set_version, parameters = EXCLUDED.parameters,
                period_from = EXCLUDED.period_from, period_to = EXCLUDED.period_to,
                declare_from = EXCLUDED.declare_from, declare_until = EXCLUDED.declare_until, demonstration = EXCLUDED.demonstration,
                updated_by = EXCLUDED.updated_by, updated_at = EXCLUDED.updated_at
            RETURNING {Round.Columns}
            """,
            new
            {
                round,
                name = DeclaredValue.Normalize(request.Name!).Trim(),
                measure.SetId,
                measure.SetVersion,
                measure.Parameters,
                request.PeriodFrom,
                request.PeriodTo,
                request.DeclareFrom,
                request.DeclareUntil,
                request.Demonstration,
                subject = user.Subject(),
                now,
            },
            tx, cancellationToken: ct));
        // What drafts would score was said by the old measure; it is asked again.
        if (before is not null && before.Measure != measure)
            await connection.ExecuteAsync(new("UPDATE declarations SET preview = NULL WHERE round = @round", new { round }, tx, cancellationToken: ct));
        await tx.CommitAsync(ct);
        return before is null ? TypedResults.Created($"/api/v1/rounds/{round}", after.ToView(now)) : TypedResults.Ok(after.ToView(now));
    }

    /// <summary>Scoring knows the set where it can check a declaration of nothing under it.</summary>
    private static JsonObject EmptyInput => new() { ["unit"] = new JsonObject { ["code"] = "", ["attributes"] = new JsonObject() }, ["values"] = new JsonObject() };

    /// <summary>By what the round is to be scored, after Scoring was asked whether it can be.</summary>
    private static async Task<Measure> Measured(Request request, Round? before, DraftCheck scoring, CancellationToken ct)
    {
        var version = request.SetVersion ?? (before?.SetId == request.SetId ? before!.SetVersion : 0);
        var parameters = request.Decided()?.ToJson() ?? before?.Parameters ?? Measure.NothingDecided;
        var asked = new Measure(request.SetId!, version, parameters);
        if (await scoring.Ask(asked, EmptyInput, ct) is not { } verdict)
        {
            throw Refusals.Invalid([version > 0 && await scoring.Ask(asked with { SetVersion = 0 }, EmptyInput, ct) is not null
                ? Refusals.Field("setVersion", "unknown-set-version")
                : Refusals.Field("setId", "unknown-set")]);
        }

        return verdict.ParameterProblems.Count == 0
            ? asked with { SetVersion = verdict.SetVersion }
            : throw Refusals.Invalid(verdict.ParameterProblems.Select(DraftCheck.ToParameter));
    }

    /// <exception cref="ProblemException">409: the units of the round count on what would change.</exception>
    private static async Task RequireSettled(NpgsqlTransaction tx, Round before, Measure measure, bool demonstration, CancellationToken ct)
    {
        var sameSet = (before.SetId, before.SetVersion, before.Demonstration) == (measure.SetId, measure.SetVersion, demonstration);
        if (!sameSet && await Has(tx, "declarations", before.Code, ct))
            throw Refusals.RoundInUse();
        if (before.Parameters != measure.Parameters && await Has(tx, "submissions", before.Code, ct))
            throw Refusals.RoundDecided();
    }

    private static FieldProblem? WrongParameters(Request request)
    {
        try
        {
            request.Decided();
            return null;
        }
        catch (ParametersFormatException e)
        {
            var language = CultureInfo.CurrentUICulture;
            return new(e.Member.Length == 0 ? "parameters" : $"parameters.{e.Member}", "parameters", e.Expected.In(language), e.Reason.In(language));
        }
    }

    private static Task<bool> Has(NpgsqlTransaction tx, string table, string round, CancellationToken ct) =>
        tx.Connection!.ExecuteScalarAsync<bool>(new(
            $"SELECT EXISTS (SELECT FROM {table} WHERE round = @round)", new { round }, tx, cancellationToken: ct));
}
