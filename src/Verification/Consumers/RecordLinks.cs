using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.ServiceDefaults.Messaging;
using EGovPlatform.Verification.Checking;
using Npgsql;
using DeclarationsClient = EGovPlatform.Evidence.V1.Declarations.DeclarationsClient;

namespace EGovPlatform.Verification.Consumers;

/// <summary>A declaration was submitted: its links are fetched and wait to be checked, each once a criterion.</summary>
internal sealed class RecordLinks(DeclarationsClient evidence, LinkCheckOptions options, TimeProvider time) : IEventHandler<DeclarationSubmitted>
{
    public async Task Handle(DeclarationSubmitted e, NpgsqlTransaction tx, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var submission = await evidence.GetSubmissionAsync(
            new GetSubmissionRequest { Round = e.Round, Unit = e.Unit, Version = e.Version },
            cancellationToken: ct);

        var links = submission.Links.Select((link, ordinal) => new
        {
            Id = Guid.CreateVersion7(now),
            ordinal,
            link.Criterion,
            link.Url,
            Host = LinkTarget.Parse(link.Url, options, out _)?.Host ?? "",
        }).ToArray();
        await tx.Connection!.ExecuteAsync(new(
            """
            INSERT INTO submissions AS s (round, unit, submission_version) VALUES (@Round, @Unit, @Version)
            ON CONFLICT (round, unit) DO UPDATE SET submission_version = greatest(s.submission_version, EXCLUDED.submission_version);

            INSERT INTO hosts (host, leased_until)
            SELECT DISTINCT host, @now FROM unnest(@hosts) AS n (host) ORDER BY host
            ON CONFLICT (host) DO NOTHING;

            INSERT INTO links (id, round, unit, submission_version, criterion, url, host, ordinal, state, reason, content_hash, tries, not_before)
            SELECT n.id, @Round, @Unit, @Version, n.criterion, n.url, n.host, n.ordinal, 'pending', '', '', 0, @now
            FROM unnest(@ids, @criteria, @urls, @hosts, @ordinals) AS n (id, criterion, url, host, ordinal)
            ON CONFLICT (round, unit, submission_version, criterion, url) DO NOTHING;
            """,
            new
            {
                e.Round,
                e.Unit,
                e.Version,
                now,
                ids = links.Select(link => link.Id).ToArray(),
                criteria = links.Select(link => link.Criterion).ToArray(),
                urls = links.Select(link => link.Url).ToArray(),
                hosts = links.Select(link => link.Host).ToArray(),
                ordinals = links.Select(link => link.ordinal).ToArray(),
            },
            tx, cancellationToken: ct));
    }
}
