namespace Aspire.Hosting.Local;

/// <summary>How a process is started and stopped.</summary>
internal sealed record ProcessSpec(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>The whole environment; nothing else is passed on.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The system user that it runs as when this process is root.</summary>
    public SystemUser? User { get; init; }

    /// <summary>Asks it to stop in good order.</summary>
    public int StopSignal { get; init; } = Posix.SignalTerminate;

    /// <summary>Sent to it by the kernel should this process die.</summary>
    public int DeathSignal { get; init; } = Posix.SignalTerminate;
}
