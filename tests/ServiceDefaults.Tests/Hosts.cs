using System.Diagnostics;
using System.Net.Http.Json;
using Dapper;
using EGovPlatform.ServiceDefaults.TestHost;
using EGovPlatform.Testing;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.Tests;

/// <summary>One test at a time over the servers: some take them away.</summary>
[CollectionDefinition(nameof(Servers))]
public sealed class ServersCollection : ICollectionFixture<Servers>;

/// <summary>The test host in this process, as a service of the given name.</summary>
internal sealed class Host(Servers servers, string service, string database, Dictionary<string, string>? settings = null)
    : ServiceHost<RecordEffect>(servers, service, new Dictionary<string, string>(settings ?? [])
    {
        ["TestHost:Service"] = service,
        ["ConnectionStrings:db"] = settings?.GetValueOrDefault("ConnectionStrings:db") ?? database,
        ["services:evidence:grpc:0"] = settings?.GetValueOrDefault("services:evidence:grpc:0") ?? "http://127.0.0.1:1",
    })
{
    public static async Task<Host> Start(Servers servers, string service, string database, Dictionary<string, string>? settings = null)
    {
        var host = new Host(servers, service, database, settings);
        await host.WhenReady();
        return host;
    }

    public async Task<Guid[]> Publish(params Told[] told)
    {
        using var client = Anonymous;
        using var response = await client.PostAsJsonAsync("/events", told);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Guid[]>())!;
    }
}

/// <summary>The test host in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;

    private HostProcess(Process process, HttpClient client)
    {
        this.process = process;
        Client = client;
    }

    public HttpClient Client { get; }

    public static async Task<HostProcess> Start(Servers servers, string service, string database, Dictionary<string, string>? settings = null)
    {
        var port = FreePort();
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EGovPlatform.ServiceDefaults.TestHost.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        Dictionary<string, string> environment = new(settings ?? [])
        {
            ["HTTP_PORT"] = port.ToString(),
            ["TestHost__Service"] = service,
            ["ConnectionStrings__db"] = database,
            ["ConnectionStrings__rabbitmq"] = servers.RabbitMq.GetConnectionString(),
            ["Identity__Authority"] = servers.Issuer.Authority.ToString(),
            ["services__evidence__grpc__0"] = "http://127.0.0.1:1",
            ["Identity__ClientId"] = service,
            ["Identity__ClientSecret"] = "test",
        };
        foreach (var (key, value) in environment)
            info.Environment[key] = value;

        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var host = new HostProcess(process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });
        await Eventually.True(host.IsHealthy, "the host's health");
        return host;
    }

    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task Publish(params Told[] told)
    {
        using var response = await Client.PostAsJsonAsync("/events", told);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>SIGKILL: nothing in it gets to say another word.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> IsHealthy()
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The host ended with {process.ExitCode}.");
        try
        {
            using var response = await Client.GetAsync("/health");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

internal static class Eventually
{
    public static async Task True(Func<Task<bool>> condition, string what)
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            if (since.Elapsed > TimeSpan.FromSeconds(40))
                throw new TimeoutException($"Not within 40 s: {what}");
            await Task.Delay(50);
        }
    }
}

/// <summary>A database of its own, and questions to it.</summary>
internal sealed record Tables(string ConnectionString)
{
    public static async Task<Tables> Create(Servers servers, string name) =>
        new(await servers.CreateDatabase($"{name}-{Guid.CreateVersion7():N}"));

    public async Task<T> Scalar<T>(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        return (await connection.ExecuteScalarAsync<T>(sql, values))!;
    }

    public async Task<IReadOnlyList<long>> Versions(string unit)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        return [.. await connection.QueryAsync<long>("SELECT version FROM effects WHERE unit = @unit ORDER BY position", new { unit })];
    }

    public Task<long> Effects(string unit) => Scalar<long>("SELECT count(*) FROM effects WHERE unit = @unit", new { unit });

    public Task<long> Unsent() => Scalar<long>("SELECT count(*) FROM outbox WHERE sent_at IS NULL");

    public Task Until(string sql, string what) => Eventually.True(() => Scalar<bool>(sql), what);
}
