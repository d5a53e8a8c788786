using System.Diagnostics;
using EGovPlatform.Contracts;
using MassTransit;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>A row of the outbox.</summary>
internal sealed record OutboxRow(
    long Id, Guid EventId, string EventType, string Payload, string? TraceParent, string? TraceState, int Attempts);

/// <summary>Sends one event of the outbox; returns when the broker has confirmed that it holds it.</summary>
internal interface IOutboxPublisher
{
    /// <summary>Whether there is a broker to send to, and if not, why.</summary>
    (bool Connected, string Reason) State { get; }

    Task Publish(OutboxRow row, CancellationToken cancellationToken);
}

internal sealed class OutboxPublisher(IBus bus, BrokerState broker) : IOutboxPublisher
{
    internal static readonly ActivitySource Source = new("EGovPlatform.Messaging");

    public (bool Connected, string Reason) State => broker.Now();

    public async Task Publish(OutboxRow row, CancellationToken cancellationToken)
    {
        var e = Outbox.Read(row.EventType, row.Payload);
        ActivityContext.TryParse(row.TraceParent, row.TraceState, isRemote: true, out var parent);
        using var activity = Source.StartActivity($"outbox {e.GetType().Name}", ActivityKind.Internal, parent);
        activity?.SetTag("egov.event.id", row.EventId).SetTag("egov.event.attempts", row.Attempts);

        await bus.Publish(
            e,
            e.GetType(),
            context =>
            {
                context.MessageId = row.EventId;
                context.Durable = true;
                // An event that no queue took must come back as an error, not vanish.
                context.Mandatory = Subscriptions.ByEvent.ContainsKey(e.GetType());
            },
            cancellationToken);
    }
}
