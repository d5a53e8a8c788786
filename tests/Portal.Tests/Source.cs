namespace EGovPlatform.Portal.Tests;

/// <summary>The portal's own source files, embedded so that tests can read them wherever they run.</summary>
internal static class Source
{
    private const string Prefix = "source/";

    /// <summary>Pages and code by path.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = typeof(Source).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(".resx", StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Read);

    /// <summary>A resource file under Resources.</summary>
    public static string Resource(string name) => Read($"{Prefix}Resources/{name}");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Source).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
