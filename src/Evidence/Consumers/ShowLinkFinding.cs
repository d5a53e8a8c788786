using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.Evidence.Consumers;

/// <summary>What Verification found of a link stands as a finding on the declaration; never an older submission's over a newer one's.</summary>
internal sealed class ShowLinkFinding : IEventHandler<LinkChecked>
{
    public Task Handle(LinkChecked e, NpgsqlTransaction tx, CancellationToken ct) =>
        tx.Connection!.ExecuteAsync(new(
            """
            INSERT INTO link_findings AS f (round, unit, criterion, url, submission_version, state, reason, checked_at)
            VALUES (@Round, @Unit, @Criterion, @Url, @Version, @State, @Reason, @OccurredAt)
            ON CONFLICT (round, unit, criterion, url) DO UPDATE
            SET submission_version = EXCLUDED.submission_version, state = EXCLUDED.state, reason = EXCLUDED.reason, checked_at = EXCLUDED.checked_at
            WHERE (f.submission_version, f.checked_at) < (EXCLUDED.submission_version, EXCLUDED.checked_at)
            """,
            new { e.Round, e.Unit, e.Criterion, e.Url, e.Version, e.State, e.Reason, e.OccurredAt }, tx, cancellationToken: ct));
}
