namespace EGovPlatform.Portal.Security;

/// <summary>Addresses that a request names to be sent back to.</summary>
public static class LocalAddress
{
    /// <summary>The address where it is a path of this site, else the start page: nobody is sent elsewhere by a link of ours.</summary>
    public static string Or(string? address, string otherwise = "/") =>
        address is ['/', ..] && (address.Length == 1 || (address[1] != '/' && address[1] != '\\')) && !address.Any(char.IsControl) ? address : otherwise;
}
