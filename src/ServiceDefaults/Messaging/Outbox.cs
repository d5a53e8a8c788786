using System.Diagnostics;
using System.Text.Json;
using Dapper;
using EGovPlatform.Contracts;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>Events leave with the change that they tell of, or not at all.</summary>
public static class Outbox
{
    /// <summary>PostgreSQL channel that wakes the relay.</summary>
    internal const string Channel = "outbox";

    /// <summary>
    /// Puts an event into the outbox in this transaction, with the trace of the current request. It is published after
    /// the commit, at least once, after every earlier event of the same round and unit.
    /// </summary>
    public static Task Enqueue(this NpgsqlTransaction tx, IIntegrationEvent e, CancellationToken ct = default) =>
        tx.Connection!.ExecuteAsync(new CommandDefinition(
            $"""
            INSERT INTO outbox (event_id, event_type, ordering_key, payload, traceparent, tracestate, occurred_at)
            VALUES (@EventId, @Type, @Key, @Payload::jsonb, @TraceParent, @TraceState, @OccurredAt);
            NOTIFY {Channel};
            """,
            new
            {
                e.EventId,
                Type = e.GetType().FullName,
                Key = OrderingKey(e),
                Payload = JsonSerializer.Serialize(e, e.GetType(), JsonSerializerOptions.Web),
                TraceParent = Activity.Current?.Id,
                TraceState = Activity.Current?.TraceStateString,
                e.OccurredAt,
            },
            tx,
            cancellationToken: ct));

    internal static string OrderingKey(IIntegrationEvent e) => $"{e.Round}/{e.Unit}";

    /// <summary>The event of a row. All events are records of the contracts' assembly.</summary>
    internal static IIntegrationEvent Read(string type, string payload) =>
        (IIntegrationEvent)JsonSerializer.Deserialize(
            payload, typeof(IIntegrationEvent).Assembly.GetType(type, throwOnError: true)!, JsonSerializerOptions.Web)!;
}
