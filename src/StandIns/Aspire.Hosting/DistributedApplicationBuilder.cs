using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Collects what the application consists of.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    /// <summary>The folder where data, secrets, ports and logs are kept from one run to the next.</summary>
    internal const string StorePath = "Aspire:Store:Path";

    private readonly HostApplicationBuilder host;

    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostDirectory = options.ProjectDirectory ?? FindAppHostDirectory();
        host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = options.Args, ContentRootPath = AppHostDirectory });
        Configuration[StorePath] ??= DefaultStorePath(AppHostDirectory);

        Services.TryAddSingleton(TimeProvider.System);
        Services.AddHealthChecks();
        Services.AddSingleton<IResourceCollection>(Resources);
        Services.AddSingleton(_ => new DataFolder(Configuration[StorePath]!));
        Services.AddHostedService(provider => provider.GetRequiredService<DataFolder>());
        Services.AddSingleton<Ports>();
        Services.AddSingleton<ProcessLauncher>();
        Services.AddSingleton<ProcessSpecs>();
        Services.AddSingleton<HealthMonitor>();
        Services.AddSingleton<Orchestrator>();
        if (!options.DisableDashboard)
        {
            Services.AddSingleton<DashboardServer>();
            Services.AddHostedService(provider => provider.GetRequiredService<DashboardServer>());
        }

        Services.AddHostedService(provider => provider.GetRequiredService<Orchestrator>());

        Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(60));
        Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        host.Logging.AddSimpleConsole(console => console.SingleLine = true);

        // The health checks' own log repeats every failed check; what matters of it, the change, is logged by the monitor.
        host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        host.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        host.Logging.AddFilter("Npgsql", LogLevel.None);
    }

    public ConfigurationManager Configuration => host.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => host.Environment;

    public IServiceCollection Services => host.Services;

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.Any(r => string.Equals(r.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException(
                $"Cannot add resource of type '{resource.GetType()}' with name '{resource.Name}' because a resource with that name already exists. Resource names are case-insensitive.");
        }

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => new(host.Build());

    // The real package's SDK writes the path into the assembly; here it is the nearest folder above the binaries that has a project file.
    private static string FindAppHostDirectory()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.csproj").Any())
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }

    // One folder per clone, so that two clones do not share a database: named by where the AppHost lies.
    private static string DefaultStorePath(string appHostDirectory)
    {
        var name = Path.GetFileName(appHostDirectory.TrimEnd('/')).ToLowerInvariant();
        name = name.EndsWith(".apphost", StringComparison.Ordinal) ? name[..^".apphost".Length] : name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appHostDirectory.TrimEnd('/'))))[..12];
        var root = System.Environment.IsPrivilegedProcess
            ? "/var/lib"
            : System.Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
                ? data
                : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(root, name, hash);
    }

    private sealed class ResourceCollection : Collection<IResource>, IResourceCollection;
}
