using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EGovPlatform.SystemTests;

/// <summary>What deploy/run.sh refuses, and says why, before it installs, builds or removes anything.</summary>
public sealed class RunScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("egov-run-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0, "the gateway")]
    [InlineData(1, "the dashboard")]
    public async Task A_port_in_use_is_named_with_who_wants_it_and_who_has_it(int above, string wants)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (exitCode, said) = await Run("--port", $"{port - above}", "--data", Path.Combine(folder, "data"));

        Assert.Equal(1, exitCode);
        Assert.Matches($@"Port {port}, which {wants} wants, is in use( by \S+ \(process {Environment.ProcessId}\))?\. Choose another with --port\.", said);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_not_emptied()
    {
        var file = Path.Combine(folder, "thesis.txt");
        await File.WriteAllTextAsync(file, "years of work");

        var (exitCode, said) = await Run("--port", $"{FreePair()}", "--data", folder, "--reset");

        Assert.Equal((1, $"{folder} holds something else than the platform's data; it is not removed.\n"), (exitCode, said));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_folder_that_another_run_uses_is_not_shared()
    {
        await using var held = new FileStream(Path.Combine(folder, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        var (exitCode, said) = await Run("--port", $"{FreePair()}", "--data", folder, "--reset");

        Assert.Equal((1, $"This clone runs already, with its data in {folder}.\n"), (exitCode, said));
    }

    [Theory]
    [InlineData("--port wants a number from 1 to 65534, not 'abc'.", "--port", "abc")]
    [InlineData("--port wants a number from 1 to 65534, not '65535'.", "--port", "65535")]
    [InlineData("--port wants a number.", "--port")]
    [InlineData("Unknown option --prot. Known: --port N, --reset, --data DIR.", "--prot", "5080")]
    public async Task Wrong_usage_is_named(string words, params string[] arguments)
    {
        var (exitCode, said) = await Run(arguments);

        Assert.Equal(1, exitCode);
        Assert.Equal(words + "\n", said);
    }

    private static async Task<(int ExitCode, string Said)> Run(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var script = Process.Start(new ProcessStartInfo(Script(), arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            var output = script.StandardOutput.ReadToEndAsync(limit.Token);
            var said = await script.StandardError.ReadToEndAsync(limit.Token);
            await script.WaitForExitAsync(limit.Token);
            Assert.Empty(await output);
            return (script.ExitCode, said);
        }
        finally
        {
            // A script that refuses nothing would run the platform.
            script.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A port that is free, and so is the one above it, for the dashboard.</summary>
    private static int FreePair()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            using var second = new TcpListener(IPAddress.Loopback, port + 1);
            try
            {
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next pair.
            }
        }
    }

    private static string Script()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "EGovPlatform.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "deploy", "run.sh");
    }
}
