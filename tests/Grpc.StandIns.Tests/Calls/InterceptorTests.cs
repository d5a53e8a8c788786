using EGovPlatform.GrpcStandIns.Tests.Probing;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

public class InterceptorTests
{
    [Fact]
    public async Task Interceptors_see_each_kind_of_call_on_both_sides()
    {
        var seen = new SeenCalls();
        await using var server = await ProbeServer.Start(options => options.Interceptors.Add<RecordingInterceptor>(seen, "server"));
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Probe.ProbeClient(channel.Intercept(new RecordingInterceptor(seen, "client")));

        client.Unary(new Ask());
        await client.UnaryAsync(new Ask());
        using var stream = client.ServerStream(new Ask { Count = 1 });
        await stream.ResponseStream.ReadAllAsync().ToListAsync();
        using var gather = client.ClientStream();
        await gather.RequestStream.CompleteAsync();
        await gather;
        using var duplex = client.Duplex();
        await duplex.RequestStream.CompleteAsync();
        await duplex.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(
            [
                "client Unary", "server /egov.probe.v1.Probe/Unary",
                "client Unary", "server /egov.probe.v1.Probe/Unary",
                "client ServerStreaming", "server /egov.probe.v1.Probe/ServerStream",
                "client ClientStreaming", "server /egov.probe.v1.Probe/ClientStream",
                "client DuplexStreaming", "server /egov.probe.v1.Probe/Duplex",
            ],
            seen.Steps);
    }

    [Fact]
    public async Task Of_several_the_first_takes_control_first_and_of_a_chain_the_last()
    {
        var seen = new SeenCalls();
        await using var server = await ProbeServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var invoker = channel.Intercept(new RecordingInterceptor(seen, "first"), new RecordingInterceptor(seen, "second"))
            .Intercept(new RecordingInterceptor(seen, "chained"));

        await new Probe.ProbeClient(invoker).UnaryAsync(new Ask());

        Assert.Equal(["chained Unary", "first Unary", "second Unary"], seen.Steps);
    }

    [Fact]
    public async Task A_function_over_headers_changes_what_is_sent()
    {
        await using var server = await ProbeServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Probe.ProbeClient(channel.Intercept(headers =>
        {
            headers.Add("echo-added", "here");
            return headers;
        }));
        using var call = client.UnaryAsync(new Ask());

        Assert.Equal("here", (await call.ResponseHeadersAsync).GetValue("echo-added"));
    }

    [Fact]
    public async Task With_host_names_the_host_in_the_call()
    {
        await using var server = await ProbeServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var hosts = new HostRecorder();
        var client = new Probe.ProbeClient(channel.Intercept(hosts)).WithHost("evidence.test");

        await client.UnaryAsync(new Ask());

        Assert.Equal(["evidence.test"], hosts.Hosts);
    }

    private sealed class HostRecorder : Interceptor
    {
        public List<string?> Hosts { get; } = [];

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Hosts.Add(context.Host);
            return continuation(request, context);
        }
    }
}
