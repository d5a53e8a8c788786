using DotNet.Testcontainers;

namespace Testcontainers.PostgreSql;

/// <summary>Settings of a PostgreSQL server; each With returns a changed copy.</summary>
public sealed class PostgreSqlBuilder
{
    public const ushort PostgreSqlPort = 5432;
    public const string DefaultDatabase = "postgres";
    public const string DefaultUsername = "postgres";
    public const string DefaultPassword = "postgres";

    private string Database { get; init; } = DefaultDatabase;
    private string Username { get; init; } = DefaultUsername;
    private string Password { get; init; } = DefaultPassword;
    private int? HostPort { get; init; }

    public PostgreSqlBuilder WithDatabase(string database) => Copy(database: database);

    public PostgreSqlBuilder WithUsername(string username) => Copy(username: username);

    public PostgreSqlBuilder WithPassword(string password) => Copy(password: password);

    /// <summary>Keeps the port the same over stop and start.</summary>
    public PostgreSqlBuilder WithPortBinding(int hostPort, int containerPort) => containerPort == PostgreSqlPort
        ? Copy(hostPort: hostPort)
        : throw new ArgumentOutOfRangeException(nameof(containerPort), containerPort, "PostgreSQL listens on 5432.");

    public PostgreSqlContainer Build() => new(Database, Username, Password, HostPort ?? Server.FreePort());

    private PostgreSqlBuilder Copy(string? database = null, string? username = null, string? password = null, int? hostPort = null) => new()
    {
        Database = database ?? Database,
        Username = username ?? Username,
        Password = password ?? Password,
        HostPort = hostPort ?? HostPort,
    };
}
