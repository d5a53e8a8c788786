using System.Net;
using EGovPlatform.ServiceDefaults.TestHost;
using EGovPlatform.Testing;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.Tests;

/// <summary>Services start without broker or database, say what they wait for, and go on by themselves.</summary>
[Collection(nameof(Servers))]
public sealed class AwayTests(Servers servers)
{
    [Fact]
    public async Task A_broker_that_is_away_at_start_or_later_costs_no_event()
    {
        var told = await Tables.Create(servers, "told");
        var effects = await Tables.Create(servers, "effects");
        await using var cable = new Cable(servers.RabbitMq.GetMappedPublicPort(5672), plugged: false);
        var broker = new UriBuilder(servers.RabbitMq.GetConnectionString()) { Port = cable.Port }.ToString();
        Dictionary<string, string> settings = new() { ["ConnectionStrings:rabbitmq"] = broker };
        await using var publisher = await Host.Start(servers, "evidence", told.ConnectionString, settings);
        await using var subscriber = await Host.Start(servers, "scoring", effects.ConnectionString, settings);
        using var client = publisher.Anonymous;

        await publisher.Publish(new Told("AWAY", 1));
        var health = await client.GetStringAsync("/health");
        Assert.Contains("\"broker\":{\"status\":\"Degraded\",\"reason\":\"waiting for the broker at 127.0.0.1:" + cable.Port, health);
        Assert.Equal(1, await told.Unsent());
        cable.Plug();
        await Eventually.True(async () => await effects.Effects("AWAY") == 1, "the effect after the start without a broker");

        cable.Unplug();
        await publisher.Publish(new Told("AWAY", 2));
        await Task.Delay(500);
        Assert.Equal(1, await effects.Effects("AWAY"));
        cable.Plug();
        await Eventually.True(async () => await effects.Effects("AWAY") == 2, "the effect after the broker came back");
        Assert.Equal([1, 2], await effects.Versions("AWAY"));
        await Eventually.True(async () => (await client.GetStringAsync("/health")).Contains("\"broker\":{\"status\":\"Healthy\""), "the broker's health");
    }

    [Fact]
    public async Task A_database_that_is_away_at_start_or_later_is_waited_for_and_named()
    {
        var told = await Tables.Create(servers, "told");
        await using var cable = new Cable(servers.Postgres.GetMappedPublicPort(5432), plugged: false);
        var through = new NpgsqlConnectionStringBuilder(told.ConnectionString) { Port = cable.Port, Timeout = 2 }.ConnectionString;
        await using var host = new Host(servers, "evidence", through);
        using var client = host.Anonymous;

        using (var health = await client.GetAsync("/health"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            Assert.Contains("waiting for the database", await health.Content.ReadAsStringAsync());
        }

        using (var alive = await client.GetAsync("/alive"))
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        using (var answer = await client.GetAsync("/any-user"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        cable.Plug();
        await host.WhenReady();
        await host.Publish(new Told("BACK", 1));
        cable.Unplug();
        await Eventually.True(async () => !(await client.GetAsync("/health")).IsSuccessStatusCode, "the health's turning bad");
        cable.Plug();
        await host.WhenReady();
        await host.Publish(new Told("BACK", 2));
        await told.Until("SELECT count(*) = 2 FROM outbox WHERE sent_at IS NOT NULL", "both events being sent");
    }
}
