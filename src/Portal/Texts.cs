using System.Globalization;
using Microsoft.Extensions.Localization;

namespace EGovPlatform.Portal;

/// <summary>The portal's words, in the reader's language. They stand in Resources/Texts.resx (Vietnamese) and Resources/Texts.en.resx, under the same keys.</summary>
public sealed class Texts(IStringLocalizer<Texts> localizer)
{
    public string this[string key] => localizer[key].Value;

    /// <summary>Numbers and dates in the arguments are formatted by the caller (<see cref="Figures"/>).</summary>
    public string this[string key, params string[] arguments] => string.Format(CultureInfo.InvariantCulture, localizer[key].Value, arguments);

    public bool Has(string key) => !localizer[key].ResourceNotFound;
}
