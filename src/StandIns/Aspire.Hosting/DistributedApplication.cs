using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>The application, ready to run.</summary>
public class DistributedApplication(IHost host) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    /// <exception cref="DistributedApplicationException">
    /// The application cannot start: a port is in use, or the data folder is in use by another run.
    /// </exception>
    public virtual Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

    /// <summary>Stops every process that was started, those that depend on others first.</summary>
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    /// <summary>Runs until Ctrl-C or SIGTERM. What prevents the start is said on standard error, with exit code 1.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (DistributedApplicationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            Environment.ExitCode = 1;
            await host.StopAsync(CancellationToken.None);
            await DisposeAsync();
            return;
        }

        host.Services.GetRequiredService<ILogger<DistributedApplication>>().LogInformation("Distributed application started. Press Ctrl+C to shut down.");
        await host.WaitForShutdownAsync(cancellationToken);
        await DisposeAsync();
    }

    public void Run() => RunAsync().GetAwaiter().GetResult();

    public virtual void Dispose()
    {
        host.Dispose();
        GC.SuppressFinalize(this);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    internal Orchestrator Orchestrator => host.Services.GetRequiredService<Orchestrator>();
}
