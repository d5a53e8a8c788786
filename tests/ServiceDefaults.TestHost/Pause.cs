using EGovPlatform.ServiceDefaults.Messaging;

namespace EGovPlatform.ServiceDefaults.TestHost;

/// <summary>Where the process is to stand still until it is killed: "before" or "after" the broker has confirmed an event.</summary>
internal static class Pause
{
    public static void AddPause(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["TestHost:Pause"] is { Length: > 0 } when)
        {
            builder.Services.AddSingleton<OutboxPublisher>();
            builder.Services.AddSingleton<IOutboxPublisher>(provider => new PausingPublisher(
                provider.GetRequiredService<OutboxPublisher>(), when == "after", builder.Configuration["TestHost:Marker"]!));
        }
    }

    private sealed class PausingPublisher(OutboxPublisher publisher, bool after, string marker) : IOutboxPublisher
    {
        public (bool Connected, string Reason) State => publisher.State;

        public async Task Publish(OutboxRow row, CancellationToken cancellationToken)
        {
            if (after)
            {
                await publisher.Publish(row, cancellationToken);
            }

            await File.WriteAllTextAsync(marker, row.EventId.ToString(), cancellationToken);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }
    }
}
