using System.Collections.Concurrent;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Local;

/// <summary>Runs the application's resources: ports first, then every resource as soon as what it waits for is ready; stops them in turn.</summary>
internal sealed partial class Orchestrator(
    IResourceCollection resources,
    DataFolder dataFolder,
    Ports ports,
    ProcessLauncher launcher,
    ProcessSpecs specs,
    HealthMonitor health,
    TimeProvider time,
    ILogger<DistributedApplication> logger) : IHostedService, IAsyncDisposable
{
    public static readonly TimeSpan HealthyPause = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan UnhealthyPause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a process may take to stop in good order before it is ended.</summary>
    public static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private const string ProcessesFile = "processes.json";
    private readonly ConcurrentDictionary<int, string> processes = new();
    private readonly List<EndpointProxy> proxies = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ResourceInstance> Instances { get; private set; } = [];

    public TimeProvider Time => time;

    public HealthMonitor Health => health;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await EndLeftovers(cancellationToken);
        DropDataThatIsNotKept();
        ports.Allocate(resources);
        Instances = [.. resources.Where(r => r is not ParameterResource).SelectMany(CreateInstances)];
        foreach (var instance in Instances)
        {
            await instance.Start();
        }
    }

    /// <summary>Services first, all at once, then the servers that they use.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Instances.Where(i => i.Resource is not ContainerResource).Select(i => i.Stop()));
        await Task.WhenAll(Instances.Where(i => i.Resource is ContainerResource).Select(i => i.Stop()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in proxies)
        {
            await proxy.DisposeAsync();
        }

        // The container disposes of it twice: as itself and as a hosted service.
        proxies.Clear();
        foreach (var instance in Instances)
        {
            instance.Log.Dispose();
        }
    }

    public bool IsReady(IResource resource) => Instances.Where(i => i.Resource == resource).All(i => i.IsReady);

    public async Task WaitForDependencies(ResourceInstance instance, CancellationToken ct)
    {
        foreach (var wait in instance.Resource.Annotations.OfType<WaitAnnotation>())
        {
            var waitedFor = Instances.Where(i => i.Resource == wait.Resource).ToList();
            await WaitUntil(
                () => wait.WaitType switch
                {
                    WaitType.WaitUntilHealthy => waitedFor.All(i => i.IsReady),
                    WaitType.WaitForCompletion => waitedFor.All(i => i.State == States.Finished && i.ExitCode == wait.ExitCode),
                    _ => waitedFor.All(i => i.State == States.Running),
                },
                ct);
        }
    }

    public Task WaitUntilReady(IResource resource, CancellationToken ct) => WaitUntil(() => IsReady(resource), ct);

    /// <summary>Waits until the condition holds; it is asked again after each change of any resource.</summary>
    public async Task WaitUntil(Func<bool> condition, CancellationToken ct)
    {
        while (true)
        {
            var next = Volatile.Read(ref changed).Task;
            if (condition())
            {
                return;
            }

            await next.WaitAsync(ct);
        }
    }

    public bool IsAwaitedExitCode(IResource resource, int exitCode) => resources
        .SelectMany(r => r.Annotations.OfType<WaitAnnotation>())
        .Any(w => w.Resource == resource && w.WaitType == WaitType.WaitForCompletion && w.ExitCode == exitCode);

    public Task<ProcessSpec> Spec(ResourceInstance instance, CancellationToken ct) =>
        specs.For(instance, new LocalServerContext(instance.Resource, dataFolder, ports, launcher, instance.Log), ct);

    public Task<LocalProcess> Launch(ProcessSpec spec, ConsoleLog log) => launcher.Start(spec, log.Add);

    public void Changed() =>
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    public void ReportState(ResourceInstance instance)
    {
        LogState(instance.Name, instance.State);
        Changed();
    }

    public void ReportFailure(ResourceInstance instance, Exception error) => LogFailure(instance.Name, error.Message);

    /// <summary>Keeps the process's id, so that the next run can end it should this one die and the process live on.</summary>
    public void Remember(int pid)
    {
        if (Posix.StartTick(pid) is { } tick)
        {
            processes[pid] = tick;
            WriteProcesses();
        }
    }

    public void Forget(int pid)
    {
        processes.TryRemove(pid, out _);
        WriteProcesses();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Resource}: {State}")]
    private partial void LogState(string resource, string state);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Resource} failed to start: {Error}")]
    private partial void LogFailure(string resource, string error);

    private void WriteProcesses()
    {
        lock (processes)
        {
            dataFolder.Write(ProcessesFile, processes.ToDictionary(p => p.Key.ToString(CultureInfo.InvariantCulture), p => p.Value));
        }
    }

    // A run that was killed leaves processes that the kernel has told to stop and that may still be at it.
    private async Task EndLeftovers(CancellationToken ct)
    {
        var leftovers = (dataFolder.Read<Dictionary<string, string>>(ProcessesFile) ?? [])
            .Select(p => (Pid: int.Parse(p.Key, CultureInfo.InvariantCulture), Tick: p.Value))
            .Where(p => Posix.StartTick(p.Pid) == p.Tick)
            .ToList();
        if (leftovers.Count == 0)
        {
            return;
        }

        logger.LogInformation("Waiting for {Count} processes of an earlier run to stop.", leftovers.Count);
        var started = time.GetTimestamp();
        while (leftovers.Any(p => Posix.StartTick(p.Pid) == p.Tick) && time.GetElapsedTime(started) < StopPatience)
        {
            await Task.Delay(UnhealthyPause, time, ct);
        }

        foreach (var (pid, tick) in leftovers.Where(p => Posix.StartTick(p.Pid) == p.Tick))
        {
            Posix.SignalGroup(pid, Posix.SignalKill);
        }
    }

    private void DropDataThatIsNotKept()
    {
        foreach (var server in resources.Where(r => r.Annotations.OfType<LocalServerAnnotation>().Any() && !r.Annotations.OfType<KeptDataAnnotation>().Any()))
        {
            if (Directory.Exists(dataFolder.File(server.Name)))
            {
                Directory.Delete(dataFolder.File(server.Name), recursive: true);
            }
        }
    }

    private IEnumerable<ResourceInstance> CreateInstances(IResource resource)
    {
        var replicas = resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToList();
        var instances = new List<ResourceInstance>();
        for (var replica = 1; replica <= replicas; replica++)
        {
            var name = replicas == 1 ? resource.Name : string.Create(CultureInfo.InvariantCulture, $"{resource.Name}-{replica}");
            instances.Add(new ResourceInstance(resource, name, new ConsoleLog(Path.Combine(dataFolder.Folder("logs"), name + ".log"), time), this)
            {
                TargetPorts = [.. endpoints.Select(e => (e, TargetPort(e, name)))],
            });
        }

        foreach (var endpoint in endpoints)
        {
            int[] targets = [.. instances.Select(i => i.TargetPorts.Single(t => t.Endpoint == endpoint).Port)];
            if (targets is not [var only] || only != endpoint.AllocatedEndpoint!.Port)
            {
                proxies.Add(new EndpointProxy(endpoint.AllocatedEndpoint!.Port, targets));
            }
        }

        return instances;

        // A single process listens on the endpoint's own port; replicas each on one of theirs, behind it.
        int TargetPort(EndpointAnnotation endpoint, string name) => replicas > 1
            ? ports.Choose($"{name}/{endpoint.Name}")
            : endpoint.TargetPort ?? endpoint.AllocatedEndpoint!.Port;
    }
}
