using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

/// <summary>What passed interceptors, in order.</summary>
internal sealed class SeenCalls
{
    public ConcurrentQueue<string> Steps { get; } = new();

    public ConcurrentQueue<SeenContext> Contexts { get; } = new();
}

/// <summary>What a server's interceptor saw of a call; the context itself is over when the call is.</summary>
internal sealed record SeenContext(string Method, string Host, string Peer, DateTime Deadline, Metadata Headers, AuthContext Caller);

/// <summary>Notes every kind of call, at a server or before a client.</summary>
internal sealed class RecordingInterceptor(SeenCalls seen, string name) : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.BlockingUnaryCall(request, context, continuation);
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.AsyncUnaryCall(request, context, continuation);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.AsyncServerStreamingCall(request, context, continuation);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.AsyncClientStreamingCall(context, continuation);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.AsyncDuplexStreamingCall(context, continuation);
    }

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.UnaryServerHandler(request, context, continuation);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.ClientStreamingServerHandler(requestStream, context, continuation);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.ServerStreamingServerHandler(request, responseStream, context, continuation);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Note(context);
        return base.DuplexStreamingServerHandler(requestStream, responseStream, context, continuation);
    }

    private void Note(ServerCallContext context)
    {
        seen.Contexts.Enqueue(new(context.Method, context.Host, context.Peer, context.Deadline, context.RequestHeaders, context.AuthContext));
        seen.Steps.Enqueue($"{name} {context.Method}");
    }

    private void Note<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class => seen.Steps.Enqueue($"{name} {context.Method.Type}");
}

/// <summary>Lets the first calls fail as a server does that is just coming up.</summary>
internal sealed class FailingInterceptor
{
    private int _left;

    /// <summary>How many calls are still to fail; -1 after the first that passed.</summary>
    public int Left
    {
        get => _left;
        init => _left = value;
    }

    internal sealed class Once(FailingInterceptor failing) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            Interlocked.Decrement(ref failing._left) >= 0
                ? throw new RpcException(new Status(StatusCode.Unavailable, "coming up"))
                : continuation(request, context);
    }
}
