using System.Globalization;

namespace EGovPlatform.Templates;

/// <summary>The languages of forms. Whatever the language of a form, answers in both are understood.</summary>
internal static class FormLanguages
{
    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");
}
