using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EGovPlatform.ServiceDefaults;

/// <summary>gRPC clients of the platform's other services.</summary>
public static class ServiceClients
{
    /// <summary>
    /// Registers a generated client of another service. Calls carry a token of this service for that audience; a unary
    /// call without a deadline gets one of ten seconds; UNAVAILABLE is tried again a few times.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="builder">The service's builder.</param>
    /// <param name="service">The service's name: its address is <c>services:{name}:grpc:0</c>, its audience the name itself.</param>
    /// <exception cref="InvalidOperationException">The address, or this service's own client id or secret, is missing.</exception>
    public static WebApplicationBuilder AddServiceClient<TClient>(this WebApplicationBuilder builder, string service)
        where TClient : ClientBase<TClient>
    {
        var address = new Uri(builder.Configuration.Required($"services:{service}:grpc:0"));
        builder.AddServiceTokens();
        builder.Services.AddGrpcClient<TClient>(client => client.Address = address)
            .ConfigureChannel(channel =>
            {
                // Without TLS only where the address says so: on loopback.
                channel.UnsafeUseInsecureChannelCallCredentials = address.Scheme == Uri.UriSchemeHttp;
                channel.MaxReceiveMessageSize = 16 * 1024 * 1024;
                channel.ServiceConfig = new ServiceConfig { MethodConfigs = { Retries } };
            })
            .AddInterceptor(() => new DefaultDeadline(TimeProvider.System))
            .AddCallCredentials(async (context, metadata, provider) =>
            {
                var token = await provider.GetRequiredService<ServiceTokens>().For(service, context.CancellationToken);
                metadata.Add("authorization", $"Bearer {token}");
            });
        return builder;
    }

    private static void AddServiceTokens(this WebApplicationBuilder builder)
    {
        var credentials = new ClientCredentials(
            new Uri(builder.Configuration.Required("Identity:Authority")),
            builder.Configuration.Required("Identity:ClientId"),
            builder.Configuration.Required("Identity:ClientSecret"));
        builder.Services.AddHttpClient(ServiceTokens.Client, http => http.Timeout = TimeSpan.FromSeconds(10));
        builder.Services.TryAddSingleton(credentials);
        builder.Services.TryAddSingleton<ServiceTokens>();
    }

    private static MethodConfig Retries => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 5,
            InitialBackoff = TimeSpan.FromMilliseconds(100),
            MaxBackoff = TimeSpan.FromSeconds(2),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    // A call without a deadline could hang a handler, and the transaction that it holds, for ever. A stream may rightly last.
    private sealed class DefaultDeadline(TimeProvider time) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, context.Options.Deadline is not null ? context : new ClientInterceptorContext<TRequest, TResponse>(
                context.Method, context.Host, context.Options.WithDeadline(time.GetUtcNow().UtcDateTime.AddSeconds(10))));
    }
}
