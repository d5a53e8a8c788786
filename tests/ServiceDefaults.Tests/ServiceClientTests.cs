using System.Net.Http.Json;
using System.Text.Json;
using EGovPlatform.Testing;

namespace EGovPlatform.ServiceDefaults.Tests;

[Collection(nameof(Servers))]
public sealed class ServiceClientTests(Servers servers)
{
    [Fact]
    public async Task A_call_carries_this_services_token_a_deadline_and_the_trace()
    {
        var grpc = HostProcess.FreePort();
        await using var callee = await HostProcess.Start(
            servers, "evidence", (await Tables.Create(servers, "callee")).ConnectionString, new() { ["GRPC_PORT"] = grpc.ToString() });
        await using var caller = await Host.Start(
            servers, "scoring", (await Tables.Create(servers, "caller")).ConnectionString, new() { ["services:evidence:grpc:0"] = $"http://127.0.0.1:{grpc}" });
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var client = caller.CreateClient();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        var reply = await client.GetFromJsonAsync<JsonElement>("/call");

        Assert.Equal("scoring", reply.GetProperty("caller").GetString());
        Assert.Equal("some", reply.GetProperty("deadline").GetString());
        Assert.Equal(Trace, reply.GetProperty("trace").GetString());
    }

    [Fact]
    public async Task A_service_that_is_away_makes_the_caller_answer_503()
    {
        await using var caller = await Host.Start(servers, "scoring", (await Tables.Create(servers, "caller")).ConnectionString);
        using var client = caller.CreateClient();
        using var response = await client.GetAsync("/call");
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }
}
