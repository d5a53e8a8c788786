namespace Aspire.Hosting.ApplicationModel;

/// <summary>A health check, by its name among the application's registered ones.</summary>
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    public string Key { get; } = key;
}

public sealed class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    public int Replicas { get; } = replicas;
}

public enum WaitType
{
    WaitUntilHealthy,
    WaitForCompletion,
    WaitUntilStarted,
}

/// <summary>What a resource waits for before it starts.</summary>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;

    public WaitType WaitType { get; } = waitType;

    /// <summary>The exit code that counts as completed.</summary>
    public int ExitCode { get; } = exitCode;
}

/// <summary>Adds to a resource's environment each time that it starts.</summary>
public class EnvironmentCallbackAnnotation : IResourceAnnotation
{
    public EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback)
    {
        Callback = context =>
        {
            callback(context);
            return Task.CompletedTask;
        };
    }

    public EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback)
    {
        Callback = callback;
    }

    public Func<EnvironmentCallbackContext, Task> Callback { get; }
}

public class EnvironmentCallbackContext
{
    internal EnvironmentCallbackContext(IResource resource, Dictionary<string, object> environmentVariables, CancellationToken cancellationToken)
    {
        Resource = resource;
        EnvironmentVariables = environmentVariables;
        CancellationToken = cancellationToken;
    }

    public IResource Resource { get; }

    /// <summary>Texts, or values that are asked for their text when the resource starts.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; }

    public CancellationToken CancellationToken { get; }
}

/// <summary>Adds to a resource's command line each time that it starts.</summary>
public class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; } = callback;
}

public sealed class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>Texts, or values that are asked for their text when the resource starts.</summary>
    public IList<object> Args { get; } = args;

    public CancellationToken CancellationToken { get; } = cancellationToken;
}
