namespace Grpc.Net.ClientFactory;

/// <summary>Makes clients by the name that they were registered under.</summary>
public abstract class GrpcClientFactory
{
    /// <summary>A new client over the channel of this name.</summary>
    /// <exception cref="InvalidOperationException">No client is registered under this name, or it has no address.</exception>
    public abstract TClient CreateClient<TClient>(string name)
        where TClient : class;
}
