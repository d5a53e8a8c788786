using System.Globalization;
using DotNet.Testcontainers;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.PostgreSql;

/// <summary>A PostgreSQL server; durable over stop and start, not over the machine's power, for the sake of speed.</summary>
public sealed class PostgreSqlContainer : DockerContainer
{
    private readonly string database;
    private readonly string username;
    private readonly string password;
    private readonly string programs;

    internal PostgreSqlContainer(string database, string username, string password, int port)
        : base(new Server("postgres", "INT"), port, PostgreSqlBuilder.PostgreSqlPort)
    {
        (this.database, this.username, this.password) = (database, username, password);
        programs = Path.GetDirectoryName(Server.Find("postgresql", Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => $"{version}/bin/postgres")
            : []))!;
        Environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{programs}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["PGHOST"] = Hostname,
            ["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = username,
            ["PGPASSWORD"] = password,
            ["LC_ALL"] = "C.UTF-8",
        };
    }

    private protected override IReadOnlyDictionary<string, string> Environment { get; }

    private string Data => Path.Combine(Server.Folder, "data");

    public string GetConnectionString() => $"Host={Hostname};Port={Port};Database={database};Username={username};Password={password}";

    /// <summary>Runs SQL with psql in the container's database.</summary>
    public Task<ExecResult> ExecScriptAsync(string scriptContent, CancellationToken ct = default) =>
        ExecAsync(["psql", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", scriptContent], ct);

    private protected override async Task Launch(CancellationToken ct)
    {
        var created = !Directory.Exists(Data);
        if (created)
        {
            await Must(["sh", "-c", $"umask 077; printf %s \"$PGPASSWORD\" > password && exec {programs}/initdb -D data -U \"$PGUSER\" --pwfile=password --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions"], ct);
        }

        await Server.Start(
            [
                $"{programs}/postgres", "-D", Data, "-h", Hostname, "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", Server.Folder,
                "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=300", "-c", "shared_buffers=64MB",
            ],
            Environment,
            async token => (await Server.Run([$"{programs}/pg_isready", "-q", "-d", "postgres"], Environment, token)).ExitCode == 0,
            ct);
        if (created && database != "postgres")
        {
            await Must([$"{programs}/createdb", database], ct);
        }
    }
}
