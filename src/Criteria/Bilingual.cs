using System.Globalization;
using System.Resources;

namespace EGovPlatform.Criteria;

/// <summary>A text for users in Vietnamese (required, the wording of the decisions) and English (beside it).</summary>
/// <param name="Vi">The Vietnamese text.</param>
/// <param name="En">The English text.</param>
public readonly record struct Bilingual(string Vi, string En)
{
    /// <summary>The text in a caller's language: English where the culture is an English one, else Vietnamese.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? En : Vi;
    }

    /// <summary>
    /// The text of a key of resources whose neutral language is Vietnamese and that have an English satellite. Arguments are texts, bilingual texts and
    /// numbers (decimal, int); each language writes numbers its own way.
    /// </summary>
    /// <exception cref="MissingManifestResourceException">The key is missing.</exception>
    public static Bilingual From(ResourceManager resources, string key, params ReadOnlySpan<object> arguments) => Texts.Say(resources, key, arguments);

    /// <summary>The Vietnamese text.</summary>
    public override string ToString() => Vi;
}
