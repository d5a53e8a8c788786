using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

/// <summary>
/// The folder where one clone's servers keep their data, and the application its secrets, chosen ports and logs. Secrets are readable by the
/// owner alone; servers' folders by the users that run them.
/// </summary>
internal sealed class DataFolder(string path) : IHostedService, IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly Lock SecretsLock = new();
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private FileStream? lease;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Creates the folder where it is not there, and keeps it for this run alone until disposed.</summary>
    /// <exception cref="DistributedApplicationException">Another run uses it.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Create();
        try
        {
            lease = new FileStream(File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DistributedApplicationException($"The data folder {Path} is in use by another run of this application.");
        }

        return Task.CompletedTask;
    }

    /// <summary>The folder is kept until disposed: what runs in it is stopped by others.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder of its own for a resource, handed to the user when run as root.</summary>
    public string Folder(string name, SystemUser? owner = null)
    {
        Create();
        var folder = File(name);
        Directory.CreateDirectory(folder, Owner);
        if (owner is not null)
        {
            Posix.Own(folder, owner);
        }

        return folder;
    }

    /// <summary>The secret of that name, made by <paramref name="make"/> when first asked for and kept.</summary>
    public string Secret(string name, Func<string> make)
    {
        lock (SecretsLock)
        {
            Create();
            var secrets = Read<Dictionary<string, string>>("secrets.json") ?? [];
            if (!secrets.TryGetValue(name, out var secret))
            {
                secrets[name] = secret = make();
                Write("secrets.json", secrets);
            }

            return secret;
        }
    }

    public T? Read<T>(string name)
        where T : class => System.IO.File.Exists(File(name)) ? JsonSerializer.Deserialize<T>(System.IO.File.ReadAllText(File(name))) : null;

    /// <summary>Writes the file whole or not at all, readable by its owner alone.</summary>
    public void Write<T>(string name, T content)
    {
        WritePrivate(File(name + ".new"), JsonSerializer.Serialize(content, Indented));
        System.IO.File.Move(File(name + ".new"), File(name), overwrite: true);
    }

    /// <summary>Writes a file that only its owner can read: <paramref name="owner"/> when run as root.</summary>
    public static void WritePrivate(string file, string text, SystemUser? owner = null)
    {
        System.IO.File.Delete(file);
        using (var writer = new StreamWriter(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerFile }))
        {
            writer.Write(text);
        }

        if (owner is not null)
        {
            Posix.Own(file, owner);
        }
    }

    public void Dispose() => lease?.Dispose();

    // As root the servers run as users of their own, who must be able to pass through to their folders.
    private void Create() => Directory.CreateDirectory(Path, Posix.IsRoot ? Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Owner);
}
