using EGovPlatform.ServiceDefaults.TestHost;
using EGovPlatform.Testing;
using Testcontainers.RabbitMq;

namespace EGovPlatform.ServiceDefaults.Tests;

/// <summary>A broker that loses all that it held: exchanges, queues, and messages that it had confirmed.</summary>
[Collection(nameof(Servers))]
public sealed class BrokerLossTests(Servers servers)
{
    [Fact]
    public async Task What_a_broker_confirmed_and_then_lost_is_sent_again_and_handled_once()
    {
        var told = await Tables.Create(servers, "told");
        var effects = await Tables.Create(servers, "effects");
        var port = HostProcess.FreePort();
        // Like every service of the platform it receives besides: so it sees by itself that the broker is there anew.
        await using var publisher = new Host(servers, "verification", told.ConnectionString, At(port));
        await using (var broker = await Broker(port))
        {
            await publisher.WhenReady();
            await publisher.Publish(new Told("LOST", 1));
            await using (var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString, At(port)))
            {
                await effects.Until("SELECT EXISTS (SELECT FROM effects WHERE unit = 'LOST')", "the first event's effect");
            }

            await publisher.Publish(new Told("LOST", 2));
            await told.Until("SELECT count(*) = 2 FROM outbox WHERE sent_at IS NOT NULL", "the broker's confirming both events");
        }

        Assert.Equal([1], await effects.Versions("LOST"));
        await using var emptied = await Broker(port);
        await using var again = await Host.Start(servers, "scoring", effects.ConnectionString, At(port));
        await Eventually.True(async () => (await effects.Versions("LOST")).Contains(2), "the effect of the event that was lost");
        // Ordered behind the others: when this has its effect, both of them are through.
        await publisher.Publish(new Told("LOST", 3));
        await Eventually.True(async () => (await effects.Versions("LOST")).Contains(3), "the effect of the event after them");
        Assert.Equal([1, 2, 3], await effects.Versions("LOST"));
        await told.Until("SELECT count(*) = 3 FROM effects", "the publisher's own effects");
    }

    private static async Task<RabbitMqContainer> Broker(int port)
    {
        var broker = new RabbitMqBuilder().WithPortBinding(port, RabbitMqBuilder.RabbitMqPort).Build();
        await broker.StartAsync();
        return broker;
    }

    private static Dictionary<string, string> At(int port) => new()
    {
        ["ConnectionStrings:rabbitmq"] = $"amqp://{RabbitMqBuilder.DefaultUsername}:{RabbitMqBuilder.DefaultPassword}@127.0.0.1:{port}/",
    };
}
