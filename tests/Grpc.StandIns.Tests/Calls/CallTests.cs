using EGovPlatform.GrpcStandIns.Tests.Probing;
using Grpc.Net.Client;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

public class CallTests
{
    [Fact]
    public async Task Unary_call_comes_back()
    {
        await using var server = await ProbeServer.Start();
        using var channel = GrpcChannel.ForAddress(server.Address);

        var answer = await new Probe.ProbeClient(channel).UnaryAsync(new Ask { Text = "Đà Nẵng" });

        Assert.Equal("Đà Nẵng", answer.Text);
    }
}
