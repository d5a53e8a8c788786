using System.Globalization;
using System.Resources;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates;

/// <summary>The form's texts, from Resources/Texts.resx (Vietnamese) and Texts.en.resx.</summary>
internal static class FormTexts
{
    private static readonly ResourceManager Resources = new("EGovPlatform.Templates.Resources.Texts", typeof(FormTexts).Assembly);

    public static bool Has(string key) => Resources.GetString(key, CultureInfo.InvariantCulture) is not null;

    public static Bilingual Say(string key, params ReadOnlySpan<object> arguments) => Bilingual.From(Resources, key, arguments);
}
