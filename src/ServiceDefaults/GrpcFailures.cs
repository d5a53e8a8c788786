using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace EGovPlatform.ServiceDefaults;

/// <summary>
/// A gRPC method that met what will pass by itself, such as its database away, answers UNAVAILABLE. Without it callers would
/// hear UNKNOWN, take their event for poison, and a submission would stay without a score.
/// </summary>
internal sealed class GrpcFailures(ILogger<GrpcFailures> logger) : Interceptor
{
    public static void Add(WebApplicationBuilder builder) =>
        builder.Services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<GrpcFailures>());

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception) when (Passes(exception, context))
        {
            throw Unavailable(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception) when (Passes(exception, context))
        {
            throw Unavailable(exception, context);
        }
    }

    private static bool Passes(Exception exception, ServerCallContext context) =>
        exception is not RpcException && !context.CancellationToken.IsCancellationRequested && Transient.Is(exception);

    private RpcException Unavailable(Exception exception, ServerCallContext context)
    {
        logger.LogWarning(exception, "{Method} cannot be answered for now: {Reason}", context.Method, exception.Message);
        return new RpcException(new Status(StatusCode.Unavailable, "Something that the service needs does not answer."));
    }
}
