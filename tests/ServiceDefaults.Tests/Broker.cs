using EGovPlatform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EGovPlatform.ServiceDefaults.Tests;

/// <summary>The broker as itself, without the platform's code between.</summary>
internal static class Broker
{
    /// <summary>How many messages wait in a queue; 0 where there is no such queue.</summary>
    public static async Task<uint> Count(Servers servers, string queue)
    {
        await using var channel = await Open(servers);
        try
        {
            return await channel.MessageCountAsync(queue);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    public static async Task Delete(Servers servers, params string[] queues)
    {
        await using var channel = await Open(servers);
        foreach (var queue in queues)
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }
    }

    private static async Task<IChannel> Open(Servers servers)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(servers.RabbitMq.GetConnectionString()) }.CreateConnectionAsync();
        return await connection.CreateChannelAsync();
    }
}
