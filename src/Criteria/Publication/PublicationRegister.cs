using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria;

/// <summary>A published version of a set.</summary>
/// <param name="Id">The set's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The content hash that it was frozen with.</param>
public sealed record PublishedVersion(string Id, int Version, string Hash);

/// <summary>
/// The register of published sets: a line a version, <c>id version hash</c>, lines that start with # aside. A version that stands here never changes its
/// content again; what has to change is a new version.
/// </summary>
public sealed partial class PublicationRegister
{
    private PublicationRegister(IReadOnlyList<PublishedVersion> versions) => Versions = versions;

    /// <summary>The register of the sets that ship, Sets/published.txt.</summary>
    public static PublicationRegister Shipped { get; } = ReadShipped();

    /// <summary>Every published version, by id, then version.</summary>
    public IReadOnlyList<PublishedVersion> Versions { get; }

    /// <summary>Reads a register.</summary>
    /// <exception cref="FormatException">A line is no <c>id version hash</c>, or a version stands twice.</exception>
    public static PublicationRegister Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var versions = new List<PublishedVersion>();
        var lines = text.Split('\n').Select(l => l.Trim()).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#') continue;
            var match = Line().Match(lines[i]);
            if (!match.Success) throw new FormatException($"line {i + 1}: expected \"id version hash\"");
            var read = new PublishedVersion(match.Groups["id"].Value, int.Parse(match.Groups["version"].Value, CultureInfo.InvariantCulture), match.Groups["hash"].Value);
            if (versions.Exists(v => v.Id == read.Id && v.Version == read.Version)) throw new FormatException($"line {i + 1}: {read.Id} {read.Version} stands twice");
            versions.Add(read);
        }
        return new(Sorted(versions));
    }

    /// <summary>What a version was frozen with; null where it is not published.</summary>
    public string? HashOf(string id, int version) => Versions.FirstOrDefault(v => v.Id == id && v.Version == version)?.Hash;

    /// <summary>Whether the set is one that was published and then changed. A set that has been retired since counts with the content that it was published with.</summary>
    public bool Contradicts(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return HashOf(set.Id, set.Version) is { } frozen && frozen != set.PublishedHash;
    }

    /// <summary>This register with one version more.</summary>
    /// <exception cref="ArgumentException">The set has obstacles, see <see cref="Publication.Obstacles"/>.</exception>
    public PublicationRegister With(CriteriaSet set)
    {
        if (Publication.Obstacles(set, this) is [var obstacle, ..]) throw new ArgumentException(obstacle.En, nameof(set));
        return HashOf(set.Id, set.Version) is null ? new(Sorted(Versions.Append(new(set.Id, set.Version, set.ContentHash)))) : this;
    }

    /// <summary>The register as a file; <see cref="Parse"/> reads it.</summary>
    public string ToText() =>
        "# Published versions of criteria sets: id version content-hash. Written by egov publish; a published version never changes.\n"
        + string.Concat(Versions.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Id} {v.Version} {v.Hash}\n")));

    private static List<PublishedVersion> Sorted(IEnumerable<PublishedVersion> versions) =>
        versions.OrderBy(v => v.Id, StringComparer.Ordinal).ThenBy(v => v.Version).ToList();

    private static PublicationRegister ReadShipped()
    {
        var assembly = typeof(PublicationRegister).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(".published.txt", StringComparison.Ordinal)))!, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    [GeneratedRegex("^(?<id>[a-z0-9-]{1,80}) (?<version>[1-9][0-9]{0,5}) (?<hash>[0-9a-f]{64})\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
