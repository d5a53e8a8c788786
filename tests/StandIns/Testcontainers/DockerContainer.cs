namespace DotNet.Testcontainers.Containers;

/// <summary>What a command that ran in the container said.</summary>
public readonly struct ExecResult(string stdout, string stderr, long exitCode)
{
    public string Stdout => stdout;
    public string Stderr => stderr;
    public long ExitCode => exitCode;
}

public interface IContainer : IAsyncDisposable
{
    string Hostname { get; }

    ushort GetMappedPublicPort(int containerPort);

    Task StartAsync(CancellationToken ct = default);

    Task StopAsync(CancellationToken ct = default);

    Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default);
}

/// <summary>Here: a local server process. Stopping keeps its data, so that it can be started again; disposing removes it.</summary>
public abstract class DockerContainer : IContainer
{
    private protected DockerContainer(Server server, int hostPort, int containerPort)
    {
        Server = server;
        Port = hostPort;
        ContainerPort = containerPort;
    }

    public string Hostname => "127.0.0.1";

    private protected Server Server { get; }

    private protected int Port { get; }

    private int ContainerPort { get; }

    private protected virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    public ushort GetMappedPublicPort(int containerPort) => containerPort == ContainerPort
        ? (ushort)Port
        : throw new InvalidOperationException($"Exposed port {containerPort} is not mapped.");

    public Task StartAsync(CancellationToken ct = default) => Server.Running ? Task.CompletedTask : Launch(ct);

    public Task StopAsync(CancellationToken ct = default) => Server.Stop(ct);

    public async Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default)
    {
        var (stdout, stderr, exitCode) = await Server.Run([.. command], Environment, ct);
        return new ExecResult(stdout, stderr, exitCode);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server.DisposeAsync();
    }

    private protected abstract Task Launch(CancellationToken ct);

    private protected async Task Must(IReadOnlyList<string> command, CancellationToken ct)
    {
        var (stdout, stderr, exitCode) = await Server.Run(command, Environment, ct);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} ended with {exitCode}: {stdout}{stderr}");
        }
    }
}
