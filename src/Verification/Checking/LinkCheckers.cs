using Npgsql;

namespace EGovPlatform.Verification.Checking;

/// <summary>
/// Works off the pending links. What a killed process had in hand stays pending in the database and is tried again when its host's lease
/// lapses; nothing is kept in memory.
/// </summary>
internal sealed partial class LinkCheckers(PendingLinks pending, LinkCheck check, LinkCheckOptions options, TimeProvider time, ILogger<LinkCheckers> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Checkers).Select(checker => Run(checker, stoppingToken)));

    private async Task Run(int checker, CancellationToken ct)
    {
        // The host starts other services only after the first real await.
        await Task.Yield();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await pending.Take(ct) is { } link)
                {
                    await pending.Report(link, await check.Try(link.Url, ct), ct);
                    continue;
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // A database that is away, or not migrated yet, comes back; the links wait there.
            catch (Exception error) when (error is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                // All of them find the same; one says so.
                if (checker == 0)
                    LogAway(log, error.Message);
            }

            await Task.Delay(options.Idle, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Links are not checked just now: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
