using System.Text.Json;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Models;

namespace Duende.IdentityServer.Stores;

/// <summary>A file per key in <see cref="KeyManagementOptions.KeyPath"/>, its owner's alone.</summary>
internal sealed class FileSystemKeyStore(IdentityServerOptions options) : ISigningKeyStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Folder => options.KeyManagement.KeyPath;

    public async Task<IEnumerable<SerializedKey>> LoadKeysAsync()
    {
        if (!Directory.Exists(Folder))
            return [];
        List<SerializedKey> keys = [];
        foreach (var file in Directory.EnumerateFiles(Folder, "is-signing-key-*.json"))
        {
            await using var stream = File.OpenRead(file);
            keys.Add(await JsonSerializer.DeserializeAsync<SerializedKey>(stream) ?? throw new InvalidDataException($"{file} holds no key."));
        }

        return keys;
    }

    // Written beside and then moved: a reader never sees half a key.
    public async Task StoreKeyAsync(SerializedKey key)
    {
        Directory.CreateDirectory(Folder);
        var file = FileOf(key.Id);
        var draft = $"{file}.{Environment.ProcessId}";
        var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = OwnerOnly;
        await using (var stream = new FileStream(draft, creation))
            await JsonSerializer.SerializeAsync(stream, key);
        File.Move(draft, file, overwrite: true);
    }

    public Task DeleteKeyAsync(string id)
    {
        File.Delete(FileOf(id));
        return Task.CompletedTask;
    }

    private string FileOf(string id) => Path.Combine(Folder, $"is-signing-key-{id}.json");
}
