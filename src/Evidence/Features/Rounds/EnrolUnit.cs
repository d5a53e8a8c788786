using System.Security.Claims;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Evidence.Features.Units;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>A round administrator has a unit take part in a round; its declaration begins, empty. Doing so again changes nothing.</summary>
internal static class EnrolUnit
{
    internal sealed record Enrolment(string Round, string Unit, string Name, string Kind, bool Demonstration);

    public static async Task<Results<Created<Enrolment>, Ok<Enrolment>>> Handle(
        string round, string unit, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        // Locked, so that neither changes its name or its set before the event that tells of them is written.
        var taking = await connection.QuerySingleOrDefaultAsync<Round>(new(
            $"SELECT {Round.Columns} FROM rounds WHERE code = @round FOR SHARE", new { round }, tx, cancellationToken: ct)) ?? throw Refusals.RoundNotFound();
        var part = await connection.QuerySingleOrDefaultAsync<Unit>(new(
            $"SELECT {Unit.Columns} FROM units WHERE code = @unit FOR SHARE", new { unit }, tx, cancellationToken: ct)) ?? throw Refusals.UnitNotFound();
        if (taking.Demonstration != part.Demonstration)
            throw Refusals.MixesDemonstration();

        var now = time.GetUtcNow();
        var isNew = await connection.ExecuteAsync(new(
            """
            INSERT INTO declarations (round, unit, enrolment_version, state, submission_version, draft_version, changed_by, changed_at)
            VALUES (@round, @unit, 1, 'draft', 0, 0, @subject, @now)
            ON CONFLICT (round, unit) DO NOTHING
            """,
            new { round, unit, subject = user.Subject(), now }, tx, cancellationToken: ct)) == 1;
        if (isNew)
        {
            await connection.ExecuteAsync(new(
                """
                INSERT INTO declaration_states (id, round, unit, state, submission_version, changed_by, changed_at)
                VALUES (@id, @round, @unit, 'draft', 0, @subject, @now)
                """,
                new { id = Guid.CreateVersion7(now), round, unit, subject = user.Subject(), now }, tx, cancellationToken: ct));
            await tx.Enqueue(new UnitEnrolled(Guid.CreateVersion7(now), now, round, unit, 1, part.Name, part.Kind, part.Demonstration), ct);
        }

        await tx.CommitAsync(ct);
        var enrolment = new Enrolment(round, unit, part.Name, part.Kind, part.Demonstration);
        return isNew ? TypedResults.Created($"/api/v1/rounds/{round}/declarations/{unit}", enrolment) : TypedResults.Ok(enrolment);
    }
}
