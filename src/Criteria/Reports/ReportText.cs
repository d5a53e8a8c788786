using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Reports;

/// <summary>Text as the report means it: without the markup that scanning and conversion left in it.</summary>
internal static partial class ReportText
{
    /// <summary>The words of a cell: tags dropped, entities decoded, emphasis marks dropped, blanks collapsed, NFC.</summary>
    public static string Clean(string cell)
    {
        var text = Anchor().Replace(cell, m => KeepLink(m.Groups[1].Value, m.Groups[2].Value));
        text = Block().Replace(text, " ");
        text = Tag().Replace(text, "");
        text = WebUtility.HtmlDecode(text);
        text = Emphasis().Replace(text, "$1");
        return Blanks().Replace(Valid(text), " ").Trim().Normalize(NormalizationForm.FormC);
    }

    // Half a surrogate pair, written so or as an entity, is no text; NUL marks what was taken.
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', ' ');

    /// <summary>Whether a cell is set in bold as a whole, as headings inside tables are.</summary>
    public static bool IsBold(string cell)
    {
        var text = cell.AsSpan().Trim();
        return text.StartsWith("<b>", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<strong>", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("**", StringComparison.Ordinal);
    }

    /// <summary>The words alone, for comparing: lower case, letters and digits, one blank between words.</summary>
    public static string Words(string text) =>
        NotWord().Replace(text.Normalize(NormalizationForm.FormC).ToLowerInvariant(), " ").Trim();

    // A link that is shown in other words than its own would be lost with its tag.
    private static string KeepLink(string href, string shown) => shown.Contains(href, StringComparison.Ordinal) ? shown : $"{shown} {href}";

    [GeneratedRegex("""<a\s[^<>]{0,400}?href\s?=\s?["']([^"'<>]{0,2000})["'][^<>]{0,400}>([^<]{0,4000})</a>""", RegexOptions.IgnoreCase)]
    private static partial Regex Anchor();

    [GeneratedRegex("</?(?:p|div|li|ul|ol|br|tr|td)(?:\\s[^<>]{0,400})?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,400}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\*{1,3}([^*\r\n]{1,4000})\*{1,3}")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotWord();
}
