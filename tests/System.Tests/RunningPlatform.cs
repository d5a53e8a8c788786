using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>The whole platform as <c>deploy/run.sh</c> runs it: the AppHost's process, with ports and a data folder of its own.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    /// <summary>How long something may be absent before a test says that it does not come; no measure of speed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly HttpClient http;

    private RunningPlatform(Process process, int port, int dashboardPort, string token)
    {
        this.process = process;
        http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        Dashboard = new DashboardClient(dashboardPort, token);
        Gateway = new GatewayClient(http, TimeProvider.System);
    }

    public DashboardClient Dashboard { get; }

    public GatewayClient Gateway { get; }

    /// <summary>What the AppHost wrote, for a failure's message.</summary>
    public string Output => string.Join('\n', output);

    public static async Task<RunningPlatform> Start(string folder, string? collector = null)
    {
        var (port, dashboardPort) = (FreePort(), FreePort());
        var token = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(AppHost());
        start.ArgumentList.Add($"--Port={port}");
        start.ArgumentList.Add($"--Aspire:Store:Path={folder}");
        start.Environment["ASPNETCORE_URLS"] = $"http://localhost:{dashboardPort}";
        start.Environment["AppHost__BrowserToken"] = token;
        if (collector is not null)
        {
            start.Environment["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = collector;
            // Spans are awaited; the default batch would keep them for seconds.
            start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        }

        var process = new Process { StartInfo = start };
        var platform = new RunningPlatform(process, port, dashboardPort, token);
        process.OutputDataReceived += platform.Keep;
        process.ErrorDataReceived += platform.Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await platform.Until("the demonstration is loaded", async ct => await platform.Dashboard.Resource("demonstration", ct) is { State: "Finished", ExitCode: 0 });
        await platform.UntilReady();
        return platform;
    }

    /// <summary>Waits until every server and service is ready.</summary>
    public Task UntilReady() => Until(
        "every resource is ready",
        async ct => (await Dashboard.Resources(ct)).All(resource => resource.Ready || resource.Name == "demonstration"));

    /// <summary>Waits until something holds; the AppHost's output is in the message of what did not come.</summary>
    public async Task Until(string what, Func<CancellationToken, Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        Exception? last = null;
        try
        {
            while (true)
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The AppHost ended with {process.ExitCode} before {what}.\n{Output}");
                }

                try
                {
                    if (await holds(limit.Token))
                    {
                        return;
                    }
                }
                catch (HttpRequestException error)
                {
                    // What is asked is away, or not up yet.
                    last = error;
                }

                await Task.Delay(150, limit.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"{what}: not within {Patience}. {last?.Message}\n{Output}");
        }
    }

    /// <summary>Kills a resource's process at once (SIGKILL), and waits until another one has taken its place and is ready.</summary>
    public async Task Kill(string resource, CancellationToken ct)
    {
        var before = await Dashboard.Resource(resource, ct);
        var pid = before.Pid ?? throw new InvalidOperationException($"{resource} does not run.");
        using (var victim = Process.GetProcessById(pid))
        {
            // The whole tree: RabbitMQ and PostgreSQL are several processes.
            victim.Kill(entireProcessTree: true);
        }

        await Until($"{resource} is back", async stop => await Dashboard.Resource(resource, stop) is { Ready: true } now && now.Pid != pid);
    }

    /// <summary>Stops it as Ctrl-C does.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Stop();
        }

        process.Dispose();
        http.Dispose();
        Dashboard.Dispose();
    }

    private static string AppHost()
    {
        // bin/<configuration>/<framework> of the tests; the AppHost was built alike.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var root = framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "EGovPlatform.AppHost", "bin", framework.Parent.Name, framework.Name, "EGovPlatform.AppHost.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            output.Enqueue(line.Data);
        }
    }
}
