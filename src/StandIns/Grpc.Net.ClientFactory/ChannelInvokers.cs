using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>One channel per name, made at its first use and kept until the services are disposed of.</summary>
internal sealed class ChannelInvokers(
    IServiceScopeFactory scopes, ILoggerFactory loggers, IHttpMessageHandlerFactory handlers,
    IOptionsMonitor<GrpcClientFactoryOptions> clientOptions, IOptionsMonitor<HttpClientFactoryOptions> httpOptions) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Opened>> _opened = new(StringComparer.Ordinal);

    public CallInvoker Get(string name)
    {
        // Lazy, so that two first users do not open two channels.
        var opened = _opened.GetOrAdd(name, key => new Lazy<Opened>(() => Open(key)));
        try
        {
            return opened.Value.Invoker;
        }
        catch
        {
            _opened.TryRemove(new(name, opened));
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var opened in _opened.Values.Where(opened => opened.IsValueCreated))
        {
            opened.Value.Channel.Dispose();
            opened.Value.Scope.Dispose();
        }
    }

    private Opened Open(string name)
    {
        if (httpOptions.Get(name).HttpClientActions.Count > 0)
        {
            throw new InvalidOperationException($"The ConfigureHttpClient method is not supported when creating gRPC clients. Unable to create client with name '{name}'.");
        }

        var options = clientOptions.Get(name);
        var scope = scopes.CreateScope();
        try
        {
            var channelOptions = new GrpcChannelOptions { HttpHandler = handlers.CreateHandler(name), LoggerFactory = loggers, ServiceProvider = scope.ServiceProvider };
            foreach (var configure in options.ChannelOptionsActions)
            {
                configure(channelOptions);
            }

            var address = options.Address
                ?? throw new InvalidOperationException($"Could not resolve the address for gRPC client '{name}'. Set an address when registering the client.");
            if (options.HasCallCredentials && !CarriesCredentials(channelOptions, address))
            {
                throw new InvalidOperationException(
                    $"Call credentials of gRPC client '{name}' need TLS. Use an https address, or set UnsafeUseInsecureChannelCallCredentials on the channel.");
            }

            var channel = GrpcChannel.ForAddress(address, channelOptions);
            return new Opened(options.Intercepted(channel.CreateCallInvoker(), InterceptorScope.Channel, scope.ServiceProvider), channel, scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    private static bool CarriesCredentials(GrpcChannelOptions options, Uri address) =>
        options.UnsafeUseInsecureChannelCallCredentials
        || (options.Credentials is { } credentials ? credentials != ChannelCredentials.Insecure : address.Scheme == Uri.UriSchemeHttps);

    private sealed record Opened(CallInvoker Invoker, GrpcChannel Channel, IServiceScope Scope);
}
