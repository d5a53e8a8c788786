using System.Security.Claims;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Criteria;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>A unit submits its declaration (nộp bản tự kê khai): from then on it is frozen, word for word.</summary>
internal static class Submit
{
    private const int MaxKeyLength = 200;

    /// <param name="Version">The submission's number, from 1.</param>
    /// <param name="ContentHash">SHA-256 of what was submitted, as canonical JSON; lower-case hex.</param>
    internal sealed record Receipt(long Version, string ContentHash, DateTimeOffset SubmittedAt);

    public static async Task<Created<Receipt>> Handle(
        string round, string unit, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider time,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, CancellationToken ct)
    {
        if (idempotencyKey is { Length: 0 or > MaxKeyLength })
            throw Refusals.BadIdempotencyKey(MaxKeyLength);

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        // Whoever comes second waits here, and then finds the declaration submitted.
        var declaration = await Declaration.Lock(tx, round, unit, ct) ?? throw Refusals.DeclarationNotFound();
        if (declaration.State == Declaration.Submitted)
            return Answer(round, unit, await Earlier(tx, declaration, idempotencyKey, ct) ?? throw Refusals.AlreadySubmitted());

        var now = ToStored(time.GetUtcNow());
        declaration.RequireOpen(now);
        var draft = await Draft.Load(connection, round, unit, tx, ct);
        if (draft.Values.Count == 0)
            throw Refusals.NothingDeclared();

        var input = CanonicalJson.Serialize(draft.ToInput(declaration).ToJsonString());
        var receipt = new Receipt(declaration.SubmissionVersion + 1, CanonicalJson.HashOfCanonical(input), now);
        await Freeze(tx, declaration, receipt, input, idempotencyKey, user.Subject(), Guid.CreateVersion7(now), ct);
        await tx.Enqueue(
            new DeclarationSubmitted(Guid.CreateVersion7(now), now, round, unit, receipt.Version, declaration.SetId, receipt.ContentHash, declaration.Demonstration),
            ct);
        await tx.CommitAsync(ct);
        return Answer(round, unit, receipt);
    }

    private static Created<Receipt> Answer(string round, string unit, Receipt receipt) =>
        TypedResults.Created($"/api/v1/rounds/{Uri.EscapeDataString(round)}/declarations/{Uri.EscapeDataString(unit)}", receipt);

    /// <summary>In whole microseconds, as the database keeps it: the receipt is the same whenever it is asked for.</summary>
    private static DateTimeOffset ToStored(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>The submission that the same request made before, which its sender may not know of; null where it was another request.</summary>
    private static Task<Receipt?> Earlier(NpgsqlTransaction tx, Declaration declaration, string? idempotencyKey, CancellationToken ct) =>
        tx.Connection!.QuerySingleOrDefaultAsync<Receipt>(new(
            """
            SELECT version, content_hash, submitted_at FROM submissions
            WHERE round = @Round AND unit = @Unit AND version = @SubmissionVersion AND idempotency_key = @idempotencyKey
            """,
            new { declaration.Round, declaration.Unit, declaration.SubmissionVersion, idempotencyKey }, tx, cancellationToken: ct));

    private static Task Freeze(
        NpgsqlTransaction tx, Declaration declaration, Receipt receipt, string input, string? idempotencyKey, string submitter, Guid id, CancellationToken ct) =>
        tx.Connection!.ExecuteAsync(new(
            """
            INSERT INTO submissions (id, round, unit, version, set_id, set_version, parameters, input_json, content_hash, demonstration, idempotency_key, submitted_by, submitted_at)
            VALUES (@id, @Round, @Unit, @Version, @SetId, @SetVersion, @Parameters, @input, @ContentHash, @Demonstration, @idempotencyKey, @submitter, @SubmittedAt);

            INSERT INTO declaration_states (id, round, unit, state, submission_version, changed_by, changed_at)
            VALUES (@id, @Round, @Unit, 'submitted', @Version, @submitter, @SubmittedAt);

            UPDATE declarations
            SET state = 'submitted', submission_version = @Version, draft_version = draft_version + 1, changed_by = @submitter, changed_at = @SubmittedAt
            WHERE round = @Round AND unit = @Unit;
            """,
            new
            {
                id,
                declaration.Round,
                declaration.Unit,
                receipt.Version,
                declaration.SetId,
                declaration.SetVersion,
                declaration.Parameters,
                input,
                receipt.ContentHash,
                declaration.Demonstration,
                idempotencyKey,
                submitter,
                receipt.SubmittedAt,
            },
            tx, cancellationToken: ct));
}
