using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Local;

/// <summary>One process of a resource (or one database): waits for what it needs, runs, and is started again when it ends unasked.</summary>
internal sealed class ResourceInstance(IResource resource, string name, ConsoleLog log, Orchestrator orchestrator)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    // A process that ran this long before it ended had started well; the delay begins anew.
    private static readonly TimeSpan StartedWell = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim commands = new(1);
    private CancellationTokenSource? run;
    private Task running = Task.CompletedTask;

    public IResource Resource { get; } = resource;

    public string Name { get; } = name;

    public ConsoleLog Log { get; } = log;

    public string State { get; private set; } = States.NotStarted;

    public HealthStatus? Health { get; private set; }

    public int? Pid { get; private set; }

    public int? ExitCode { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>The ports that this process itself listens on.</summary>
    public required IReadOnlyList<(EndpointAnnotation Endpoint, int Port)> TargetPorts { get; init; }

    /// <summary>Whether it runs and its health checks, if it has any, say that it is healthy.</summary>
    public bool IsReady => State == States.Running && (Health == HealthStatus.Healthy || !HealthMonitor.HasChecks(Resource));

    /// <summary>Whether it does what it is there for: a server, a database or a service is ready; a job has ended.</summary>
    public bool IsSettled => RunsForGood ? IsReady : State == States.Finished;

    // What has no address does a job and ends.
    private bool RunsForGood => Resource is ContainerResource or IResourceWithParent || TargetPorts.Count > 0;

    /// <summary>Starts it, unless it runs.</summary>
    public async Task Start()
    {
        await commands.WaitAsync();
        try
        {
            if (running.IsCompleted)
            {
                run = new CancellationTokenSource();
                Become(States.Waiting);
                running = Task.Run(() => Run(run.Token));
            }
        }
        finally
        {
            commands.Release();
        }
    }

    /// <summary>Stops it, all that it has started included; it stays stopped until it is started by hand.</summary>
    public async Task Stop()
    {
        await commands.WaitAsync();
        try
        {
            if (run is not null)
            {
                await run.CancelAsync();
                await running;
                run.Dispose();
                run = null;
            }
        }
        finally
        {
            commands.Release();
        }
    }

    public async Task Restart()
    {
        await Stop();
        Restarts++;
        await Start();
    }

    private async Task Run(CancellationToken ct)
    {
        try
        {
            await orchestrator.WaitForDependencies(this, ct);
            if (Resource.Annotations.OfType<CreatedInParentAnnotation>().FirstOrDefault() is { } created)
            {
                await RunInParent(created, ct);
            }
            else
            {
                await RunProcess(ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Become(States.Exited);
        }
        catch (Exception error)
        {
            Log.Note($"failed to start: {error.Message}");
            orchestrator.ReportFailure(this, error);
            Become(States.FailedToStart);
        }
    }

    private async Task RunProcess(CancellationToken ct)
    {
        var delay = FirstDelay;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            Become(States.Starting);
            var started = orchestrator.Time.GetTimestamp();
            var exitCode = await RunOnce(ct);
            ExitCode = exitCode;
            if (!RunsForGood && (exitCode == 0 || orchestrator.IsAwaitedExitCode(Resource, exitCode)))
            {
                Log.Note($"finished with exit code {exitCode}");
                Become(States.Finished);
                return;
            }

            delay = orchestrator.Time.GetElapsedTime(started) > StartedWell ? FirstDelay : delay;
            Become(States.Starting);
            Log.Note($"ended with exit code {exitCode}; it is started again in {delay.TotalSeconds} s");
            await Task.Delay(delay, orchestrator.Time, ct);
            Restarts++;
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    private async Task<int> RunOnce(CancellationToken ct)
    {
        var spec = await orchestrator.Spec(this, ct);
        using var process = await orchestrator.Launch(spec, Log);
        try
        {
            Pid = process.Id;
            ExitCode = null;
            orchestrator.Remember(process.Id);
            Become(States.Running);
            using var checking = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var health = CheckHealth(checking.Token);
            try
            {
                var exitCode = await process.Exited.WaitAsync(ct);
                process.EndGroup();
                await process.OutputPassedOn();
                return exitCode;
            }
            catch (OperationCanceledException)
            {
                Become(States.Stopping);
                await process.Stop(Orchestrator.StopPatience);
                ExitCode = await process.Exited;
                Log.Note($"stopped with exit code {ExitCode}");
                throw;
            }
            finally
            {
                await checking.CancelAsync();
                await health;
            }
        }
        finally
        {
            process.EndGroup();
            orchestrator.Forget(process.Id);
            Pid = null;
            Health = null;
        }
    }

    private async Task RunInParent(CreatedInParentAnnotation created, CancellationToken ct)
    {
        while (true)
        {
            await orchestrator.WaitUntilReady(((IResourceWithParent)Resource).Parent, ct);
            Become(States.Starting);
            try
            {
                await created.Create(ct);
                break;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Note($"could not be created: {error.Message}");
                await Task.Delay(FirstDelay, orchestrator.Time, ct);
            }
        }

        Become(States.Running);
        await CheckHealth(ct);
        await Task.Delay(Timeout.Infinite, ct);
    }

    private async Task CheckHealth(CancellationToken ct)
    {
        if (!HealthMonitor.HasChecks(Resource))
        {
            return;
        }

        try
        {
            while (true)
            {
                var (status, description) = await orchestrator.Health.Check(Resource, ct);
                if (status != Health)
                {
                    Log.Note(status == HealthStatus.Healthy ? "healthy" : $"{status.ToString().ToLowerInvariant()}: {description}");
                    Health = status;
                    orchestrator.Changed();
                }

                var pause = status == HealthStatus.Healthy ? Orchestrator.HealthyPause : Orchestrator.UnhealthyPause;
                await Task.Delay(pause, orchestrator.Time, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The process ended, or is to end.
        }
    }

    private void Become(string state)
    {
        if (State != state)
        {
            State = state;
            if (state != States.Running)
            {
                Health = null;
            }

            orchestrator.ReportState(this);
        }
    }
}
