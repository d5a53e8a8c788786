using System.Data;
using System.Security.Claims;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Criteria;
using EGovPlatform.Ranking.Features.Reconciliation;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Publications;

/// <summary>
/// Publishes the ranking as it stands (công bố xếp hạng): an immutable snapshot with its content hash. Refused where nothing is scored yet,
/// where a unit with a score sheet is not known to take part, and where a sheet held here is not the one that Scoring has.
/// </summary>
public static class PublishRanking
{
    public static async Task<Created<RankingDocument>> Post(
        string round, ClaimsPrincipal user, ReconcileRound reconciliation, NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        var streamed = await reconciliation.Heal(round, ct);

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var tx = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // One publication at a time; a lock takes no snapshot, so everything read after it is of one moment.
        await connection.ExecuteAsync(new CommandDefinition("lock table publications in share row exclusive mode", transaction: tx, cancellationToken: ct));
        var standings = await RoundStandings.Read(connection, round, ct);
        if (Refusal(round, standings, await RoundStandings.ScoredButNotEnrolled(connection, round, ct), streamed) is { } refusal)
            throw refusal;

        var number = 1 + await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(max(number), 0) from publications where round = @round", new { round }, tx, cancellationToken: ct));
        var now = time.GetUtcNow();
        var content = RankingContent.Of(round, number, now, standings);
        var canonical = content.ToCanonicalJson();
        var hash = CanonicalJson.HashOfCanonical(canonical);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into publications (id, round, number, published_at, published_by, content, content_hash)
            values (@id, @round, @number, @now, @by, @canonical, @hash)
            """,
            new { id = Guid.CreateVersion7(now), round, number, now, by = user.Subject(), canonical, hash }, tx, cancellationToken: ct));
        await tx.Enqueue(
            new RankingPublished(
                Guid.CreateVersion7(now), now, round, null, number, hash,
                [.. standings.Where(unit => unit.Sheet is not null).Select(unit => new PublishedSheet(unit.Unit, unit.Sheet!.Version))]),
            ct);
        await tx.CommitAsync(ct);

        return TypedResults.Created($"/api/v1/rounds/{Uri.EscapeDataString(round)}/ranking/publications/{number}", RankingDocument.Published(content, hash));
    }

    /// <summary>Why these standings may not be published; null where they may.</summary>
    public static ProblemException? Refusal(
        string round, IReadOnlyList<Standing> standings, IReadOnlyList<string> scoredButNotEnrolled, IReadOnlyDictionary<string, SheetFigures> streamed)
    {
        if (standings.Count == 0 && scoredButNotEnrolled.Count == 0)
            return RankingProblems.RoundUnknown(round);
        if (scoredButNotEnrolled.Count > 0)
            return RankingProblems.NotEnrolled(scoredButNotEnrolled);

        var held = standings.Where(unit => unit.Sheet is not null).ToDictionary(unit => unit.Unit, unit => unit.Sheet!, StringComparer.Ordinal);
        var difference = SheetComparison.Of(held, streamed);
        if (!difference.Same)
            return RankingProblems.SheetsDiffer([.. difference.Behind, .. difference.Contradicting]);
        return held.Count == 0 ? RankingProblems.NothingScored(round) : null;
    }
}
