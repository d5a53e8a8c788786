using Microsoft.AspNetCore.Routing.Template;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Configuration;

namespace EGovPlatform.Gateway.Descriptions;

/// <summary>Which service the gateway's routes lead a path to: what is not routed to the service that describes it is not published.</summary>
/// <param name="routes">The routes, as they are configured now.</param>
internal sealed class RoutedPaths(IEnumerable<RouteConfig> routes)
{
    private const string Api = "/api/";

    private readonly Route[] routes =
    [
        .. from route in routes
           where route.Match.Path is not null && route.ClusterId is not null
           let template = TemplateParser.Parse(route.Match.Path!)
           orderby route.Order ?? 0, RoutePrecedence.ComputeInbound(template)
           select new Route(route.ClusterId!, route.Match.Path!, route.Match.Methods, new TemplateMatcher(template, [])),
    ];

    public static RoutedPaths Of(IProxyStateLookup proxy) => new(proxy.GetRoutes().Select(route => route.Config));

    /// <summary>The services that have a route under /api, by name.</summary>
    public IReadOnlyList<string> Services =>
        [.. routes.Where(route => route.Path.StartsWith(Api, StringComparison.Ordinal)).Select(route => route.Service).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The service that an operation reaches; null where it reaches none.</summary>
    /// <param name="path">As a description writes it, with {parameters}.</param>
    /// <param name="method">Any case.</param>
    public string? ServiceOf(string path, string method)
    {
        var some = string.Join('/', path.Split('/').Select(segment => segment.Contains('{', StringComparison.Ordinal) ? "some" : segment));
        return routes.FirstOrDefault(route =>
            (route.Methods is null || route.Methods.Contains(method, StringComparer.OrdinalIgnoreCase)) && route.Template.TryMatch(some, []))?.Service;
    }

    private sealed record Route(string Service, string Path, IReadOnlyList<string>? Methods, TemplateMatcher Template);
}
