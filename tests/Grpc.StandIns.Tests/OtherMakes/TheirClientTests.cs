using Grpc.Core;

namespace EGovPlatform.GrpcStandIns.Tests.OtherMakes;

/// <summary>Clients of other makes call our server.</summary>
[Collection(nameof(Peers))]
public class TheirClientTests(Peers peers)
{
    private const string Words = "Không tìm thấy: 100% đơn vị\n\"Hải Châu\"";

    public static TheoryData<string> Makes => Peers.All;

    public static TheoryData<string, string> Compressions => Peers.Compressions;

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Unary(string make)
    {
        var seen = await peers[make].Call(new Command("unary", peers.Server.Address, new Command.Request { Text = "Đà Nẵng", Payload = 1000 }));

        Assert.Equal((int)StatusCode.OK, seen.Code);
        var answer = Assert.Single(seen.Answers);
        Assert.Equal("Đà Nẵng", answer.Text);
        Assert.Equal(Pattern.Sha256(1000), answer.Sha256);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Server_streaming(string make)
    {
        var seen = await peers[make].Call(new Command("serverStream", peers.Server.Address, new Command.Request { Text = "sheet", Count = 94, Payload = 300 }));

        Assert.Equal((int)StatusCode.OK, seen.Code);
        Assert.Equal(Enumerable.Range(0, 94), seen.Answers.Select(answer => answer.Index));
        Assert.All(seen.Answers, answer => Assert.Equal(Pattern.Sha256(300), answer.Sha256));
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Client_streaming(string make)
    {
        var seen = await peers[make].Call(new Command("clientStream", peers.Server.Address, [.. Texts("một", "hai", "ba")]));

        Assert.Equal((int)StatusCode.OK, seen.Code);
        Assert.Equal("một|hai|ba", Assert.Single(seen.Answers).Text);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Duplex_streaming(string make)
    {
        var seen = await peers[make].Call(new Command("duplex", peers.Server.Address, [.. Texts("một", "hai", "ba")]));

        Assert.Equal((int)StatusCode.OK, seen.Code);
        Assert.Equal(["một", "hai", "ba"], seen.Answers.Select(answer => answer.Text));
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Deadline_ends_the_call_on_both_sides(string make)
    {
        var before = ProbeService.Cancelled;

        var seen = await peers[make].Call(new Command("unary", peers.Server.Address, new Command.Request { DelayMs = 20_000 }) { DeadlineMs = 300 });

        Assert.Equal((int)StatusCode.DeadlineExceeded, seen.Code);
        await Eventually.True(() => Task.FromResult(ProbeService.Cancelled > before), "the server to see that the deadline passed");
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Cancellation_reaches_the_server(string make)
    {
        var before = ProbeService.Cancelled;

        var seen = await peers[make].Call(
            new Command("serverStream", peers.Server.Address, new Command.Request { Count = 2, DelayMs = 20_000 }) { CancelAfterMs = 300 });

        Assert.Equal((int)StatusCode.Cancelled, seen.Code);
        await Eventually.True(() => Task.FromResult(ProbeService.Cancelled > before), "the server to see the cancellation");
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Error_status_comes_with_its_words_and_trailers(string make)
    {
        var refused = new Command.Request { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = Words };

        foreach (var kind in new[] { "unary", "serverStream", "clientStream", "duplex" })
        {
            var seen = await peers[make].Call(new Command(kind, peers.Server.Address, refused with { Count = 1 }));

            Assert.Equal((int)StatusCode.NotFound, seen.Code);
            Assert.Equal(Words, seen.Message);
            Assert.Equal("asked-for", seen.Trailers["why"]);
        }
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Metadata_comes_back_as_headers_and_trailers(string make)
    {
        var bytes = Convert.ToBase64String([0, 1, 127, 128, 255, 10, 13]);

        var seen = await peers[make].Call(
            new Command("unary", peers.Server.Address, new Command.Request()) { Metadata = { ["echo-text"] = "a~b c, d", ["echo-bytes-bin"] = bytes } });

        Assert.Equal("a~b c, d", seen.Headers["echo-text"]);
        Assert.Equal(bytes, seen.Headers["echo-bytes-bin"]);
        Assert.Equal("a~b c, d", seen.Trailers["trailer-echo-text"]);
        Assert.Equal(bytes, seen.Trailers["trailer-echo-bytes-bin"]);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Four_mebibytes_pass_and_one_byte_more_does_not(string make)
    {
        var passed = await peers[make].Call(new Command("unary", peers.Server.Address, new Command.Request { Payload = Pattern.FillsFourMebibytes }));
        var refused = await peers[make].Call(new Command("unary", peers.Server.Address, new Command.Request { Payload = Pattern.FillsFourMebibytes + 1 }));
        var tooLong = await peers[make].Call(new Command("unary", peers.Server.Address, new Command.Request { AnswerBytes = Pattern.FillsFourMebibytes + 1 }));

        Assert.Equal((int)StatusCode.OK, passed.Code);
        Assert.Equal(Pattern.Sha256(Pattern.FillsFourMebibytes), Assert.Single(passed.Answers).Sha256);
        Assert.Equal((int)StatusCode.ResourceExhausted, refused.Code);
        Assert.Equal((int)StatusCode.ResourceExhausted, tooLong.Code);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task Compressed_messages_go_both_ways(string make, string encoding)
    {
        const int Length = 1024 * 1024;
        await using var relay = new CountingRelay(peers.CompressingServer.Address);

        var seen = await peers[make].Call(new Command("unary", relay.Address, new Command.Request { Payload = Length }) { Compress = encoding });

        Assert.Equal((int)StatusCode.OK, seen.Code);
        Assert.Equal(Pattern.Sha256(Length), Assert.Single(seen.Answers).Sha256);
        Assert.InRange(relay.RequestBytes, 1, Length / 10);
        Assert.InRange(relay.ResponseBytes, 1, Length / 10);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task Unknown_method_and_unknown_service_are_unimplemented(string make)
    {
        foreach (var path in new[] { "/egov.probe.v1.Probe/Nowhere", "/egov.probe.v1.Nobody/Unary" })
        {
            var seen = await peers[make].Call(new Command(path, peers.Server.Address, new Command.Request()));

            Assert.Equal((int)StatusCode.Unimplemented, seen.Code);
        }
    }

    private static IEnumerable<Command.Request> Texts(params string[] texts) => texts.Select(text => new Command.Request { Text = text });
}
