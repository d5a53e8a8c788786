using EGovPlatform.GrpcStandIns.Tests.Probing;
using Google.Protobuf;
using Grpc.Core;

namespace EGovPlatform.GrpcStandIns.Tests;

/// <summary>The server of this make: does what the request says.</summary>
internal sealed class ProbeService : Probe.ProbeBase
{
    /// <summary>How many calls this process's servers saw cancelled while they waited.</summary>
    public static int Cancelled;

    public override async Task<Answer> Unary(Ask request, ServerCallContext context)
    {
        await Obey(request, context);
        await EchoMetadata(context);
        return Answered(request, 0);
    }

    public override async Task ServerStream(Ask request, IServerStreamWriter<Answer> responseStream, ServerCallContext context)
    {
        await EchoMetadata(context);
        for (var index = 0; index < request.Count; index++)
        {
            await responseStream.WriteAsync(Answered(request, index), context.CancellationToken);
            await Obey(request, context);
        }
    }

    public override async Task<Answer> ClientStream(IAsyncStreamReader<Ask> requestStream, ServerCallContext context)
    {
        var texts = new List<string>();
        await foreach (var ask in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await Obey(ask, context);
            texts.Add(ask.Text);
        }

        return new Answer { Text = string.Join('|', texts), Index = texts.Count };
    }

    public override async Task Duplex(IAsyncStreamReader<Ask> requestStream, IServerStreamWriter<Answer> responseStream, ServerCallContext context)
    {
        var index = 0;
        await foreach (var ask in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await Obey(ask, context);
            await responseStream.WriteAsync(Answered(ask, index++), context.CancellationToken);
        }
    }

    private static Answer Answered(Ask ask, int index) => new()
    {
        Text = ask.Text,
        Index = index,
        Payload = ask.AnswerBytes > 0 ? UnsafeByteOperations.UnsafeWrap(new byte[ask.AnswerBytes]) : ask.Payload,
    };

    private static async Task Obey(Ask ask, ServerCallContext context)
    {
        if (ask.DelayMs > 0)
        {
            try
            {
                await Task.Delay(ask.DelayMs, context.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref Cancelled);
                throw;
            }
        }

        if (ask.ErrorCode != 0)
        {
            throw new RpcException(new Status((StatusCode)ask.ErrorCode, ask.ErrorMessage), new Metadata { { "why", "asked-for" } });
        }
    }

    // Entries whose key starts with "echo-" go back as headers, with "trailer-" in front as trailers.
    private static async Task EchoMetadata(ServerCallContext context)
    {
        var headers = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("echo-", StringComparison.Ordinal)))
        {
            headers.Add(entry);
            context.ResponseTrailers.Add(entry.IsBinary
                ? new Metadata.Entry($"trailer-{entry.Key}", entry.ValueBytes)
                : new Metadata.Entry($"trailer-{entry.Key}", entry.Value));
        }

        await context.WriteResponseHeadersAsync(headers);
    }
}
