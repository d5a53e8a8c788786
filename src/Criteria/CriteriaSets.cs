using System.Reflection;

namespace EGovPlatform.Criteria;

/// <summary>The sets that ship with the platform, from the files under Sets/. Loaded once, on first use.</summary>
public static class CriteriaSets
{
    private static readonly Lazy<IReadOnlyList<CriteriaSet>> Shipped = new(LoadAll);

    /// <summary>Every shipped set, by id, then version.</summary>
    public static IReadOnlyList<CriteriaSet> All => Shipped.Value;

    /// <summary>The newest version of a shipped set.</summary>
    /// <exception cref="KeyNotFoundException">No set of this id ships.</exception>
    public static CriteriaSet Get(string id) => Find(id) ?? throw new KeyNotFoundException($"No criteria set \"{id}\" ships with the platform.");

    /// <summary>The newest version of a shipped set, or null.</summary>
    public static CriteriaSet? Find(string id) => All.LastOrDefault(s => s.Id == id);

    /// <summary>The newest published version of a shipped set, or null.</summary>
    public static CriteriaSet? NewestPublished(string id) => All.LastOrDefault(s => s.Id == id && s.Status == SetStatus.Published);

    /// <summary>One version of a shipped set, or null.</summary>
    public static CriteriaSet? Find(string id, int version) => All.FirstOrDefault(s => s.Id == id && s.Version == version);

    private static List<CriteriaSet> LoadAll()
    {
        var assembly = typeof(CriteriaSets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(n => Load(assembly, n))
            .OrderBy(s => s.Id, StringComparer.Ordinal).ThenBy(s => s.Version)
            .ToList();
    }

    private static CriteriaSet Load(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        try
        {
            var set = CriteriaSet.Load(stream);
            return PublicationRegister.Shipped.Contradicts(set)
                ? throw new InvalidDataException($"{name}: version {set.Version} was published with other content; what changes is a new version (Sets/published.txt)")
                : set;
        }
        catch (CriteriaSetException e)
        {
            throw new InvalidDataException($"{name}, {e.Message}", e);
        }
    }
}
