using System.Security.Claims;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Testcontainers.Redis;

namespace EGovPlatform.Portal.Tests;

/// <summary>Who is signed in is kept in Redis, for as long as their token is good, and may be lost.</summary>
public sealed class RedisTicketsTests : IAsyncLifetime
{
    private readonly RedisContainer redis = new RedisBuilder().Build();
    private ConnectionMultiplexer connection = null!;

    public async Task InitializeAsync()
    {
        await redis.StartAsync();
        // Not ConnectAsync: what is awaited there may go on upon the thread that reads from Redis, and a test that then waits for Redis stops it.
        connection = ConnectionMultiplexer.Connect($"{redis.GetConnectionString()},abortConnect=false,connectTimeout=500,syncTimeout=5000");
    }

    public async Task DisposeAsync()
    {
        connection.Dispose();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_key_until_its_token_ends_or_it_is_removed()
    {
        var tickets = new RedisTickets(connection, TimeProvider.System, NullLogger<RedisTickets>.Instance);
        var key = await tickets.StoreAsync(Ticket(TimeSpan.FromMinutes(5)));

        Assert.Equal("secret", (await tickets.RetrieveAsync(key))!.Properties.GetTokenValue("access_token"));
        Assert.InRange((await connection.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.Null(await tickets.RetrieveAsync("portal:ticket:unknown"));

        await tickets.RemoveAsync(key);
        Assert.Null(await tickets.RetrieveAsync(key));
    }

    [Fact]
    public async Task Without_Redis_people_are_signed_out_and_nothing_fails()
    {
        var tickets = new RedisTickets(connection, TimeProvider.System, NullLogger<RedisTickets>.Instance);
        var key = await tickets.StoreAsync(Ticket(TimeSpan.FromMinutes(5)));
        await redis.StopAsync();

        Assert.Null(await tickets.RetrieveAsync(key));
    }

    [Fact]
    public void Keys_outlive_the_process_that_made_them()
    {
        new RedisKeys(connection).StoreElement(new("key", new System.Xml.Linq.XAttribute("id", "1")), "key-1");
        Assert.Equal("1", new RedisKeys(connection).GetAllElements().Single().Attribute("id")!.Value);
    }

    private static AuthenticationTicket Ticket(TimeSpan lifetime)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = TimeProvider.System.GetUtcNow() + lifetime };
        properties.StoreTokens([new() { Name = "access_token", Value = "secret" }]);
        return new(new ClaimsPrincipal(new ClaimsIdentity([new("sub", "one")], "cookie")), properties, "cookie");
    }
}
