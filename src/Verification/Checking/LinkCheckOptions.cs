using System.Globalization;
using System.Net;

namespace EGovPlatform.Verification.Checking;

/// <summary>How links are tried: section <c>Verification</c> of the configuration.</summary>
internal sealed class LinkCheckOptions
{
    public const string Section = "Verification";

    /// <summary>Ports that a link may name; the default where empty is 80 and 443.</summary>
    public int[] AllowedPorts { get; set; } = [];

    /// <summary>Exact "address:port" pairs that may be asked although they are private. For tests; empty in every installation.</summary>
    public string[] AllowedTargets { get; set; } = [];

    /// <summary>For one try, redirects and body included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of the body that are read and hashed; the rest is left.</summary>
    public int MaxBytes { get; set; } = 1024 * 1024;

    public int MaxRedirects { get; set; } = 5;

    /// <summary>How often a link is tried before a failure that may pass is its verdict.</summary>
    public int MaxTries { get; set; } = 2;

    /// <summary>Between two tries of one link.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two requests to one host.</summary>
    public TimeSpan HostPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many hosts are asked at once by this process.</summary>
    public int Checkers { get; set; } = 8;

    /// <summary>How often pending links are looked for when there were none.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(1);

    public int[] Ports => AllowedPorts.Length > 0 ? AllowedPorts : [80, 443];

    /// <summary>A host that was given up by a killed checker is taken up again after this long: longer than any try takes.</summary>
    public TimeSpan Lease => Timeout + TimeSpan.FromSeconds(30);

    public bool IsAllowedTarget(IPAddress address, int port) => AllowedTargets.Contains(new IPEndPoint(address, port).ToString());

    /// <summary>Whether some allowed target has the link's port; the address is judged when it is connected to.</summary>
    public bool IsAllowedTarget(Uri uri) => AllowedTargets.Any(target => target.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{uri.Port}"), StringComparison.Ordinal));
}
