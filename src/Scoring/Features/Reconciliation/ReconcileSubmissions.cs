using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.Scoring.Consumers;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Scoring.Features.Reconciliation;

/// <summary>Submissions without a score sheet, found by asking Evidence: a declaration whose event was lost on the way is scored after all.</summary>
public sealed partial class ReconcileSubmissions(
    Declarations.DeclarationsClient evidence, NpgsqlDataSource database, TimeProvider time, ILogger<ReconcileSubmissions> logger) : IReconciliation
{
    /// <summary>Thousands of announcements stream in well under this.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public async Task Reconcile(CancellationToken ct)
    {
        var announced = await Announced(ct);
        foreach (var lost in await WithoutSheet(announced, ct))
        {
            try
            {
                await Score(lost, ct);
                Found(lost.Round, lost.Version, lost.Unit!);
            }
            // One that is not what its hash says: a person must look, and the others are scored.
            catch (InvalidDataException e)
            {
                NotScored(e, lost.Round, lost.Version, lost.Unit!);
            }
        }
    }

    private async Task<List<DeclarationSubmitted>> Announced(CancellationToken ct)
    {
        using var call = evidence.StreamSubmissions(
            new StreamSubmissionsRequest(), deadline: time.GetUtcNow().Add(Deadline).UtcDateTime, cancellationToken: ct);
        var announced = new List<DeclarationSubmitted>();
        while (await call.ResponseStream.MoveNext(ct))
        {
            var one = call.ResponseStream.Current;
            var now = time.GetUtcNow();
            announced.Add(new(Guid.CreateVersion7(now), now, one.Round, one.Unit, one.Version, one.SetId, one.ContentHash, one.Demonstration));
        }

        return announced;
    }

    private async Task<IReadOnlyList<DeclarationSubmitted>> WithoutSheet(List<DeclarationSubmitted> announced, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var without = await connection.QueryAsync<long>(new CommandDefinition(
            """
            select a.at
            from unnest(@rounds, @units, @versions) with ordinality as a (round, unit, version, at)
            where not exists (select from sheets s where (s.round, s.unit, s.version) = (a.round, a.unit, a.version))
            order by a.at
            """,
            new
            {
                rounds = announced.Select(one => one.Round).ToArray(),
                units = announced.Select(one => one.Unit).ToArray(),
                versions = announced.Select(one => one.Version).ToArray(),
            },
            cancellationToken: ct));
        return [.. without.Select(at => announced[(int)at - 1])];
    }

    /// <summary>As if its event had come. Should that come meanwhile, the submission has one sheet all the same.</summary>
    private async Task Score(DeclarationSubmitted lost, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        await new ScoreSubmission(evidence, time).Handle(lost, tx, ct);
        await tx.CommitAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "round {Round}: scored submission {Version} of {Unit}; its event was lost or is late")]
    private partial void Found(string round, long version, string unit);

    [LoggerMessage(LogLevel.Error, "round {Round}: submission {Version} of {Unit} has no score sheet and cannot be scored")]
    private partial void NotScored(Exception reason, string round, long version, string unit);
}
