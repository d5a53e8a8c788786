using System.Diagnostics;

namespace Aspire.Hosting.Local;

/// <summary>A running process and what it has started.</summary>
internal sealed class LocalProcess : IDisposable
{
    private readonly Process process;
    private readonly int stopSignal;
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int openStreams = 2;

    public LocalProcess(ProcessStartInfo start, int stopSignal, Action<string, bool> output)
    {
        this.stopSignal = stopSignal;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Pass(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, isError: true);

        // Not Process.WaitForExitAsync: it also waits for the end of the output, which a grandchild may hold open.
        process.Exited += (_, _) => exited.TrySetResult(process.ExitCode);
        process.Start();
        Id = process.Id;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        void Pass(string? line, bool isError)
        {
            if (line is not null)
            {
                output(line, isError);
            }
            else if (Interlocked.Decrement(ref openStreams) == 0)
            {
                outputEnded.TrySetResult();
            }
        }
    }

    /// <summary>The process id, which is also that of its group.</summary>
    public int Id { get; }

    /// <summary>The exit code, 128 and the signal's number for a killed process.</summary>
    public Task<int> Exited => exited.Task;

    /// <summary>Waits until all that it wrote has been passed on, though not for long: a process that it left behind may hold that off.</summary>
    public Task OutputPassedOn() => Task.WhenAny(outputEnded.Task, Task.Delay(TimeSpan.FromSeconds(1)));

    /// <summary>Asks the process to stop, and after the time ends it and all that it has started.</summary>
    public async Task Stop(TimeSpan patience)
    {
        if (!Exited.IsCompleted)
        {
            Posix.Signal(Id, stopSignal);
            await Task.WhenAny(Exited, Task.Delay(patience));
        }

        EndGroup();
        await Exited;
    }

    /// <summary>Ends whatever is left of the group.</summary>
    public void EndGroup() => Posix.SignalGroup(Id, Posix.SignalKill);

    public void Dispose() => process.Dispose();
}
