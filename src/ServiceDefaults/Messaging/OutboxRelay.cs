using Dapper;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>
/// Sends what the outbox holds, in order per round and unit, and marks a row sent only after the broker has confirmed it.
/// A process that dies between the two sends again after its restart; the subscribers' inboxes make that harmless.
/// Woken by NOTIFY, and by a slow poll for what a lost notification left behind. Any number of replicas may run.
/// </summary>
internal sealed class OutboxRelay(
    NpgsqlDataSource database, DatabaseReadiness readiness, IOutboxPublisher publisher, BrokerState broker, TimeProvider time, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SentRowsAreKept = TimeSpan.FromDays(30);

    private bool brokerAway;
    private int connection;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The outbox relay lost its database and tries again: {Reason}", exception.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken cancellationToken)
    {
        await using var listener = await database.OpenConnectionAsync(cancellationToken);
        await listener.ExecuteAsync(new CommandDefinition($"LISTEN {Outbox.Channel}", cancellationToken: cancellationToken));
        var tidied = DateTimeOffset.MinValue;
        while (true)
        {
            if (time.GetUtcNow() - tidied > TimeSpan.FromHours(1))
            {
                await DeleteOld(listener, cancellationToken);
                tidied = time.GetUtcNow();
            }

            var caughtUp = await Drain(cancellationToken);
            await listener.WaitAsync(caughtUp ? Poll : Pause, cancellationToken);
        }
    }

    /// <returns>False where events are left that could not be sent for now.</returns>
    private async Task<bool> Drain(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!BrokerIsThere())
            {
                return false;
            }

            if (broker.Connections is var current && current != connection)
            {
                await SendLastMinuteAgain(cancellationToken);
                connection = current;
            }

            var (claimed, sent) = await SendBatch(cancellationToken);
            if (sent < claimed || claimed == 0)
            {
                return claimed == 0;
            }
        }
    }

    private async Task<(int Claimed, int Sent)> SendBatch(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Only the first unsent event of each key: while it is locked here, no replica can overtake it with the next one.
        var rows = (await connection.QueryAsync<OutboxRow>(new CommandDefinition(
            """
            SELECT id, event_id AS EventId, event_type AS EventType, payload, traceparent, tracestate, attempts
            FROM outbox o
            WHERE sent_at IS NULL AND next_attempt_at <= @Now
              AND NOT EXISTS (
                SELECT FROM outbox earlier
                WHERE earlier.sent_at IS NULL AND earlier.ordering_key = o.ordering_key AND earlier.id < o.id)
            ORDER BY id LIMIT 100
            FOR UPDATE SKIP LOCKED
            """,
            new { Now = time.GetUtcNow() }, transaction, cancellationToken: cancellationToken))).AsList();

        var failures = await Task.WhenAll(rows.Select(row => TrySend(row, cancellationToken)));
        var sent = rows.Where((_, i) => failures[i] is null).Select(row => row.Id).ToArray();
        var failed = rows.Zip(failures).Where(pair => pair.Second is not null)
            .Select(pair => new { pair.First.Id, Next = time.GetUtcNow() + Backoff(pair.First.Attempts), Error = pair.Second }).ToArray();

        // Not cancellable: what the broker has confirmed should be marked also while the service stops.
        await connection.ExecuteAsync(
            "UPDATE outbox SET sent_at = @Now, attempts = attempts + 1, last_error = NULL WHERE id = ANY(@sent)",
            new { Now = time.GetUtcNow(), sent }, transaction);
        await connection.ExecuteAsync(
            "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = @Next, last_error = @Error WHERE id = @Id", failed, transaction);
        await transaction.CommitAsync(CancellationToken.None);
        return (rows.Count, sent.Length);
    }

    /// <returns>Null when the broker confirmed it, else what went wrong.</returns>
    private async Task<string?> TrySend(OutboxRow row, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PublishTimeout);
        try
        {
            await publisher.Publish(row, limit.Token);
            return null;
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "{EventType} {EventId} could not be sent and stays in the outbox: {Reason}", row.EventType, row.EventId, exception.Message);
            return exception.Message;
        }
    }

    private bool BrokerIsThere()
    {
        var (connected, reason) = publisher.State;
        if (connected == brokerAway)
        {
            brokerAway = !connected;
            logger.Log(
                connected ? LogLevel.Information : LogLevel.Warning,
                connected ? "The outbox is being sent: {Reason}" : "The outbox is not being sent: {Reason}", reason);
        }

        return connected;
    }

    /// <summary>
    /// A broker that is killed may forget a queue that it was told of within its last seconds, and with it what the queue held, though it had
    /// confirmed it. So what was sent last is sent again when the broker is there anew; the subscribers' inboxes make that harmless.
    /// </summary>
    private async Task SendLastMinuteAgain(CancellationToken cancellationToken)
    {
        await using var connected = await database.OpenConnectionAsync(cancellationToken);
        await connected.ExecuteAsync(new CommandDefinition(
            "UPDATE outbox SET sent_at = NULL WHERE sent_at > (SELECT max(sent_at) FROM outbox) - interval '1 minute'", cancellationToken: cancellationToken));
    }

    private Task DeleteOld(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM outbox WHERE sent_at < @Before", new { Before = time.GetUtcNow() - SentRowsAreKept }, cancellationToken: cancellationToken));

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(30, 0.5 * Math.Pow(2, Math.Min(attempts, 10))));
}
