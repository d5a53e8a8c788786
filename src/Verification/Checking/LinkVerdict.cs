namespace EGovPlatform.Verification.Checking;

/// <summary>What came of trying a declared link (kết quả kiểm tra liên kết).</summary>
/// <param name="State">One of <see cref="LinkState"/>, never pending.</param>
/// <param name="Reason">A stable code: http-200, http-404, timeout, dns, private-address, scheme, port, user-info, host, malformed, tls, connection, too-many-redirects, bad-redirect.</param>
/// <param name="ContentHash">Lower-case hex SHA-256 of what came back, at most the first MiB; empty where nothing did.</param>
internal sealed record LinkVerdict(string State, string Reason, string ContentHash)
{
    public static LinkVerdict Fails(string reason) => new(LinkState.Fails, reason, "");

    public static LinkVerdict Refused(string reason) => new(LinkState.Refused, reason, "");

    /// <summary>Whether another try may find something else: the other side, or the way to it, may have been out of order.</summary>
    public bool MayPass => State == LinkState.Fails && (Reason is "dns" or "timeout" or "connection" || Reason.StartsWith("http-5", StringComparison.Ordinal));
}

internal static class LinkState
{
    public const string Pending = "pending";
    public const string Opens = "opens";
    public const string Fails = "fails";

    /// <summary>The address must not be asked, so it was not.</summary>
    public const string Refused = "refused";
}
