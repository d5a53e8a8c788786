using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Testing;

/// <summary>Who may call each route and each gRPC method is stated at it, and this finds where it is not.</summary>
public static class EndpointPolicies
{
    /// <summary>The endpoints that state neither a policy nor that anyone may call, by name; empty in a service that forgot none.</summary>
    /// <exception cref="InvalidOperationException">The service maps nothing: then nothing would be shown.</exception>
    public static IReadOnlyList<string> Unstated(IServiceProvider services)
    {
        var endpoints = services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToArray();
        if (endpoints.Length == 0)
            throw new InvalidOperationException("The service maps no endpoints; was it started?");

        return
        [
            .. from endpoint in endpoints
               // What gRPC maps to answer calls of methods and services that do not exist; there is nothing to protect.
               where !endpoint.RoutePattern.RawText!.Contains("{unimplemented", StringComparison.Ordinal)
               where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
               where !endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().Any()
                   && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null || data.Roles is not null)
               select endpoint.DisplayName ?? endpoint.RoutePattern.RawText,
        ];
    }
}
