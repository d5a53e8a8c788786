using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Grpc.Net.ClientFactory;

/// <summary>How the clients of one name are made.</summary>
public class GrpcClientFactoryOptions
{
    /// <summary>The service's address; a client cannot be made without.</summary>
    public Uri? Address { get; set; }

    /// <summary>Run on the channel's options when it is made, once.</summary>
    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions { get; } = [];

    /// <summary>Run on the options of every call.</summary>
    public IList<Action<CallOptionsContext>> CallOptionsActions { get; } = [];

    /// <summary>The interceptors; the first takes control first.</summary>
    public IList<InterceptorRegistration> InterceptorRegistrations { get; } = [];

    /// <summary>Makes the client in place of its constructor.</summary>
    public Func<CallInvoker, object>? Creator { get; set; }

    internal bool IsRegistered { get; set; }

    internal bool HasCallCredentials { get; set; }

    internal CallInvoker Intercepted(CallInvoker invoker, InterceptorScope scope, IServiceProvider services) =>
        invoker.Intercept([.. InterceptorRegistrations.Where(registration => registration.Scope == scope).Select(registration => registration.Creator(services))]);
}

/// <summary>The options of a call on its way.</summary>
public sealed class CallOptionsContext
{
    internal CallOptionsContext(CallOptions callOptions, IServiceProvider serviceProvider)
    {
        CallOptions = callOptions;
        ServiceProvider = serviceProvider;
    }

    /// <summary>What the call will go with.</summary>
    public CallOptions CallOptions { get; set; }

    /// <summary>The services of the scope that the client was taken from.</summary>
    public IServiceProvider ServiceProvider { get; }
}
