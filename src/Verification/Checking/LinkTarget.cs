using System.Net;

namespace EGovPlatform.Verification.Checking;

/// <summary>A link that may be asked, as far as its text tells; the addresses behind its host are judged when it is connected to.</summary>
internal sealed record LinkTarget(Uri Uri)
{
    /// <summary>Lower case, without a trailing dot, IDN in its ASCII form: what politeness counts by.</summary>
    public string Host => HostOf(Uri);

    /// <param name="url">As declared: anything.</param>
    /// <param name="options">Which ports are allowed, and which private addresses for tests.</param>
    /// <param name="refusal">The reason code where the link must not be asked.</param>
    /// <returns>Null where the link must not be asked.</returns>
    public static LinkTarget? Parse(string url, LinkCheckOptions options, out string refusal)
    {
        refusal = Refusal(url, options, out var uri);
        return refusal.Length == 0 ? new(uri!) : null;
    }

    private static string Refusal(string url, LinkCheckOptions options, out Uri? uri)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out uri) || uri.IsFile || uri.Host.Length == 0)
            return uri is { IsAbsoluteUri: true, Scheme: not ("http" or "https") } ? "scheme" : "malformed";
        if (uri.Scheme is not ("http" or "https"))
            return "scheme";
        if (uri.UserInfo.Length > 0)
            return "user-info";
        if (IsOddNumber(uri))
            return "host";
        return options.Ports.Contains(uri.Port) || options.IsAllowedTarget(uri) ? "" : "port";
    }

    /// <summary>
    /// An IPv4 address in another notation than four decimal numbers (0x7f.1, 2130706433, 017700000001): nobody declares those in good
    /// faith, and resolvers read them differently.
    /// </summary>
    private static bool IsOddNumber(Uri uri)
    {
        var written = Authority(uri.OriginalString);
        if (written.StartsWith('['))
            return false;

        var last = written.TrimEnd('.').Split('.')[^1];
        var numeric = last.Length > 0 && (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase));
        return numeric && !(IPAddress.TryParse(written, out var address) && address.ToString() == written);
    }

    /// <summary>The host as it was written: the parsed one has its notation tidied up already.</summary>
    private static string Authority(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#', '\\'], start);
        var authority = (end < 0 ? url[start..] : url[start..end]).Trim();
        return authority.StartsWith('[') ? authority : authority.Split(':')[0];
    }

    private static string HostOf(Uri uri) => uri.IdnHost.TrimEnd('.').ToLowerInvariant();
}
