using EGovPlatform.GrpcStandIns.Tests.Probing;
using Grpc.Core;
using Grpc.Net.Client;

namespace EGovPlatform.GrpcStandIns.Tests.OtherMakes;

/// <summary>Our client calls servers of other makes.</summary>
[Collection(nameof(Peers))]
public sealed class OurClientTests(Peers peers) : IDisposable
{
    private const string Words = "Không tìm thấy: 100% đơn vị\n\"Hải Châu\"";

    private readonly List<GrpcChannel> _channels = [];

    public static TheoryData<string> Makes => Peers.All;

    public static TheoryData<string, string> Compressions => Peers.Compressions;

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Unary(string make)
    {
        var answer = await Client(make).UnaryAsync(new Ask { Text = "Đà Nẵng", Payload = Pattern.Bytes(1000) });

        Assert.Equal("Đà Nẵng", answer.Text);
        Assert.Equal(Pattern.Bytes(1000), answer.Payload);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Server_streaming(string make)
    {
        using var call = Client(make).ServerStream(new Ask { Text = "sheet", Count = 94, Payload = Pattern.Bytes(300) });

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 94), answers.Select(answer => answer.Index));
        Assert.All(answers, answer => Assert.Equal(Pattern.Bytes(300), answer.Payload));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Client_streaming(string make)
    {
        using var call = Client(make).ClientStream();
        foreach (var text in new[] { "một", "hai", "ba" })
        {
            await call.RequestStream.WriteAsync(new Ask { Text = text });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal("một|hai|ba", (await call).Text);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Duplex_streaming_answers_each_message_before_the_next_is_sent(string make)
    {
        using var call = Client(make).Duplex();
        foreach (var text in new[] { "một", "hai", "ba" })
        {
            await call.RequestStream.WriteAsync(new Ask { Text = text });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(text, call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Deadline_ends_the_call_on_both_sides(string make)
    {
        var before = await peers[make].Cancelled();

        var error = await Assert.ThrowsAsync<RpcException>(
            () => Client(make).UnaryAsync(new Ask { DelayMs = 20_000 }, deadline: Soon(TimeSpan.FromMilliseconds(300))).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await Eventually.True(async () => await peers[make].Cancelled() > before, "the server to see that the deadline passed");
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Cancellation_reaches_the_server(string make)
    {
        var before = await peers[make].Cancelled();
        using var cancellation = new CancellationTokenSource();
        using var call = Client(make).ServerStream(new Ask { Count = 2, DelayMs = 20_000 }, cancellationToken: cancellation.Token);
        Assert.True(await call.ResponseStream.MoveNext());

        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await Eventually.True(async () => await peers[make].Cancelled() > before, "the server to see the cancellation");
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Error_status_comes_with_its_words_and_trailers(string make)
    {
        var refused = new Ask { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = Words, Count = 1 };
        using var stream = Client(make).ServerStream(refused);

        var unary = await Assert.ThrowsAsync<RpcException>(() => Client(make).UnaryAsync(refused).ResponseAsync);
        var streaming = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.ReadAllAsync().ToListAsync().AsTask());

        Assert.All([unary, streaming], error =>
        {
            Assert.Equal(new Status(StatusCode.NotFound, Words), error.Status);
            Assert.Equal("asked-for", error.Trailers.GetValue("why"));
        });
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Metadata_comes_back_as_headers_and_trailers(string make)
    {
        byte[] bytes = [0, 1, 127, 128, 255, 10, 13];
        using var call = Client(make).UnaryAsync(new Ask(), new Metadata { { "echo-text", "a~b c, d" }, { "echo-bytes-bin", bytes } });

        await call;
        var headers = await call.ResponseHeadersAsync;
        var trailers = call.GetTrailers();

        Assert.Equal("a~b c, d", headers.GetValue("echo-text"));
        Assert.Equal(bytes, headers.GetValueBytes("echo-bytes-bin"));
        Assert.Equal("a~b c, d", trailers.GetValue("trailer-echo-text"));
        Assert.Equal(bytes, trailers.GetValueBytes("trailer-echo-bytes-bin"));
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Four_mebibytes_pass_and_one_byte_more_does_not(string make)
    {
        var answer = await Client(make).UnaryAsync(new Ask { Payload = Pattern.Bytes(Pattern.FillsFourMebibytes) });
        var refused = await Assert.ThrowsAsync<RpcException>(
            () => Client(make).UnaryAsync(new Ask { Payload = Pattern.Bytes(Pattern.FillsFourMebibytes + 1) }).ResponseAsync);
        var tooLong = await Assert.ThrowsAsync<RpcException>(
            () => Client(make).UnaryAsync(new Ask { AnswerBytes = Pattern.FillsFourMebibytes + 1 }).ResponseAsync);

        Assert.Equal(Pattern.Sha256(Pattern.FillsFourMebibytes), Pattern.Sha256(answer.Payload));
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, tooLong.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task Compressed_messages_are_understood(string make, string encoding)
    {
        const int Length = 1024 * 1024;
        await using var relay = new CountingRelay(peers[make].Address);

        var answer = await Client(relay.Address).UnaryAsync(
            new Ask { Payload = Pattern.Bytes(Length) }, new Metadata { { "grpc-internal-encoding-request", encoding } });

        Assert.Equal(Pattern.Sha256(Length), Pattern.Sha256(answer.Payload));
        Assert.InRange(relay.RequestBytes, 1, Length / 10);
        // grpc-js's server cannot compress its answers; grpcio's does.
        if (make == Peers.Grpcio)
        {
            Assert.InRange(relay.ResponseBytes, 1, Length / 10);
        }
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Unknown_method_is_unimplemented(string make)
    {
        var unknown = new Method<string, string>(
            MethodType.Unary, "egov.probe.v1.Probe", "Nowhere", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        var error = await Assert.ThrowsAsync<RpcException>(
            () => Channel(peers[make].Address).CreateCallInvoker().AsyncUnaryCall(unknown, null, default, "").ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private static DateTime Soon(TimeSpan span) => TimeProvider.System.GetUtcNow().UtcDateTime + span;

    private Probe.ProbeClient Client(string make) => Client(peers[make].Address);

    private Probe.ProbeClient Client(Uri address) => new(Channel(address));

    private GrpcChannel Channel(Uri address)
    {
        var channel = GrpcChannel.ForAddress(address);
        _channels.Add(channel);
        return channel;
    }
}
