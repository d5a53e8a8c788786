using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Local;

/// <summary>
/// Starts processes, each in a session and process group of its own (so that Ctrl-C in the terminal reaches only this process, which stops
/// them in order), and bound to this one's life: the kernel signals them should it die.
/// </summary>
internal sealed class ProcessLauncher : IDisposable
{
    private readonly BlockingCollection<Action> work = [];

    public ProcessLauncher()
    {
        // The kernel binds a child to the thread that started it, not to the process, and threads of the pool come and go; so one thread starts
        // all of them and lives as long as this object.
        new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "process launcher" }.Start();
    }

    /// <param name="spec">What to start.</param>
    /// <param name="output">Takes each line, and whether it came from standard error.</param>
    /// <exception cref="DistributedApplicationException">The program is not there or cannot be started.</exception>
    public Task<LocalProcess> Start(ProcessSpec spec, Action<string, bool> output)
    {
        var started = new TaskCompletionSource<LocalProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                started.SetResult(Launch(spec, output));
            }
            catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
            {
                started.SetException(new DistributedApplicationException($"{spec.FileName} cannot be started: {error.Message}", error));
            }
        });
        return started.Task;
    }

    /// <summary>Runs a program to its end and returns its exit code.</summary>
    public async Task<int> RunToEnd(ProcessSpec spec, Action<string, bool> output, CancellationToken ct)
    {
        using var process = await Start(spec, output);
        try
        {
            var exitCode = await process.Exited.WaitAsync(ct);
            await process.OutputPassedOn();
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            await process.Stop(TimeSpan.FromSeconds(5));
            throw;
        }
    }

    public void Dispose() => work.CompleteAdding();

    private static LocalProcess Launch(ProcessSpec spec, Action<string, bool> output)
    {
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = spec.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("setpriv");
        start.ArgumentList.Add("--pdeathsig");
        start.ArgumentList.Add(Posix.SignalName(spec.DeathSignal));
        if (spec.User is { } user && Posix.IsRoot)
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--reuid={user.Uid}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--regid={user.Gid}"));
            start.ArgumentList.Add("--clear-groups");
        }

        start.ArgumentList.Add("--");
        start.ArgumentList.Add(spec.FileName);
        foreach (var argument in spec.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        return new LocalProcess(start, spec.StopSignal, output);
    }
}
