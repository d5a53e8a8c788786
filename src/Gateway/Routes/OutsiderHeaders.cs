using System.Diagnostics;

namespace EGovPlatform.Gateway.Routes;

/// <summary>
/// What only the platform may say of a request. Outsiders' X-Forwarded-* are dropped here, and the proxy writes its own;
/// baggage would let outsiders put words into every service's logs; traceparent stays, so that a partner finds its call in our traces.
/// </summary>
public static class OutsiderHeaders
{
    private static readonly string[] Prefixes = ["X-Forwarded-", "X-Original-", "X-Internal-", "X-EGov-", "grpc-"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "X-Rewrite-URL", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override",
        "Proxy", "Proxy-Authorization", "Via", "baggage", "Correlation-Context", "Request-Id",
    };

    public static bool MayNotSend(string header) =>
        Names.Contains(header) || Prefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    public static IApplicationBuilder UseWithoutOutsiderHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        foreach (var header in context.Request.Headers.Keys.Where(MayNotSend).ToList())
            context.Request.Headers.Remove(header);
        // The server has read baggage into the activity before anything else ran.
        foreach (var (name, _) in Activity.Current?.Baggage.ToList() ?? [])
            Activity.Current?.SetBaggage(name, null);
        return next(context);
    });
}
