using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Xunit;

namespace EGovPlatform.Testing;

/// <summary>A PostgreSQL server, a RabbitMQ broker and a token issuer: a collection fixture, started once a suite.</summary>
public sealed class Servers : IAsyncLifetime
{
    private TokenIssuer? issuer;

    public PostgreSqlContainer Postgres { get; } = new PostgreSqlBuilder().Build();

    public RabbitMqContainer RabbitMq { get; } = new RabbitMqBuilder().Build();

    public TokenIssuer Issuer => issuer ?? throw new InvalidOperationException("The servers are not started.");

    public async Task InitializeAsync()
    {
        var starting = Task.WhenAll(Postgres.StartAsync(), RabbitMq.StartAsync());
        issuer = await TokenIssuer.Start();
        await starting;
    }

    public async Task DisposeAsync()
    {
        await Issuer.DisposeAsync();
        await RabbitMq.DisposeAsync();
        await Postgres.DisposeAsync();
    }

    /// <summary>The connection string of a new, empty database of this name.</summary>
    public async Task<string> CreateDatabase(string name)
    {
        await using var connection = new NpgsqlConnection(Postgres.GetConnectionString());
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"""CREATE DATABASE "{name}" """, connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Postgres.GetConnectionString()) { Database = name }.ConnectionString;
    }
}
