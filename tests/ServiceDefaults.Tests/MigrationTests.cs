using EGovPlatform.ServiceDefaults.TestHost;
using EGovPlatform.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.Tests;

[Collection(nameof(Servers))]
public sealed class MigrationTests(Servers servers)
{
    [Fact]
    public async Task Replicas_that_start_together_apply_each_migration_once()
    {
        var tables = await Tables.Create(servers, "migrated");
        await using var database = NpgsqlDataSource.Create(tables.ConnectionString);
        var replicas = Enumerable.Range(0, 4).Select(_ => (Readiness: new DatabaseReadiness(), Database: database)).ToArray();

        await Task.WhenAll(replicas.Select(replica => Run(replica.Database, replica.Readiness)));

        Assert.All(replicas, replica => Assert.True(replica.Readiness.Ready));
        Assert.Equal(1, await tables.Scalar<long>("SELECT sum(times)::bigint FROM applied"));
        Assert.Equal(2, await tables.Scalar<long>("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_refused()
    {
        var tables = await Tables.Create(servers, "changed");
        await using var database = NpgsqlDataSource.Create(tables.ConnectionString);
        await Run(database, new DatabaseReadiness());
        await tables.Scalar<int>("UPDATE schema_migrations SET checksum = 'other' WHERE name = 'service/0001_effects.sql' RETURNING 1");

        var readiness = new DatabaseReadiness();
        var refused = await Assert.ThrowsAsync<ChangedMigrationException>(() => Run(database, readiness));

        Assert.Contains("service/0001_effects.sql", refused.Message);
        Assert.False(readiness.Ready);
    }

    private static async Task Run(NpgsqlDataSource database, DatabaseReadiness readiness)
    {
        using var runner = new MigrationRunner(
            database, [new MigrationSource("service", typeof(RecordEffect).Assembly)], readiness, TimeProvider.System, NullLogger<MigrationRunner>.Instance);
        await runner.StartAsync(CancellationToken.None);
        await runner.ExecuteTask!;
    }
}
