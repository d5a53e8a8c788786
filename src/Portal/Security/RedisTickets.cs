using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using StackExchange.Redis;

namespace EGovPlatform.Portal.Security;

/// <summary>
/// Keeps who is signed in, and their access token, in Redis; the browser holds only the key. Redis holds what may be lost: while it is away, or after it
/// lost its data, people are signed out and pages that anyone may read stay.
/// </summary>
public sealed partial class RedisTickets(IConnectionMultiplexer redis, TimeProvider time, ILogger<RedisTickets> logger) : ITicketStore
{
    private static readonly TimeSpan WithoutExpiry = TimeSpan.FromHours(1);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = "portal:ticket:" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await RenewAsync(key, ticket);
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var lifetime = ticket.Properties.ExpiresUtc is { } expires ? expires - time.GetUtcNow() : WithoutExpiry;
        return redis.GetDatabase().StringSetAsync(key, TicketSerializer.Default.Serialize(ticket), lifetime);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        try
        {
            var stored = await redis.GetDatabase().StringGetAsync(key);
            return stored.IsNull ? null : TicketSerializer.Default.Deserialize(stored!);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            Away(e.Message);
            return null;
        }
    }

    public Task RemoveAsync(string key) => redis.GetDatabase().KeyDeleteAsync(key);

    [LoggerMessage(LogLevel.Warning, "who is signed in cannot be read from Redis, {Reason}; the page is shown as to anyone")]
    private partial void Away(string reason);
}
