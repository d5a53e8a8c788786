using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace EGovPlatform.ServiceDefaults;

/// <summary>An assembly that brings migrations along.</summary>
/// <param name="Name">Stands before the file's name where applied migrations are recorded.</param>
/// <param name="Assembly">Holds them as embedded resources under <c>Migrations</c>.</param>
internal sealed record MigrationSource(string Name, Assembly Assembly)
{
    private const string Folder = ".Migrations.";

    public IEnumerable<Migration> Read() =>
        from resource in Assembly.GetManifestResourceNames()
        let at = resource.IndexOf(Folder, StringComparison.Ordinal)
        where at >= 0 && resource.EndsWith(".sql", StringComparison.Ordinal)
        let file = resource[(at + Folder.Length)..]
        orderby file
        select new Migration($"{Name}/{file}", ReadText(resource));

    private string ReadText(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

internal sealed record Migration(string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>A migration that was applied was edited afterwards: what the database holds is no longer what the service expects.</summary>
internal sealed class ChangedMigrationException(string name)
    : Exception($"Migration {name} was changed after it had been applied. Restore it, and put the change into a new migration.");

/// <summary>Brings the database to the state that this version of the service expects, then lets the service begin.</summary>
internal sealed class MigrationRunner(
    NpgsqlDataSource database, IEnumerable<MigrationSource> sources, DatabaseReadiness readiness, TimeProvider time, ILogger<MigrationRunner> logger)
    : BackgroundService
{
    private const long Lock = 0x65676f76_6d696772;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!readiness.Ready)
        {
            try
            {
                await Apply(stoppingToken);
                readiness.Set();
            }
            catch (Exception exception) when (Waits(exception) && !stoppingToken.IsCancellationRequested)
            {
                var reason = "waiting for the database: " + exception.Message;
                if (reason != readiness.Reason)
                {
                    readiness.Reason = reason;
                    logger.LogWarning("Waiting for database {Database}: {Reason}", Describe(), exception.Message);
                }

                await Task.Delay(pause, time, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task Apply(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // Waits, without a time limit, for another replica that is at it.
        await connection.ExecuteAsync(new CommandDefinition(
            "SELECT pg_advisory_lock(@Lock)", new { Lock }, commandTimeout: 0, cancellationToken: cancellationToken));
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    name text PRIMARY KEY,
                    checksum text NOT NULL,
                    applied_at timestamptz NOT NULL)
                """,
                cancellationToken: cancellationToken));
            var applied = (await connection.QueryAsync<(string Name, string Checksum)>(new CommandDefinition(
                "SELECT name, checksum FROM schema_migrations", cancellationToken: cancellationToken))).ToDictionary(row => row.Name, row => row.Checksum);

            foreach (var migration in sources.OrderBy(source => source.Name == "service").SelectMany(source => source.Read()))
            {
                if (!applied.TryGetValue(migration.Name, out var checksum))
                {
                    await Apply(connection, migration, cancellationToken);
                }
                else if (checksum != migration.Checksum)
                {
                    throw new ChangedMigrationException(migration.Name);
                }
            }
        }
        finally
        {
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    private async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            migration.Sql, transaction: transaction, commandTimeout: 0, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (@Name, @Checksum, @Now)",
            new { migration.Name, migration.Checksum, Now = time.GetUtcNow() }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Applied migration {Migration}", migration.Name);
    }

    // A server that refuses the login or lacks the database may be put right while we wait; a faulty migration never is.
    private static bool Waits(Exception exception) =>
        Transient.Is(exception) || exception is PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification };

    private string Describe()
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"{connection.Database} at {connection.Host}:{connection.Port}";
    }
}
