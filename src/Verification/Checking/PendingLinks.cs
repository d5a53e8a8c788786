using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.Verification.Checking;

/// <summary>A link that waits to be tried, of a host that this checker holds until it reports or the lease lapses.</summary>
internal sealed record PendingLink(Guid Id, string Round, string Unit, long SubmissionVersion, string Criterion, string Url, string Host, int Tries);

/// <summary>The links that wait to be tried. Hosts are leased, so that each is asked by one checker at a time, however many processes there are.</summary>
internal sealed class PendingLinks(NpgsqlDataSource database, LinkCheckOptions options, TimeProvider time)
{
    /// <summary>The link that has waited longest of a host that nobody holds; null where there is none.</summary>
    public async Task<PendingLink?> Take(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<PendingLink>(new(
            """
            WITH host AS (
                SELECT h.host FROM hosts h
                WHERE h.leased_until <= @now AND EXISTS (SELECT FROM links l WHERE l.host = h.host AND l.state = 'pending' AND l.not_before <= @now)
                ORDER BY h.leased_until
                LIMIT 1 FOR UPDATE SKIP LOCKED
            ), leased AS (
                UPDATE hosts SET leased_until = @until FROM host WHERE hosts.host = host.host RETURNING hosts.host
            )
            SELECT l.id, l.round, l.unit, l.submission_version, l.criterion, l.url, l.host, l.tries
            FROM links l JOIN leased USING (host)
            WHERE l.state = 'pending' AND l.not_before <= @now
            ORDER BY l.not_before, l.id
            LIMIT 1
            """,
            new { now, until = now + options.Lease }, cancellationToken: ct));
    }

    /// <summary>Records what came of a try and gives the host back. A failure that may pass is tried again, as often as is configured.</summary>
    public async Task Report(PendingLink link, LinkVerdict verdict, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var final = !verdict.MayPass || link.Tries + 1 >= options.MaxTries;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(ct);
        // Only while pending: where the lease had lapsed another checker may have reported, and a link has one verdict.
        var changed = await connection.ExecuteAsync(new(
            """
            UPDATE links
            SET state = @state, reason = @Reason, content_hash = @ContentHash, tries = tries + 1, not_before = @notBefore, checked_at = @checkedAt
            WHERE id = @Id AND state = 'pending'
            """,
            new
            {
                link.Id,
                verdict.Reason,
                verdict.ContentHash,
                state = final ? verdict.State : LinkState.Pending,
                notBefore = now + options.RetryAfter,
                checkedAt = final ? now : (DateTimeOffset?)null,
            },
            tx, cancellationToken: ct));
        if (changed == 1 && final)
        {
            await tx.Enqueue(
                new LinkChecked(Guid.CreateVersion7(now), now, link.Round, link.Unit, link.SubmissionVersion, link.Criterion, link.Url, verdict.State, verdict.Reason), ct);
        }

        await connection.ExecuteAsync(new(
            "UPDATE hosts SET leased_until = @until WHERE host = @Host", new { link.Host, until = now + options.HostPause }, tx, cancellationToken: ct));
        await tx.CommitAsync(ct);
    }
}
