using System.Globalization;

namespace EGovPlatform.Cli;

/// <summary>The language of the answers: Vietnamese unless <c>--lang en</c> is given. The machine's own culture never counts.</summary>
internal static class Language
{
    // Help and usage errors are written before the arguments are parsed, so the option is looked for by itself.
    public static CultureInfo Of(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
            if (args[i] is "--lang=en" or "--lang:en" || (args[i] == "--lang" && i + 1 < args.Length && args[i + 1] == "en"))
                return CultureInfo.GetCultureInfo("en");
        return CultureInfo.GetCultureInfo("vi");
    }
}
