using System.Net.Http.Json;
using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.TestHost;
using EGovPlatform.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.ServiceDefaults.Tests;

[Collection(nameof(Servers))]
public sealed class OutboxTests(Servers servers) : IAsyncLifetime
{
    private Tables told = null!;
    private Tables effects = null!;

    public async Task InitializeAsync()
    {
        told = await Tables.Create(servers, "told");
        effects = await Tables.Create(servers, "effects");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task One_trace_leads_from_the_request_through_outbox_and_broker_to_the_handler()
    {
        await using var publisher = await Host.Start(servers, "evidence", told.ConnectionString);
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = JsonContent.Create(new[] { new Told("TRACED", 1) }) };
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        using var client = publisher.Anonymous;
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();

        await effects.Until("SELECT EXISTS (SELECT FROM effects WHERE unit = 'TRACED')", "the effect");
        Assert.Equal(Trace, await effects.Scalar<string>("SELECT trace_id FROM effects WHERE unit = 'TRACED'"));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_publisher_that_is_killed_around_the_publish_leaves_exactly_one_effect(string when)
    {
        var unit = $"KILLED-{when}";
        var marker = Path.GetTempFileName();
        File.Delete(marker);
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);
        await using (var victim = await HostProcess.Start(servers, "evidence", told.ConnectionString, new() { ["TestHost__Pause"] = when, ["TestHost__Marker"] = marker }))
        {
            await victim.Publish(new Told(unit, 1));
            await Eventually.True(() => Task.FromResult(File.Exists(marker)), "the publisher's standing still");
            await victim.Kill();
        }

        Assert.Equal(1, await told.Unsent());
        if (when == "before")
            Assert.Equal(0, await effects.Effects(unit));
        else
            await Eventually.True(async () => await effects.Effects(unit) == 1, "the effect of the first delivery");

        await using var again = await HostProcess.Start(servers, "evidence", told.ConnectionString);
        // Ordered behind the first: when this has its effect, all deliveries of the first are through.
        await again.Publish(new Told(unit, 2));
        await Eventually.True(async () => (await effects.Versions(unit)).LastOrDefault() == 2, "the effect of the second event");
        Assert.Equal([1, 2], await effects.Versions(unit));
        await told.Until("SELECT NOT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL)", "all events being marked");
        File.Delete(marker);
    }

    [Fact]
    public async Task A_message_delivered_twice_has_one_effect()
    {
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);
        var bus = subscriber.Services.GetRequiredService<IBus>();
        var e = new DeclarationSubmitted(Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, "r1", "TWICE", 1, "set", "hash", Demonstration: true);
        await bus.Publish(e);
        await bus.Publish(e);
        await bus.Publish(e with { EventId = Guid.CreateVersion7(), Version = 2 });

        await Eventually.True(async () => (await effects.Versions("TWICE")).LastOrDefault() == 2, "the effect of the event behind");
        Assert.Equal([1, 2], await effects.Versions("TWICE"));
        Assert.Equal(2, await effects.Scalar<long>("SELECT count(*) FROM attempts WHERE unit = 'TWICE'"));
    }

    [Fact]
    public async Task Events_of_one_unit_keep_their_order_also_when_two_replicas_relay()
    {
        await using var publisher = await Host.Start(servers, "evidence", told.ConnectionString);
        await using var replica = await Host.Start(servers, "evidence", told.ConnectionString);
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);
        string[] units = ["ORDER-1", "ORDER-2", "ORDER-3"];
        await publisher.Publish([.. Enumerable.Range(1, 30).SelectMany(version => units.Select(unit => new Told(unit, version)))]);

        await Eventually.True(async () => await effects.Scalar<long>("SELECT count(*) FROM effects WHERE unit LIKE 'ORDER-%'") == 90, "90 effects");
        foreach (var unit in units)
            Assert.Equal([.. Enumerable.Range(1, 30).Select(version => (long)version)], await effects.Versions(unit));
    }

    [Fact]
    public async Task An_event_published_before_its_subscriber_ever_ran_waits_for_it()
    {
        await Broker.Delete(servers, "scoring", "verification");
        await using (var publisher = await Host.Start(servers, "evidence", told.ConnectionString))
        {
            await publisher.Publish(new Told("EARLY", 1));
            await told.Until("SELECT EXISTS (SELECT FROM outbox WHERE sent_at IS NOT NULL)", "the event being sent");
        }

        Assert.Equal(1u, await Broker.Count(servers, "verification"));
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);
        await Eventually.True(async () => await effects.Effects("EARLY") == 1, "the effect");
    }

    [Fact]
    public async Task What_the_broker_has_confirmed_outlives_its_restart()
    {
        await using (var publisher = await Host.Start(servers, "evidence", told.ConnectionString))
        {
            await publisher.Publish(new Told("RESTART", 1));
            await told.Until("SELECT EXISTS (SELECT FROM outbox WHERE sent_at IS NOT NULL)", "the event being sent");
            await servers.RabbitMq.StopAsync();
            await publisher.Publish(new Told("RESTART", 2));
            await servers.RabbitMq.StartAsync();
            await told.Until("SELECT NOT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL)", "the second event being sent");
        }

        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString);
        await Eventually.True(async () => await effects.Effects("RESTART") == 2, "both effects");
        Assert.Equal([1, 2], await effects.Versions("RESTART"));
    }
}
