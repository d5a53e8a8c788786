using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says more about a client that AddGrpcClient registered; on any other builder every member throws <see cref="InvalidOperationException"/>.</summary>
public static class GrpcHttpClientBuilderExtensions
{
    /// <summary>Changes the options of the channel.</summary>
    public static IHttpClientBuilder ConfigureChannel(this IHttpClientBuilder builder, Action<GrpcChannelOptions> configureChannel) =>
        builder.Configure(configureChannel, options => options.ChannelOptionsActions.Add(configureChannel));

    /// <summary>Changes the options of the channel with the help of services.</summary>
    public static IHttpClientBuilder ConfigureChannel(this IHttpClientBuilder builder, Action<IServiceProvider, GrpcChannelOptions> configureChannel) =>
        builder.Configure(configureChannel, (services, options) => options.ChannelOptionsActions.Add(channel => configureChannel(services, channel)));

    /// <summary>Adds an interceptor, one for the channel.</summary>
    public static IHttpClientBuilder AddInterceptor(this IHttpClientBuilder builder, Func<Interceptor> configureInvoker) =>
        builder.AddInterceptor(InterceptorScope.Channel, configureInvoker);

    /// <summary>Adds an interceptor made with the help of services, one for the channel.</summary>
    public static IHttpClientBuilder AddInterceptor(this IHttpClientBuilder builder, Func<IServiceProvider, Interceptor> configureInvoker) =>
        builder.AddInterceptor(InterceptorScope.Channel, configureInvoker);

    /// <summary>Adds an interceptor.</summary>
    public static IHttpClientBuilder AddInterceptor(this IHttpClientBuilder builder, InterceptorScope scope, Func<Interceptor> configureInvoker) =>
        builder.Configure(configureInvoker, options => options.InterceptorRegistrations.Add(new(scope, _ => configureInvoker())));

    /// <summary>Adds an interceptor made with the help of services.</summary>
    public static IHttpClientBuilder AddInterceptor(this IHttpClientBuilder builder, InterceptorScope scope, Func<IServiceProvider, Interceptor> configureInvoker) =>
        builder.Configure(configureInvoker, options => options.InterceptorRegistrations.Add(new(scope, configureInvoker)));

    /// <summary>Adds an interceptor that is itself a service, one for the channel.</summary>
    public static IHttpClientBuilder AddInterceptor<TInterceptor>(this IHttpClientBuilder builder)
        where TInterceptor : Interceptor => builder.AddInterceptor<TInterceptor>(InterceptorScope.Channel);

    /// <summary>Adds an interceptor that is itself a service.</summary>
    public static IHttpClientBuilder AddInterceptor<TInterceptor>(this IHttpClientBuilder builder, InterceptorScope scope)
        where TInterceptor : Interceptor => builder.AddInterceptor(scope, services => services.GetRequiredService<TInterceptor>());

    /// <summary>Adds credentials to every call. They need TLS, unless the channel says otherwise.</summary>
    public static IHttpClientBuilder AddCallCredentials(this IHttpClientBuilder builder, Func<AuthInterceptorContext, Metadata, Task> authInterceptor) =>
        builder.AddCredentials(authInterceptor, _ => CallCredentials.FromInterceptor((context, metadata) => authInterceptor(context, metadata)));

    /// <summary>The same with the services of the scope that the client was taken from.</summary>
    public static IHttpClientBuilder AddCallCredentials(
        this IHttpClientBuilder builder, Func<AuthInterceptorContext, Metadata, IServiceProvider, Task> authInterceptor) =>
        builder.AddCredentials(authInterceptor, services => CallCredentials.FromInterceptor((context, metadata) => authInterceptor(context, metadata, services)));

    /// <summary>The same with credentials made before.</summary>
    public static IHttpClientBuilder AddCallCredentials(this IHttpClientBuilder builder, CallCredentials credentials) =>
        builder.AddCredentials(credentials, _ => credentials);

    /// <summary>Makes clients by a function in place of their constructor.</summary>
    public static IHttpClientBuilder ConfigureGrpcClientCreator(this IHttpClientBuilder builder, Func<CallInvoker, object> configureCreator) =>
        builder.Configure(configureCreator, options => options.Creator = configureCreator);

    /// <summary>The same with the help of services.</summary>
    public static IHttpClientBuilder ConfigureGrpcClientCreator(this IHttpClientBuilder builder, Func<IServiceProvider, CallInvoker, object> configureCreator) =>
        builder.Configure(configureCreator, (services, options) => options.Creator = invoker => configureCreator(services, invoker));

    private static IHttpClientBuilder AddCredentials(
        this IHttpClientBuilder builder, object given, Func<IServiceProvider, CallCredentials> credentials, [CallerMemberName] string caller = "") =>
        builder.Configure(
            given,
            options =>
            {
                options.HasCallCredentials = true;
                options.CallOptionsActions.Add(context =>
                {
                    var added = credentials(context.ServiceProvider);
                    var all = context.CallOptions.Credentials is { } own ? CallCredentials.Compose(own, added) : added;
                    context.CallOptions = context.CallOptions.WithCredentials(all);
                });
            },
            caller);

    private static IHttpClientBuilder Configure(
        this IHttpClientBuilder builder, object given, Action<GrpcClientFactoryOptions> configure, [CallerMemberName] string caller = "") =>
        builder.Configure(given, (_, options) => configure(options), caller);

    private static IHttpClientBuilder Configure(
        this IHttpClientBuilder builder, object given, Action<IServiceProvider, GrpcClientFactoryOptions> configure, [CallerMemberName] string caller = "")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(given);
        if (!builder.Services.Any(service => service.ImplementationInstance is ConfigureNamedOptions<GrpcClientFactoryOptions> named && named.Name == builder.Name))
        {
            throw new InvalidOperationException($"{caller} must be used with a gRPC client.");
        }

        builder.Services.AddTransient<IConfigureOptions<GrpcClientFactoryOptions>>(services =>
            new ConfigureNamedOptions<GrpcClientFactoryOptions>(builder.Name, options => configure(services, options)));
        return builder;
    }
}
