using System.Net.Sockets;
using EGovPlatform.Testing;
using Npgsql;
using RabbitMQ.Client;
using Testcontainers.PostgreSql;
using Testcontainers.Redis;

namespace EGovPlatform.ServiceDefaults.Tests;

/// <summary>The servers of the tests do what the tests rely on; the calls are those that the packages of these names have.</summary>
[Collection(nameof(Servers))]
public sealed class TestcontainersTests(Servers servers)
{
    [Fact]
    public async Task PostgreSql_has_the_database_user_and_password_asked_for_keeps_data_over_a_stop_and_is_gone_when_disposed()
    {
        int port;
        await using (var container = new PostgreSqlBuilder().WithDatabase("điểm").WithUsername("lan").WithPassword("p'w d").Build())
        {
            await container.StartAsync();
            port = container.GetMappedPublicPort(5432);
            var created = await container.ExecScriptAsync("CREATE TABLE kept AS SELECT 7 AS n");
            Assert.True(created.ExitCode == 0, created.Stderr);
            await container.StopAsync();
            Assert.False(await Listens(port));
            await container.StartAsync();

            await using var database = NpgsqlDataSource.Create(container.GetConnectionString());
            await using var read = database.CreateCommand("SELECT n || current_user || current_database() FROM kept");
            Assert.Equal("7lanđiểm", await read.ExecuteScalarAsync());
            await using var wrong = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(container.GetConnectionString()) { Password = "wrong" }.ConnectionString);
            await Assert.ThrowsAsync<PostgresException>(async () => await wrong.OpenConnectionAsync());
        }

        Assert.False(await Listens(port));
    }

    [Fact]
    public async Task Redis_keeps_data_over_a_stop_and_is_gone_when_disposed()
    {
        int port;
        await using (var container = new RedisBuilder().Build())
        {
            await container.StartAsync();
            port = container.GetMappedPublicPort(6379);
            using (var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(container.GetConnectionString()))
                await redis.GetDatabase().StringSetAsync("kept", "yes");
            await container.StopAsync();
            await container.StartAsync();
            using var again = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(container.GetConnectionString());
            Assert.Equal("yes", await again.GetDatabase().StringGetAsync("kept"));
        }

        Assert.False(await Listens(port));
    }

    [Fact]
    public async Task RabbitMq_takes_the_user_asked_for_runs_commands_and_never_runs_as_root()
    {
        var connection = new Uri(servers.RabbitMq.GetConnectionString());
        Assert.Equal("rabbitmq:rabbitmq", connection.UserInfo);
        var vhosts = await servers.RabbitMq.ExecAsync(["rabbitmqctl", "list_vhosts", "--silent"]);
        Assert.True(vhosts.ExitCode == 0, vhosts.Stderr);
        Assert.Contains("/", vhosts.Stdout);
        var user = await servers.RabbitMq.ExecAsync(["id", "-u"]);
        Assert.NotEqual("0", user.Stdout.Trim());

        var wrong = new ConnectionFactory { Uri = new UriBuilder(connection) { Password = "wrong" }.Uri };
        await Assert.ThrowsAnyAsync<Exception>(() => wrong.CreateConnectionAsync());
    }

    private static async Task<bool> Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
