using System.Globalization;
using System.Reflection;
using System.Resources;

namespace EGovPlatform.ServiceDefaults;

/// <summary>
/// Texts of a service in the language of the current request (<see cref="CultureInfo.CurrentUICulture"/>); Vietnamese is
/// the neutral language. A key that is missing is a defect and throws.
/// </summary>
/// <param name="assembly">Where the resources are embedded.</param>
/// <param name="baseName">Their name, such as <c>EGovPlatform.Evidence.Resources.Errors</c>.</param>
public sealed class ErrorTexts(Assembly assembly, string baseName)
{
    private readonly ResourceManager resources = new(baseName, assembly);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key] => In(key, CultureInfo.CurrentUICulture);

    /// <summary>The text with its placeholders filled in the current culture.</summary>
    public string Format(string key, params object?[] values) => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string In(string key, CultureInfo culture) =>
        resources.GetString(key, culture) ?? throw new KeyNotFoundException($"{baseName} has no text '{key}'.");
}
