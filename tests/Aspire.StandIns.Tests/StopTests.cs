using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Local;

namespace EGovPlatform.Aspire.StandIns.Tests;

public class StopTests
{
    [Fact]
    public async Task Stopping_leaves_no_process_that_a_resource_started()
    {
        var host = await TestHost.Start(builder =>
        {
            builder.AddService("service");
            builder.AddExecutable("shell", "/bin/sh", "/", "-c", "sleep 1000 & sleep 1000 & wait");
        });
        await host.UntilReady("service", "shell");
        int[] groups = [host["service"].Pid!.Value, host["shell"].Pid!.Value];
        Assert.All(groups, group => Assert.True(IsLiving(group)));

        await host.DisposeAsync();

        await Eventually(() => !groups.Any(IsLiving), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_process_that_does_not_stop_when_asked_is_ended()
    {
        using var launcher = new ProcessLauncher();
        var stubborn = new TaskCompletionSource();
        var spec = new ProcessSpec("/bin/sh", ["-c", "trap '' TERM; echo deaf; while true; do sleep 0.1; done"], "/")
        {
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
        };
        using var process = await launcher.Start(spec, (_, _) => stubborn.TrySetResult());
        await stubborn.Task.WaitAsync(TestHost.Patience);

        await process.Stop(TimeSpan.FromSeconds(0.3));

        Assert.Equal(128 + Posix.SignalKill, await process.Exited);
        await Eventually(() => !IsLiving(process.Id), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task When_the_host_is_killed_what_it_ran_ends_within_seconds()
    {
        var store = TestHost.NewStore();
        using var host = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "host", store]) { RedirectStandardOutput = true })!;
        var file = Path.Combine(store, "processes.json");

        // The broker is up when it has written its own id.
        await Eventually(() => Processes(file).Length == 3 && File.Exists(Path.Combine(store, "rabbitmq", "pid")), TestHost.Patience);
        var processes = Processes(file);
        host.Kill();
        await host.WaitForExitAsync();

        await Eventually(() => !processes.Any(IsLiving), TimeSpan.FromSeconds(20));
        Directory.Delete(store, recursive: true);
    }

    private static int[] Processes(string file)
    {
        try
        {
            using var processes = JsonDocument.Parse(File.ReadAllText(file));
            return [.. processes.RootElement.EnumerateObject().Select(p => int.Parse(p.Name, CultureInfo.InvariantCulture))];
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return [];
        }
    }

    // Any process of the group; one that has ended and only waits for its parent to take note is not living.
    private static bool IsLiving(int group) => Directory.GetDirectories("/proc").Select(Path.GetFileName).Any(name =>
    {
        if (!int.TryParse(name, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }

        try
        {
            var stat = File.ReadAllText($"/proc/{name}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is not ("Z" or "X") && fields[2] == group.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    });

    private static async Task Eventually(Func<bool> condition, TimeSpan limit)
    {
        var started = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(started.Elapsed < limit, "It did not happen in time.");
            await Task.Delay(100);
        }
    }
}
