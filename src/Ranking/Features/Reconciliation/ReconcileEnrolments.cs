using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.Ranking.Consumers;
using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Reconciliation;

/// <summary>Who takes part in which round, with Evidence: a unit whose enrolment was lost on the way is listed after all.</summary>
public sealed class ReconcileEnrolments(Declarations.DeclarationsClient evidence, NpgsqlDataSource database, TimeProvider time) : IReconciliation
{
    /// <summary>Thousands of units stream in well under this.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public async Task Reconcile(CancellationToken ct)
    {
        using var call = evidence.StreamEnrolments(
            new StreamEnrolmentsRequest(), deadline: time.GetUtcNow().Add(Deadline).UtcDateTime, cancellationToken: ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        var enrol = new EnrolUnit();
        while (await call.ResponseStream.MoveNext(ct))
        {
            var one = call.ResponseStream.Current;
            var now = time.GetUtcNow();
            // As if its event had come: what is held already, or is newer, stays.
            await enrol.Handle(
                new UnitEnrolled(Guid.CreateVersion7(now), now, one.Round, one.Unit, one.Version, one.Name, one.Kind, one.Demonstration), tx, ct);
        }

        await tx.CommitAsync(ct);
    }
}
