using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>Makes clients over the channels, with what belongs to the scope they are taken from.</summary>
internal sealed class NamedClientFactory(IServiceProvider services, ChannelInvokers channels, IOptionsMonitor<GrpcClientFactoryOptions> options) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        var named = options.Get(name);
        if (!named.IsRegistered)
        {
            throw new InvalidOperationException($"No gRPC client configured with name '{name}'.");
        }

        var invoker = channels.Get(name);
        if (named.CallOptionsActions.Count > 0)
        {
            invoker = new ConfiguringCallInvoker(invoker, named.CallOptionsActions, services);
        }

        invoker = named.Intercepted(invoker, InterceptorScope.Client, services);
        return named.Creator is null
            ? ActivatorUtilities.CreateInstance<TClient>(services, invoker)
            : named.Creator(invoker) as TClient ?? throw new InvalidOperationException($"The creator of gRPC client '{name}' made no {typeof(TClient)}.");
    }

    private sealed class ConfiguringCallInvoker(CallInvoker invoker, IList<Action<CallOptionsContext>> actions, IServiceProvider services) : CallInvoker
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            invoker.BlockingUnaryCall(method, host, Configured(options), request);

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            invoker.AsyncUnaryCall(method, host, Configured(options), request);

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            invoker.AsyncServerStreamingCall(method, host, Configured(options), request);

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            invoker.AsyncClientStreamingCall(method, host, Configured(options));

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            invoker.AsyncDuplexStreamingCall(method, host, Configured(options));

        private CallOptions Configured(CallOptions options)
        {
            var context = new CallOptionsContext(options, services);
            foreach (var action in actions)
            {
                action(context);
            }

            return context.CallOptions;
        }
    }
}
