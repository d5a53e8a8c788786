using System.Collections.Frozen;
using System.Text.Json;

namespace EGovPlatform.Portal.Components;

/// <summary>The names under which Vite wrote the assets, with their hash, read once from its manifest.</summary>
public sealed class AssetFiles
{
    private readonly FrozenDictionary<string, string> addresses;

    /// <exception cref="InvalidOperationException">The assets were not built.</exception>
    public AssetFiles(IWebHostEnvironment environment)
    {
        var manifest = environment.WebRootFileProvider.GetFileInfo("assets/manifest.json");
        if (!manifest.Exists)
            throw new InvalidOperationException($"There is no assets/manifest.json under {environment.WebRootPath}: the build of the portal makes it (npm ci && npm run build).");

        using var stream = manifest.CreateReadStream();
        using var document = JsonDocument.Parse(stream);
        addresses = document.RootElement.EnumerateObject()
            .ToFrozenDictionary(entry => entry.Name, entry => "/assets/" + entry.Value.GetProperty("file").GetString());
    }

    /// <param name="source">The source's path, as in <c>Assets/portal.css</c>.</param>
    public string this[string source] => addresses[source];
}
