using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace EGovPlatform.Testing;

/// <summary>Finds texts that stand in one language only, or whose placeholders differ.</summary>
public static partial class ErrorTextsCheck
{
    /// <summary>What differs between the Vietnamese (neutral) and the English texts; empty where nothing does.</summary>
    /// <exception cref="InvalidOperationException">There are no texts in one of the languages.</exception>
    public static IReadOnlyList<string> Differences(Assembly assembly, string baseName)
    {
        var resources = new ResourceManager(baseName, assembly);
        var vi = Texts(resources, CultureInfo.InvariantCulture);
        var en = Texts(resources, CultureInfo.GetCultureInfo("en"));
        return
        [
            .. vi.Keys.Except(en.Keys).Select(key => $"{key} has no English text"),
            .. en.Keys.Except(vi.Keys).Select(key => $"{key} has no Vietnamese text"),
            .. vi.Keys.Intersect(en.Keys).Where(key => !Placeholders(vi[key]).SetEquals(Placeholders(en[key]))).Select(key => $"{key} has other placeholders in English"),
            .. vi.Concat(en).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{text.Key} is empty"),
        ];
    }

    private static Dictionary<string, string> Texts(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!)
        ?? throw new InvalidOperationException($"No texts in '{culture.Name}'.");

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Placeholder();
}
