using System.Diagnostics.Metrics;
using Dapper;
using EGovPlatform.Contracts;
using MassTransit;
using Npgsql;
using Polly;
using Polly.Retry;

namespace EGovPlatform.ServiceDefaults.Messaging;

internal sealed class InboxMetrics(IMeterFactory meters)
{
    private readonly Counter<long> poisoned = meters.Create("EGovPlatform.Messaging")
        .CreateCounter<long>("egov.messaging.poisoned", "{event}", "Events that no attempt could handle and that went to the error queue.");

    public void Poisoned(string type, string handler) =>
        poisoned.Add(1, new KeyValuePair<string, object?>("event", type), new KeyValuePair<string, object?>("handler", handler));
}

/// <summary>Takes an event from the queue, and through the inbox to its handler.</summary>
internal sealed class EventConsumer<TEvent, THandler>(
    IServiceScopeFactory scopes, NpgsqlDataSource database, DatabaseReadiness readiness, IHostApplicationLifetime lifetime,
    TimeProvider time, InboxMetrics metrics, ILogger<EventConsumer<TEvent, THandler>> logger)
    : IConsumer<TEvent>
    where TEvent : class, IIntegrationEvent
    where THandler : class, IEventHandler<TEvent>
{
    private const int AttemptsAtPoison = 3;

    public async Task Consume(ConsumeContext<TEvent> context)
    {
        // A stop gives the event back to the queue: cancellation is no fault, and what was done is rolled back.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await readiness.WhenReady(stop.Token);
            await Retry(context.Message, stop.Token).ExecuteAsync(async ct => await Handle(context.Message, ct), stop.Token);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            metrics.Poisoned(typeof(TEvent).Name, typeof(THandler).Name);
            logger.LogError(
                exception, "{Event} {EventId} of {Round} {Unit} cannot be handled by {Handler} and goes to the error queue",
                typeof(TEvent).Name, context.Message.EventId, context.Message.Round, context.Message.Unit, typeof(THandler).Name);
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // It failed while the service was stopping, so the stop may be why: no reason to give the event up.
            throw new OperationCanceledException("The service is stopping.", exception, stop.Token);
        }
    }

    private async Task Handle(TEvent e, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var first = await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO inbox (event_id, handler, handled_at) VALUES (@EventId, @Handler, @Now) ON CONFLICT DO NOTHING",
            new { e.EventId, Handler = typeof(THandler).FullName, Now = time.GetUtcNow() }, transaction, cancellationToken: ct));
        if (first == 0)
        {
            logger.LogInformation("{Event} {EventId} was handled before", typeof(TEvent).Name, e.EventId);
            return;
        }

        await scope.ServiceProvider.GetRequiredService<THandler>().Handle(e, transaction, ct);
        await transaction.CommitAsync(ct);
    }

    private ResiliencePipeline Retry(TEvent e, CancellationToken stop)
    {
        var faults = 0;
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time };
        pipeline.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = attempt => ValueTask.FromResult(
                attempt.Outcome.Exception is { } exception && !stop.IsCancellationRequested
                && (Transient.Is(exception) || ++faults < AttemptsAtPoison)),
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(30),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            OnRetry = attempt =>
            {
                logger.LogWarning(
                    attempt.Outcome.Exception, "{Event} {EventId} is tried again in {Delay}: {Reason}",
                    typeof(TEvent).Name, e.EventId, attempt.RetryDelay, attempt.Outcome.Exception?.Message);
                return ValueTask.CompletedTask;
            },
        });
        return pipeline.Build();
    }
}
