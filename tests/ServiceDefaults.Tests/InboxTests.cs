using System.Diagnostics.Metrics;
using EGovPlatform.ServiceDefaults.TestHost;
using EGovPlatform.Testing;

namespace EGovPlatform.ServiceDefaults.Tests;

[Collection(nameof(Servers))]
public sealed class InboxTests(Servers servers) : IAsyncLifetime
{
    private Tables told = null!;
    private Tables effects = null!;

    public async Task InitializeAsync()
    {
        await Broker.Delete(servers, "scoring_error");
        told = await Tables.Create(servers, "told");
        effects = await Tables.Create(servers, "effects");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_poison_event_goes_to_the_error_queue_is_counted_and_lets_the_next_one_pass()
    {
        var poisoned = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "egov.messaging.poisoned")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref poisoned, measurement));
        listener.Start();

        await using var publisher = await Host.Start(servers, "evidence", told.ConnectionString);
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);

        await publisher.Publish(new Told("POISON", 1), new Told("POISON", 2));
        await Eventually.True(async () => await effects.Effects("POISON") == 1, "the effect of the event behind");

        Assert.Equal([2], await effects.Versions("POISON"));
        await Eventually.True(async () => await Broker.Count(servers, "scoring_error") == 1, "the event in the error queue");
        Assert.Equal(1, Interlocked.Read(ref poisoned));
        Assert.Equal(3 + 1, await effects.Scalar<long>("SELECT count(*) FROM attempts WHERE unit = 'POISON'"));
        Assert.Equal(1, await effects.Scalar<long>("SELECT count(*) FROM inbox"));
    }

    [Fact]
    public async Task What_fails_for_a_while_is_tried_until_it_succeeds_also_over_a_restart_of_the_subscriber()
    {
        await using var publisher = await Host.Start(servers, "evidence", told.ConnectionString);
        await using (await Host.Start(servers, "scoring", effects.ConnectionString))
        {
            await effects.Scalar<int>("INSERT INTO away VALUES ('PATIENT') RETURNING 1");
            await publisher.Publish(new Told("PATIENT", 1));
            // More often than a poison event would be tried.
            await effects.Until("SELECT count(*) > 4 FROM attempts WHERE unit = 'PATIENT'", "five attempts");
            Assert.Equal(0, await effects.Effects("PATIENT"));
        }

        await using var again = await Host.Start(servers, "scoring", effects.ConnectionString);
        await effects.Scalar<int>("DELETE FROM away RETURNING 1");
        await Eventually.True(async () => await effects.Effects("PATIENT") == 1, "the effect");
        Assert.Equal(0u, await Broker.Count(servers, "scoring_error"));
    }
}
