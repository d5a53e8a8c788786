using System.Globalization;
using System.Resources;

namespace EGovPlatform.Criteria;

/// <summary>The library's texts for users, from Resources/Texts.resx (Vietnamese) and Texts.en.resx.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("EGovPlatform.Criteria.Resources.Texts", typeof(Texts).Assembly);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>
    /// The text of a key in both languages. Numbers among the arguments are written as each language writes them, bilingual arguments give their own
    /// language.
    /// </summary>
    public static Bilingual Say(string key, params ReadOnlySpan<object> arguments) => Say(Resources, key, arguments);

    /// <summary>The same from another file of texts.</summary>
    public static Bilingual Say(ResourceManager resources, string key, params ReadOnlySpan<object> arguments)
    {
        var vi = resources.GetString(key, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException(key);
        var en = resources.GetString(key, English) ?? throw new MissingManifestResourceException(key);
        var inVi = new object[arguments.Length];
        var inEn = new object[arguments.Length];
        for (var i = 0; i < arguments.Length; i++) (inVi[i], inEn[i]) = Both(arguments[i]);
        return new(string.Format(CultureInfo.InvariantCulture, vi, inVi), string.Format(CultureInfo.InvariantCulture, en, inEn));
    }

    /// <summary>Several texts as one, set apart by semicolons.</summary>
    public static Bilingual Joined(IEnumerable<Bilingual> texts)
    {
        var list = texts.ToList();
        return new(string.Join("; ", list.Select(t => t.Vi)), string.Join("; ", list.Select(t => t.En)));
    }

    private static (object Vi, object En) Both(object argument) => argument switch
    {
        Bilingual text => (text.Vi, text.En),
        decimal number => (NumberText.Vi(number), NumberText.En(number)),
        int number => (NumberText.Vi(number), NumberText.En(number)),
        string text => (text, text),
        _ => throw new ArgumentException("A text takes numbers and texts.", nameof(argument)),
    };
}
