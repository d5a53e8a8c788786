using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Aspire.Hosting.Local;

internal sealed record ConsoleLine(long Number, DateTimeOffset Time, string Text, bool IsError);

/// <summary>The last lines that a resource wrote, for the dashboard, and all of them in a file that is cut when it grows large.</summary>
internal sealed partial class ConsoleLog : IDisposable
{
    private const int KeptLines = 2_000;
    private const long LargestFile = 20 * 1024 * 1024;
    private readonly Lock gate = new();
    private readonly Queue<ConsoleLine> lines = new();
    private readonly List<Channel<ConsoleLine>> followers = [];
    private readonly TimeProvider time;
    private readonly string path;
    private StreamWriter file;
    private long number;
    private bool disposed;

    public ConsoleLog(string path, TimeProvider time)
    {
        this.path = path;
        this.time = time;
        file = Open();
    }

    /// <summary>Adds a line of the resource's own.</summary>
    public void Add(string text, bool isError)
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            var line = new ConsoleLine(++number, time.GetUtcNow(), Escapes().Replace(text, string.Empty), isError);
            lines.Enqueue(line);
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }

            followers.ForEach(f => f.Writer.TryWrite(line));
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Time:HH:mm:ss.fff} {line.Text}"));
            if (file.BaseStream.Length > LargestFile)
            {
                file.Dispose();
                File.Move(path, path + ".1", overwrite: true);
                file = Open();
            }
        }
    }

    /// <summary>Adds a line about the resource, said by the host.</summary>
    public void Note(string text) => Add($"[host] {text}", isError: false);

    public IReadOnlyList<ConsoleLine> Lines()
    {
        lock (gate)
        {
            return [.. lines];
        }
    }

    /// <summary>The kept lines after that number, then each as it comes.</summary>
    public async IAsyncEnumerable<ConsoleLine> Follow(long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateBounded<ConsoleLine>(new BoundedChannelOptions(KeptLines) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            foreach (var line in lines.Where(l => l.Number > after))
            {
                channel.Writer.TryWrite(line);
            }

            followers.Add(channel);
        }

        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(ct))
            {
                yield return line;
            }
        }
        finally
        {
            lock (gate)
            {
                followers.Remove(channel);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            file.Dispose();
        }
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escapes();

    private StreamWriter Open() => new(
        path,
        new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        })
    { AutoFlush = true };
}
