namespace Aspire.Hosting.Local;

/// <summary>The states' names, as the package's KnownResourceStates has them.</summary>
internal static class States
{
    public const string NotStarted = "NotStarted";
    public const string Waiting = "Waiting";
    public const string Starting = "Starting";
    public const string Running = "Running";
    public const string Stopping = "Stopping";
    public const string Exited = "Exited";
    public const string Finished = "Finished";
    public const string FailedToStart = "FailedToStart";
}
