using EGovPlatform.Contracts;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>
/// Acts upon an event, once: the transaction that it is handed also remembers in the inbox that this handler had this
/// event, so that effect and memory stand or fall together. Where it throws because something is away, it is called again
/// until that is back; any other exception, three times over, sends the event to the queue's error queue.
/// </summary>
/// <remarks>Events of one unit come in order; still, drop an event whose version is older than what is held.</remarks>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : class, IIntegrationEvent
{
    /// <param name="e">The event.</param>
    /// <param name="tx">Do all that is to be kept in it, events in turn included; it is committed after this returns.</param>
    /// <param name="ct">Cancelled when the service stops; the event then comes again.</param>
    Task Handle(TEvent e, NpgsqlTransaction tx, CancellationToken ct);
}
