using System.Globalization;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace EGovPlatform.Aspire.StandIns.Tests;

/// <summary>PostgreSQL, RabbitMQ and Redis themselves, run by the host and used through the client stand-ins.</summary>
public class ServersTests
{
    private static readonly string[] Servers = ["postgres", "rabbitmq", "redis"];

    [Fact]
    public async Task The_servers_run_are_used_killed_and_started_again_with_their_data()
    {
        var store = TestHost.NewStore();
        await using (var host = await TestHost.Start(Describe, store))
        {
            await host.UntilReady([.. Servers, "orders-db"]);
            RunAsUsersOfTheirOwn(host);
            ListenOnLoopbackOnly(host);
            KeepTheirSecrets(store);

            using var client = await Client(host);
            await Write(client, host);
            await Kill(host);
            await Read(client, host);
            client.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().StringSet("written", "then");
        }

        await using (var next = await TestHost.Start(Describe, store))
        {
            await next.UntilReady([.. Servers, "orders-db"]);
            using var client = await Client(next);
            await Read(client, next);

            // Without a volume the data is not kept.
            Assert.False(client.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyExists("written"));
        }

        Directory.Delete(store, recursive: true);
    }

    private static void Describe(IDistributedApplicationBuilder builder)
    {
        builder.AddPostgres("postgres").WithDataVolume().AddDatabase("orders-db", "Đơn hàng");
        builder.AddRabbitMQ("rabbitmq").WithDataVolume();
        builder.AddRedis("redis");
    }

    private static async Task<IHost> Client(TestHost host)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:orders-db"] = await ConnectionString(host, "orders-db");
        builder.Configuration["ConnectionStrings:redis"] = await ConnectionString(host, "redis");
        builder.AddNpgsqlDataSource("orders-db");
        builder.AddRedisClient("redis");
        return builder.Build();
    }

    private static async Task Write(IHost client, TestHost host)
    {
        await using var write = client.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "CREATE TABLE note (text text); INSERT INTO note SELECT current_database()");
        await write.ExecuteNonQueryAsync();
        await client.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().StringSetAsync("key", "giá trị");
        Assert.Equal("giá trị", (string?)await client.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().StringGetAsync("key"));

        await using var connection = await Broker(host);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false);
        // What queues there are goes to RabbitMQ's disk log within two seconds; a kill before that loses the queue, durable or not.
        await Task.Delay(TimeSpan.FromSeconds(4));
        await channel.BasicPublishAsync(string.Empty, "kept", mandatory: true, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes("thư"));

        var health = await client.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(["PostgreSql", "StackExchange.Redis"], health.Entries.Keys.Order());
        Assert.Equal(HealthStatus.Healthy, health.Status);
    }

    // Each server as a crash of the machine would: without time to put anything in order.
    private static async Task Kill(TestHost host)
    {
        foreach (var server in Servers)
        {
            Posix.Signal(host[server].Pid!.Value, Posix.SignalKill);
        }

        await host.Until(() => Servers.All(s => host[s].Restarts == 1 && host[s].IsReady) && host["orders-db"].IsReady, "the servers are back");
    }

    private static async Task Read(IHost client, TestHost host)
    {
        // The pool may hold a connection to the server that was killed.
        client.Services.GetRequiredService<NpgsqlDataSource>().Clear();
        await using var read = client.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT text FROM note");
        Assert.Equal("Đơn hàng", await read.ExecuteScalarAsync());

        await using var connection = await Broker(host);
        await using var channel = await connection.CreateChannelAsync();
        var message = await channel.BasicGetAsync("kept", autoAck: false);
        Assert.Equal("thư", Encoding.UTF8.GetString(message!.Body.Span));
        await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
    }

    private static void RunAsUsersOfTheirOwn(TestHost host)
    {
        foreach (var server in Servers)
        {
            var ids = File.ReadLines($"/proc/{host[server].Pid}/status").Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1..];
            Assert.DoesNotContain("0", ids);
            if (Posix.IsRoot)
            {
                Assert.All(ids, id => Assert.Equal(SystemUser.Get(server).Uid.ToString(CultureInfo.InvariantCulture), id));
            }
        }
    }

    // Every port that the run has chosen: of the servers, the broker's port mapper and its distribution.
    private static void ListenOnLoopbackOnly(TestHost host)
    {
        var ports = new DataFolder(host.Store).Read<Dictionary<string, int>>("ports.json")!;
        Assert.Equal(["postgres/tcp", "rabbitmq/distribution", "rabbitmq/epmd", "rabbitmq/tcp", "redis/tcp"], ports.Keys.Order());
        const string listening = "0A";
        var sockets = File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6")).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(f => f.Length > 3 && f[3] == listening)
            .Select(f => f[1].Split(':')).ToLookup(a => int.Parse(a[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), a => a[0]);
        Assert.All(ports.Values, port =>
        {
            Assert.NotEmpty(sockets[port]);
            Assert.All(sockets[port], address => Assert.Contains(address, new[] { "0100007F", "00000000000000000000000001000000" }));
        });
    }

    private static void KeepTheirSecrets(string store)
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(store, "secrets.json")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(store, "redis", "redis.conf")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(store, "rabbitmq", "rabbitmq.conf")));
        Assert.False(File.Exists(Path.Combine(store, "postgres", "initial-password")));
        Assert.All(Servers, s => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(store, s))));
    }

    private static async Task<IConnection> Broker(TestHost host) =>
        await new ConnectionFactory { Uri = new Uri((await ConnectionString(host, "rabbitmq"))!) }.CreateConnectionAsync();

    private static async Task<string?> ConnectionString(TestHost host, string name) =>
        await ((IResourceWithConnectionString)host[name].Resource).GetConnectionStringAsync();
}
