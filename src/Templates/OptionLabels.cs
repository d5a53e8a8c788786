using System.Globalization;
using System.Text;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates;

/// <summary>The entries of a drop-down list: an option's words with what it is worth.</summary>
internal static class OptionLabels
{
    // A list entry longer than this cannot be chosen in every spreadsheet.
    private const int LongestEntry = 240;

    /// <summary>A text per option, each different.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<RuleOption> options, CultureInfo language)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return options.Select(option =>
        {
            var worth = option.Passes is null ? FormTexts.Say("option.worth", option.Points).In(language) : "";
            var words = Clean(option.Label.In(language));
            var room = LongestEntry - worth.Length;
            var entry = (words.Length > room ? words[..(room - 1)].TrimEnd() + "…" : words) + worth;
            if (!taken.Add(Fold(entry))) taken.Add(Fold(entry = $"{option.Id}: {entry}"));
            return entry;
        }).ToList();
    }

    /// <summary>The option that a cell's text names, in either language or by its id.</summary>
    public static RuleOption? Find(IReadOnlyList<RuleOption> options, string text)
    {
        var wanted = Fold(text);
        foreach (var language in new[] { FormLanguages.Vietnamese, FormLanguages.English })
        {
            var entries = Of(options, language);
            for (var i = 0; i < options.Count; i++)
                if (Fold(entries[i]) == wanted) return options[i];
        }
        return options.FirstOrDefault(o => o.Id == text.Trim());
    }

    /// <summary>The same text however it is written: spaces, case, composed or decomposed letters.</summary>
    public static string Fold(string text) => Clean(text).ToUpperInvariant();

    private static string Clean(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
