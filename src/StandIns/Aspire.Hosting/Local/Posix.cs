using System.Globalization;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Local;

/// <summary>What .NET has no call for: signals to processes and their groups, owners of files, users by name.</summary>
internal static class Posix
{
    public const int SignalInterrupt = 2;
    public const int SignalKill = 9;
    public const int SignalTerminate = 15;

    /// <summary>Whether servers are started as system users of their own.</summary>
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    public static string SignalName(int signal) => signal switch
    {
        SignalInterrupt => "INT",
        SignalKill => "KILL",
        SignalTerminate => "TERM",
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    };

    public static void Signal(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>Signals every process of the group, its leader included.</summary>
    public static void SignalGroup(int leader, int signal) => _ = Kill(-leader, signal);

    /// <summary>Whether any process of the group is left.</summary>
    public static bool GroupExists(int leader) => Kill(-leader, 0) == 0;

    /// <exception cref="IOException">The owner cannot be changed.</exception>
    public static void Own(string path, SystemUser user)
    {
        if (ChangeOwner(path, user.Uid, user.Gid) != 0)
        {
            throw new IOException($"The owner of {path} cannot be changed to {user.Name} (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    /// <summary>
    /// The clock tick at which the process started, which tells it from a later one of the same id; null when there is none, or one that has
    /// ended and only waits for its parent to take note.
    /// </summary>
    public static string? StartTick(int pid)
    {
        try
        {
            // The name, in parentheses, may hold spaces; the fields after it do not. The state is field 3 of the line, the start field 22.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (IOException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int pid, int signal);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);
}

/// <summary>A user of this machine.</summary>
internal sealed record SystemUser(string Name, int Uid, int Gid)
{
    /// <exception cref="DistributedApplicationException">There is no such user.</exception>
    public static SystemUser Get(string name)
    {
        var fields = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(f => f[0] == name)
            ?? throw new DistributedApplicationException($"This machine has no user '{name}'; the package that makes it is not installed.");
        return new SystemUser(name, int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
    }
}
