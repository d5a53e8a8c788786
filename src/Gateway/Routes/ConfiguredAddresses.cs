using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace EGovPlatform.Gateway.Routes;

/// <summary>
/// Turns a destination that names a service ("http://evidence") into the address in <c>services:evidence:http:0</c>.
/// Destinations with a port or a dot in their host are addresses already. Resolves again when the configuration is reloaded.
/// </summary>
/// <exception cref="InvalidOperationException">A service has no address, or one that is none; names the configuration key.</exception>
public sealed class ConfiguredAddresses(IConfiguration configuration) : IDestinationResolver
{
    public ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var reload = configuration.GetReloadToken();
        var resolved = destinations.ToDictionary(
            destination => destination.Key,
            destination => destination.Value with { Address = Resolve(destination.Value.Address) },
            StringComparer.OrdinalIgnoreCase);
        return new(new ResolvedDestinationCollection(resolved, reload));
    }

    private string Resolve(string address)
    {
        var named = new Uri(address);
        if (!named.IsDefaultPort || named.Host.Contains('.', StringComparison.Ordinal))
            return address;

        var key = $"services:{named.Host}:http:0";
        var configured = configuration[key];
        if (string.IsNullOrWhiteSpace(configured))
            throw new InvalidOperationException($"The gateway has no address for the service '{named.Host}': {key} is missing in the configuration.");
        if (!Uri.TryCreate(configured, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw new InvalidOperationException($"The gateway cannot reach the service '{named.Host}': {key} is '{configured}', expected an http or https address.");
        return new Uri(uri, named.PathAndQuery).ToString();
    }
}
