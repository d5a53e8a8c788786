using EGovPlatform.GrpcStandIns.Tests.OtherMakes;
using EGovPlatform.GrpcStandIns.Tests.Probing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

/// <summary>Our client calls our server.</summary>
public class CallTests
{
    [Fact]
    public async Task Each_kind_of_call_comes_back()
    {
        await using var server = await ProbeServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Probe.ProbeClient(channel);

        Assert.Equal("một", client.Unary(new Ask { Text = "một" }).Text);
        Assert.Equal("một", (await client.UnaryAsync(new Ask { Text = "một" })).Text);
        using var stream = client.ServerStream(new Ask { Text = "một", Count = 3 });
        Assert.Equal([0, 1, 2], (await stream.ResponseStream.ReadAllAsync().ToListAsync()).Select(answer => answer.Index));
        using var gather = client.ClientStream();
        await gather.RequestStream.WriteAsync(new Ask { Text = "một" });
        await gather.RequestStream.WriteAsync(new Ask { Text = "hai" });
        await gather.RequestStream.CompleteAsync();
        Assert.Equal("một|hai", (await gather.ResponseAsync).Text);
        using var duplex = client.Duplex();
        await duplex.RequestStream.WriteAsync(new Ask { Text = "ba" });
        Assert.True(await duplex.ResponseStream.MoveNext());
        Assert.Equal("ba", duplex.ResponseStream.Current.Text);
        await duplex.RequestStream.CompleteAsync();
        Assert.False(await duplex.ResponseStream.MoveNext());
        Assert.Equal(Status.DefaultSuccess, duplex.GetStatus());
    }

    [Fact]
    public async Task Host_and_headers_of_the_caller_reach_the_server()
    {
        var seen = new SeenCalls();
        await using var server = await ProbeServer.Start(options => options.Interceptors.Add<RecordingInterceptor>(seen, "server"));
        using var channel = GrpcChannel.ForAddress(server.Address);
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30);

        await new Probe.ProbeClient(channel).UnaryAsync(new Ask(), new Metadata { { "Unit", "MAU-001" } }, deadline);

        var context = Assert.Single(seen.Contexts);
        Assert.Equal("/egov.probe.v1.Probe/Unary", context.Method);
        Assert.Equal(server.Address.Authority, context.Host);
        Assert.StartsWith("ipv4:127.0.0.1:", context.Peer);
        Assert.Equal("MAU-001", context.Headers.GetValue("unit"));
        Assert.InRange(context.Deadline, deadline.AddSeconds(-5), deadline.AddSeconds(5));
    }

    [Fact]
    public async Task Unavailable_is_tried_again_as_the_channel_says()
    {
        var failures = new FailingInterceptor { Left = 2 };
        await using var server = await ProbeServer.Start(options => options.Interceptors.Add<FailingInterceptor.Once>(failures));
        var retry = new RetryPolicy
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(10),
            MaxBackoff = TimeSpan.FromMilliseconds(50),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        };
        using var channel = GrpcChannel.ForAddress(
            server.Address, new() { ServiceConfig = new() { MethodConfigs = { new MethodConfig { Names = { MethodName.Default }, RetryPolicy = retry } } } });

        var answer = await new Probe.ProbeClient(channel).UnaryAsync(new Ask { Text = "again" });

        Assert.Equal("again", answer.Text);
        Assert.Equal(-1, failures.Left);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        var server = await ProbeServer.Start();
        var address = server.Address;
        await server.DisposeAsync();
        using var channel = GrpcChannel.ForAddress(address);

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).UnaryAsync(new Ask()).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.NotNull(error.Status.DebugException);
    }

    [Fact]
    public async Task Messages_are_compressed_when_asked_and_not_otherwise()
    {
        const int Length = 1024 * 1024;
        await using var server = await ProbeServer.Start(options => options.ResponseCompressionAlgorithm = "gzip");
        await using var relay = new CountingRelay(server.Address);
        using var channel = GrpcChannel.ForAddress(relay.Address);
        var client = new Probe.ProbeClient(channel);
        var compressed = new Metadata { { "grpc-internal-encoding-request", "gzip" } };

        var answer = await client.UnaryAsync(new Ask { Payload = Pattern.Bytes(Length) }, compressed);
        var afterCompressed = relay.RequestBytes;
        await client.UnaryAsync(new Ask { Payload = Pattern.Bytes(Length) });
        var afterPlain = relay.RequestBytes;
        using var call = client.ClientStream(compressed);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(new Ask { Payload = Pattern.Bytes(Length) });
        await call.RequestStream.CompleteAsync();
        await call;

        Assert.Equal(Pattern.Sha256(Length), Pattern.Sha256(answer.Payload));
        Assert.InRange(afterCompressed, 1, Length / 10);
        Assert.InRange(afterPlain - afterCompressed, Length, Length * 2);
        Assert.InRange(relay.RequestBytes - afterPlain, Length, Length * 2);
        Assert.InRange(relay.ResponseBytes, 1, Length / 5);
    }

    [Fact]
    public async Task A_client_without_a_channel_is_for_test_doubles()
    {
        await Assert.ThrowsAsync<NotImplementedException>(async () => await new DoubledClient().UnaryAsync(new Ask()));
    }

    private sealed class DoubledClient : Probe.ProbeClient;
}
