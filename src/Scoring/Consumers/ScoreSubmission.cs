using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.Scoring.Features.Sheets;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.Scoring.Consumers;

/// <summary>
/// A declaration was submitted: fetches it as it was frozen, scores it, keeps the sheet and tells of it. However often the event comes,
/// a submission has one sheet; a sheet of an older submission that comes late is kept, but neither counts nor is told of.
/// </summary>
public sealed class ScoreSubmission(Declarations.DeclarationsClient evidence, TimeProvider time) : IEventHandler<DeclarationSubmitted>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public async Task Handle(DeclarationSubmitted e, NpgsqlTransaction tx, CancellationToken ct)
    {
        var submission = await evidence.GetSubmissionAsync(
            new GetSubmissionRequest { Round = e.Round, Unit = e.Unit, Version = e.Version },
            deadline: time.GetUtcNow().Add(Deadline).UtcDateTime, cancellationToken: ct);
        var sheet = ScoreSheet.Of(submission, e);
        var now = time.GetUtcNow();
        if (await Keep(tx, sheet, now, ct))
        {
            await tx.Enqueue(
                new ScoreSheetChanged(
                    Guid.CreateVersion7(now), now, sheet.Round, sheet.Unit, sheet.Version, sheet.SetId, sheet.Total, sheet.Scale, sheet.Groups, sheet.Parts, sheet.ContentHash),
                ct);
        }
    }

    /// <summary>True where the sheet is new and the newest of its unit.</summary>
    private static async Task<bool> Keep(NpgsqlTransaction tx, ScoreSheet sheet, DateTimeOffset now, CancellationToken ct)
    {
        var added = await tx.Connection!.ExecuteAsync(new CommandDefinition(
            """
            insert into sheets (id, round, unit, version, set_id, set_version, set_hash, parameters, input, input_hash, result, content_hash,
                                total, scale, groups, demonstration, scored_at)
            values (@id, @Round, @Unit, @Version, @SetId, @SetVersion, @SetHash, @Parameters, @Input, @InputHash, @Result, @ContentHash,
                    @Total, @Scale, @groups::jsonb, @Demonstration, @now)
            on conflict (round, unit, version) do nothing
            """,
            new
            {
                id = Guid.CreateVersion7(now),
                sheet.Round,
                sheet.Unit,
                sheet.Version,
                sheet.SetId,
                sheet.SetVersion,
                sheet.SetHash,
                sheet.Parameters,
                sheet.Input,
                sheet.InputHash,
                sheet.Result,
                sheet.ContentHash,
                sheet.Total,
                sheet.Scale,
                groups = SheetGroups.ToJson(sheet.Groups),
                sheet.Demonstration,
                now,
            },
            tx, cancellationToken: ct));
        return added > 0 && await tx.Connection!.ExecuteAsync(new CommandDefinition(
            """
            insert into current_sheets (round, unit, version)
            values (@Round, @Unit, @Version)
            on conflict (round, unit) do update set version = excluded.version
            where current_sheets.version < excluded.version
            """,
            new { sheet.Round, sheet.Unit, sheet.Version }, tx, cancellationToken: ct)) > 0;
    }
}
