using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace EGovPlatform.Aspire.StandIns.Tests;

/// <summary>A host under test, with a data folder of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<string> Stores = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("aspire-tests-").FullName;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return folder;
    });

    private readonly bool ownsStore;

    private TestHost(DistributedApplication application, string store, bool ownsStore)
    {
        this.ownsStore = ownsStore;
        Application = application;
        Store = store;
    }

    public static string ProjectDirectory { get; } = FindProjectDirectory();

    public DistributedApplication Application { get; }

    public string Store { get; }

    public HttpClient Http { get; } = new();

    /// <summary>A folder that servers can reach under users of their own; who makes one deletes it.</summary>
    public static string NewStore() => Path.Combine(Stores.Value, Path.GetRandomFileName());

    public static TestHost Create(Action<IDistributedApplicationBuilder> describe, string? store = null, bool dashboard = false, params string[] args)
    {
        var ownsStore = store is null;
        store ??= NewStore();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = [$"--Aspire:Store:Path={store}", "--Logging:LogLevel:Default=None", .. args],
            ProjectDirectory = ProjectDirectory,
            DisableDashboard = !dashboard,
        });
        describe(builder);
        return new TestHost(builder.Build(), store, ownsStore);
    }

    public static async Task<TestHost> Start(Action<IDistributedApplicationBuilder> describe, string? store = null, bool dashboard = false, params string[] args)
    {
        var host = Create(describe, store, dashboard, args);
        await host.Application.StartAsync();
        return host;
    }

    public ResourceInstance this[string name] => Application.Orchestrator.Instances.Single(i => i.Name == name);

    public Task UntilReady(params string[] names) => Until(() => names.All(n => this[n].IsReady), $"{string.Join(", ", names)} are ready");

    public async Task Until(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await Application.Orchestrator.WaitUntil(condition, limit.Token);
        }
        catch (OperationCanceledException)
        {
            var states = Application.Orchestrator.Instances.Select(i => $"{i.Name}: {i.State} {i.Health}\n{string.Join('\n', i.Log.Lines().Select(l => "    " + l.Text))}");
            throw new TimeoutException($"It did not come to be that {what}.\n{string.Join('\n', states)}");
        }
    }

    /// <summary>The address of a resource's HTTP endpoint.</summary>
    public Uri Address(string name) => new(new EndpointReference((IResourceWithEndpoints)this[name].Resource, "http").Url);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Application.StopAsync();
        await Application.DisposeAsync();
        if (ownsStore && Directory.Exists(Store))
        {
            Directory.Delete(Store, recursive: true);
        }
    }

    private static string FindProjectDirectory()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("*.csproj").Any())
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

internal static class TestResources
{
    /// <summary>The tests' own small service.</summary>
    public static IResourceBuilder<ProjectResource> AddService(this IDistributedApplicationBuilder builder, string name, int? port = null) =>
        builder.AddProject(name, "Aspire.StandIns.Tests.csproj")
            .WithArgs("service")
            .WithHttpEndpoint(port: port, name: "http", env: "HTTP_PORT")
            .WithHttpHealthCheck("/health");

    /// <summary>A program that ends with that exit code.</summary>
    public static IResourceBuilder<ProjectResource> AddJob(this IDistributedApplicationBuilder builder, string name, int exitCode) =>
        builder.AddProject(name, "Aspire.StandIns.Tests.csproj").WithArgs("job", $"{exitCode}");
}
