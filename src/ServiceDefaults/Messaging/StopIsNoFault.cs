using System.Runtime.ExceptionServices;
using MassTransit;

namespace EGovPlatform.ServiceDefaults.Messaging;

/// <summary>Stands before the error queue: an event whose handling a stop cut short goes back to its own queue instead.</summary>
internal sealed class StopIsNoFault(IHostApplicationLifetime lifetime) : IFilter<ExceptionReceiveContext>
{
    // It would come straight back while the rest of the service is still stopping.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await next.Send(context);
            return;
        }

        // Thrown again, it is not acknowledged, and so delivered again.
        await Task.Delay(Pause);
        ExceptionDispatchInfo.Throw(context.Exception);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("stopIsNoFault");
}
