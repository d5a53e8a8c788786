using System.Net;
using System.Net.Sockets;

namespace EGovPlatform.Verification.Checking;

/// <summary>Which addresses are the public Internet's: a link may lead to no other, or units could have us ask our own network.</summary>
internal static class PublicAddress
{
    // IANA special-purpose registry and multicast. 169.254.0.0/16 holds the clouds' metadata service; 168.63.129.16 is Azure's, 100.100.100.200 (Alibaba) lies in 100.64/10.
    private static readonly IPNetwork[] RefusedV4 = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    // Inside 2000::/3: protocol assignments with Teredo, documentation, 6to4, which carries any IPv4 address inside.
    private static readonly IPNetwork[] RefusedV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>False for everything that is not plainly public, IPv4 addresses in IPv6 clothes included.</summary>
    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !RefusedV4.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && address.ScopeId == 0
            && GlobalV6.Contains(address) && !RefusedV6.Any(network => network.Contains(address)),
        _ => false,
    };
}
