using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Reports;

/// <summary>Links, with or without a scheme.</summary>
internal static partial class LinkReading
{
    public static List<ReportLink> Take(RemainingText rest)
    {
        var links = new List<ReportLink>();
        foreach (Match match in Link().Matches(rest.Text))
        {
            var text = match.Value.TrimEnd('.', ',', ';', ':', ')', ']', '"', '\'', '”');
            rest.Take(match.Index, text.Length);
            var scheme = match.Groups["scheme"].Success;
            var url = (scheme ? "" : "https://") + text.Replace(" ", "", StringComparison.Ordinal);
            if (Uri.TryCreate(url, UriKind.Absolute, out _) && links.All(l => l.Url != url)) links.Add(new(url, scheme, text));
        }
        return links;
    }

    // A line break of the print may leave a blank after a slash: only a token that can be nothing but the rest of a link is joined.
    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}@._-])
        (?:(?<scheme>https?://)[^\s<>"'\0/]{1,253} | (?:[a-z0-9-]{1,63}\.){1,8}(?:vn|com|net|org|gov|edu|info|asia|biz)(?![\p{L}\p{N}-])(?:\:\d{2,5})?)
        (?:/[^\s<>"'\0]{0,2000})?
        (?:(?<=/)[ ](?=[a-z0-9._~%-]{1,100}(?:\.(?:aspx?|php|html?|jsp|do)\b|\?[a-z0-9_]{1,50}=))[^\s<>"'\0]{1,2000})?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
