using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>How a server that the package runs in a container is run as a local process.</summary>
/// <param name="prepare">Writes the server's configuration, creates its data where there is none, and says how to start it; called before each start.</param>
internal sealed class LocalServerAnnotation(Func<LocalServerContext, CancellationToken, Task<ProcessSpec>> prepare) : IResourceAnnotation
{
    public Func<LocalServerContext, CancellationToken, Task<ProcessSpec>> Prepare { get; } = prepare;
}

internal sealed record LocalServerContext(IResource Resource, DataFolder DataFolder, Ports Ports, ProcessLauncher Launcher, ConsoleLog Log)
{
    /// <summary>The server's own folder, which belongs to the system user that it runs as when this process is root.</summary>
    public string Folder(SystemUser? user) => DataFolder.Folder(Resource.Name, user);

    /// <summary>The system user of that name, which servers run as when this process is root; otherwise null, for the present user.</summary>
    public static SystemUser? UserWhenRoot(string name) => Posix.IsRoot ? SystemUser.Get(name) : null;

    /// <summary>A small environment for servers: what they need and nothing of this process's own.</summary>
    public static Dictionary<string, string> ServerEnvironment(string home) => new()
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = home,
        ["LANG"] = "C.UTF-8",
        ["LC_ALL"] = "C.UTF-8",
    };
}

/// <summary>The server's data is kept when the application stops; without it each run starts with none, as with a new container.</summary>
internal sealed class KeptDataAnnotation : IResourceAnnotation;

/// <summary>A part of another resource that is made there once that is healthy: a database in its server.</summary>
internal sealed class CreatedInParentAnnotation(Func<CancellationToken, Task> create) : IResourceAnnotation
{
    public Func<CancellationToken, Task> Create { get; } = create;
}
