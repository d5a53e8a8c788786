using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DotNet.Testcontainers;

/// <summary>
/// A server program from the system's packages, in a temporary folder of its own, on loopback, not as root. It ends with
/// this process, however that ends: a shell beside it waits for orders on a pipe that closes when this process is gone.
/// </summary>
internal sealed class Server(string user, string stopSignal, string afterwards = ":") : IAsyncDisposable
{
    // $1 folder, $2 signal that stops, $3 what to do once it has stopped, then the command.
    private const string Guard =
        """
        folder=$1; signal=$2; afterwards=$3; shift 3
        ( setsid "$@" </dev/null & echo $! > "$folder/server.pid"; wait $!; echo "__exited" ) &
        read -r order
        pid=$(cat "$folder/server.pid")
        if [ "$order" = stop ]; then kill -"$signal" "$pid"; else kill -KILL "-$pid"; fi 2>/dev/null
        wait
        eval "$afterwards" >/dev/null 2>&1
        if [ -z "$order" ]; then rm -rf "$folder"; fi
        """;

    private readonly StringBuilder output = new();
    private Process? guard;
    private volatile bool exited;

    public string Folder { get; } = CreateFolder(user);

    public bool Running => guard is { HasExited: false } && !exited;

    /// <summary>Its output so far, for error messages.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first of these paths that exists.</summary>
    /// <exception cref="FileNotFoundException">The program is not installed.</exception>
    public static string Find(string package, params IEnumerable<string> paths) =>
        paths.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"Install Debian's package {package}: none of {string.Join(", ", paths)} is there.");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; with its output.</exception>
    public async Task Start(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, Func<CancellationToken, Task<bool>> ready, CancellationToken ct)
    {
        exited = false;
        var info = Info(["/bin/sh", "-c", Guard, "guard", Folder, stopSignal, afterwards, .. AsUser(user), .. command], environment);
        info.RedirectStandardInput = true;
        guard = Process.Start(info)!;
        guard.OutputDataReceived += (_, line) => Collect(line.Data);
        guard.ErrorDataReceived += (_, line) => Collect(line.Data);
        guard.BeginOutputReadLine();
        guard.BeginErrorReadLine();

        var since = Stopwatch.StartNew();
        while (!await ready(ct))
        {
            if (!Running || since.Elapsed > TimeSpan.FromSeconds(90))
            {
                throw new InvalidOperationException($"{command[0]} did not become ready:{Environment.NewLine}{Output}");
            }

            await Task.Delay(50, ct);
        }
    }

    /// <summary>Stops it in its own way; its folder stays.</summary>
    public Task Stop(CancellationToken ct) => Order("stop", ct);

    /// <summary>Runs a command as the server's user and returns its output.</summary>
    public async Task<(string Stdout, string Stderr, long ExitCode)> Run(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, CancellationToken ct)
    {
        using var process = Process.Start(Info([.. AsUser(user), .. command], environment))!;
        var stdout = process.StandardOutput.ReadToEndAsync(ct);
        var stderr = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (await stdout, await stderr, process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Order("kill", CancellationToken.None);
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    public static async Task<bool> Answers(int port, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task Order(string order, CancellationToken ct)
    {
        if (guard is null)
        {
            return;
        }

        if (!guard.HasExited)
        {
            await guard.StandardInput.WriteLineAsync(order.AsMemory(), ct);
            await guard.StandardInput.FlushAsync(ct);
        }

        await guard.WaitForExitAsync(ct);
        guard.Dispose();
        guard = null;
    }

    private void Collect(string? line)
    {
        exited |= line == "__exited";
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private ProcessStartInfo Info(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        info.Environment["HOME"] = Folder;
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static string[] AsUser(string user) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"] : [];

    private static string CreateFolder(string user)
    {
        var folder = Directory.CreateTempSubdirectory("egov-test-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", [$"{user}:{user}", folder]);
            chown.WaitForExit();
        }

        return folder;
    }
}
