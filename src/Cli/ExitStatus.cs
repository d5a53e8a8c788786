namespace EGovPlatform.Cli;

/// <summary>What the process says to the shell.</summary>
public static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Findings where they were asked to count, or input that is not valid.</summary>
    public const int Findings = 1;

    /// <summary>A command, option, set or file that is not there.</summary>
    public const int WrongUsage = 2;
}
