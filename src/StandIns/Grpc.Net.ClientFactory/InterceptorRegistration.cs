using Grpc.Core.Interceptors;

namespace Grpc.Net.ClientFactory;

/// <summary>An interceptor of the clients of one name.</summary>
public class InterceptorRegistration(InterceptorScope scope, Func<IServiceProvider, Interceptor> creator)
{
    /// <summary>How often one is made.</summary>
    public InterceptorScope Scope { get; } = scope;

    /// <summary>Makes one.</summary>
    public Func<IServiceProvider, Interceptor> Creator { get; } = creator;
}

/// <summary>How often an interceptor is made.</summary>
public enum InterceptorScope
{
    /// <summary>Once with the channel; all clients share it.</summary>
    Channel = 0,

    /// <summary>Anew with every client, from the services of its scope.</summary>
    Client = 1,
}
