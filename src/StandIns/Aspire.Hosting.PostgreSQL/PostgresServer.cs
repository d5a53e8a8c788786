using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Npgsql;

namespace Aspire.Hosting;

/// <summary>Runs Debian's PostgreSQL.</summary>
internal static class PostgresServer
{
    private const string Packages = "/usr/lib/postgresql";

    // The kernel's limit for the path of a socket is 107 bytes, the socket's own name included.
    private const int LongestSocketFolder = 85;

    public static async Task<ProcessSpec> Prepare(PostgresServerResource postgres, LocalServerContext context, CancellationToken ct)
    {
        var user = LocalServerContext.UserWhenRoot("postgres");
        var folder = context.Folder(user);
        var data = Path.Combine(folder, "data");
        var programs = Programs(data);
        var environment = LocalServerContext.ServerEnvironment(folder);
        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            await CreateCluster(postgres, context, programs, data, environment, user, ct);
        }

        return new ProcessSpec(
            Path.Combine(programs, "postgres"),
            [
                "-D", data,
                "-h", "127.0.0.1",
                "-p", postgres.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture),
                "-k", folder.Length < LongestSocketFolder ? folder : string.Empty,
                "-c", "max_connections=400",
                "-c", "unix_socket_permissions=0700",
            ],
            folder)
        {
            User = user,
            Environment = environment,

            // SIGINT is PostgreSQL's fast shutdown: sessions end, data is written. Its answer to SIGTERM waits for sessions that may never end.
            StopSignal = Posix.SignalInterrupt,
            DeathSignal = Posix.SignalInterrupt,
        };
    }

    /// <summary>Creates the database unless it exists.</summary>
    public static async Task CreateDatabase(PostgresDatabaseResource database, CancellationToken ct)
    {
        // Without a pool: a session kept in one would be there still when the server is to stop or has been restarted.
        await using var connection = new NpgsqlConnection($"{await database.Parent.GetConnectionStringAsync(ct)};Database=postgres;Pooling=false");
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = database.DatabaseName } } };
        if (await exists.ExecuteScalarAsync(ct) is null)
        {
            var name = new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName);
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task CreateCluster(
        PostgresServerResource postgres,
        LocalServerContext context,
        string programs,
        string data,
        Dictionary<string, string> environment,
        SystemUser? user,
        CancellationToken ct)
    {
        // What an interrupted run left half made: without PG_VERSION it is no cluster.
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        var folder = Path.GetDirectoryName(data)!;
        var passwordFile = Path.Combine(folder, "initial-password");
        DataFolder.WritePrivate(passwordFile, (await postgres.PasswordParameter.GetValueAsync(ct))!, user);
        try
        {
            var initialize = new ProcessSpec(
                Path.Combine(programs, "initdb"),
                [
                    "-D", data,
                    "--auth=scram-sha-256",
                    "--username", (await postgres.UserName.GetValueAsync(ct))!,
                    "--pwfile", passwordFile,
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions",
                ],
                folder)
            { User = user, Environment = environment };
            var exitCode = await context.Launcher.RunToEnd(initialize, context.Log.Add, ct);
            if (exitCode != 0)
            {
                throw new DistributedApplicationException($"initdb ended with exit code {exitCode}; its output says why.");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    // The data of one major version is readable by that version alone; for new data the newest one is taken.
    private static string Programs(string data)
    {
        var version = Path.Combine(data, "PG_VERSION");
        var installed = Directory.Exists(Packages)
            ? Directory.GetDirectories(Packages).Select(Path.GetFileName).Where(v => File.Exists($"{Packages}/{v}/bin/postgres")).ToList()
            : [];
        var wanted = File.Exists(version)
            ? File.ReadAllText(version).Trim()
            : installed.MaxBy(v => int.TryParse(v, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return wanted is not null && installed.Contains(wanted)
            ? $"{Packages}/{wanted}/bin"
            : throw new DistributedApplicationException(wanted is null
                ? $"There is no PostgreSQL under {Packages}: install the Debian package postgresql."
                : $"The data in {data} is of PostgreSQL {wanted}, which is not installed: install the Debian package postgresql-{wanted}.");
    }
}
