using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace EGovPlatform.Aspire.StandIns.Tests;

/// <summary>The client stand-ins where no server is.</summary>
public class ClientTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Timeout=1";

    [Fact]
    public void Settings_come_from_both_sections_the_connection_string_and_last_from_code()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Aspire:Npgsql:ConnectionString"] = "Host=section";
        builder.Configuration["Aspire:Npgsql:DisableMetrics"] = "true";
        builder.Configuration["Aspire:Npgsql:db:DisableTracing"] = "true";
        builder.Configuration["ConnectionStrings:db"] = "Host=named";
        builder.AddNpgsqlDataSource(
            "db",
            settings =>
            {
                Assert.Equal(("Host=named", true, true, false), (settings.ConnectionString, settings.DisableMetrics, settings.DisableTracing, settings.DisableHealthChecks));
                settings.DisableHealthChecks = true;
            },
            source => source.ConnectionStringBuilder.ApplicationName = "from code");
        builder.AddKeyedNpgsqlDataSource("other", settings => settings.ConnectionString = "Host=keyed");
        using var host = builder.Build();

        var source = new NpgsqlConnectionStringBuilder(host.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);
        Assert.Equal(("named", "from code"), (source.Host, source.ApplicationName));
        Assert.Equal("Host=keyed", host.Services.GetRequiredKeyedService<NpgsqlDataSource>("other").ConnectionString);
        Assert.NotNull(host.Services.GetRequiredService<NpgsqlConnection>());
    }

    [Fact]
    public void A_missing_connection_string_is_named_when_it_is_needed()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddNpgsqlDataSource("db");
        builder.AddRedisClient("cache");
        using var host = builder.Build();

        Assert.Contains("'ConnectionStrings:db'", Assert.Throws<InvalidOperationException>(host.Services.GetRequiredService<NpgsqlDataSource>).Message, StringComparison.Ordinal);
        Assert.Contains("'ConnectionStrings:cache'", Assert.Throws<InvalidOperationException>(host.Services.GetRequiredService<IConnectionMultiplexer>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_that_are_away_are_reported_and_stop_nothing()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:db"] = Nowhere;
        builder.Configuration["ConnectionStrings:cache"] = "127.0.0.1:1";
        builder.AddNpgsqlDataSource("db");
        builder.AddKeyedNpgsqlDataSource("db2", settings => settings.ConnectionString = Nowhere);
        builder.AddRedisClient("cache", configureOptions: options => options.ConnectTimeout = 200);
        builder.AddKeyedRedisClient("unchecked", settings => settings.DisableHealthChecks = true);
        using var host = builder.Build();

        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(["PostgreSql", "PostgreSql_db2", "StackExchange.Redis"], health.Entries.Keys.Order());
        Assert.All(health.Entries.Values, entry => Assert.Equal(HealthStatus.Unhealthy, entry.Status));
        Assert.False(host.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);
    }
}
