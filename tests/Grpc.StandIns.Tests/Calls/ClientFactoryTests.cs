using EGovPlatform.GrpcStandIns.Tests.Probing;
using Grpc.Core;
using Grpc.Net.ClientFactory;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

public class ClientFactoryTests
{
    [Fact]
    public async Task A_registered_client_calls_its_address_with_its_interceptors_and_credentials()
    {
        var seen = new SeenCalls();
        await using var server = await ProbeServer.Start();
        var services = new ServiceCollection();
        services.AddSingleton(seen);
        services.AddSingleton(new RecordingInterceptor(seen, "channel"));
        services.AddGrpcClient<Probe.ProbeClient>(options => options.Address = server.Address)
            .ConfigureChannel(options => options.UnsafeUseInsecureChannelCallCredentials = true)
            .AddInterceptor<RecordingInterceptor>()
            .AddInterceptor(InterceptorScope.Client, provider => new RecordingInterceptor(provider.GetRequiredService<SeenCalls>(), "client"))
            .AddCallCredentials((_, metadata, provider) =>
            {
                metadata.Add("echo-token", provider.GetRequiredService<SeenCalls>() == seen ? "ours" : "another");
                return Task.CompletedTask;
            });
        await using var provider = services.BuildServiceProvider();
        using var call = provider.GetRequiredService<Probe.ProbeClient>().UnaryAsync(new Ask { Text = "một" });

        Assert.Equal("ours", (await call.ResponseHeadersAsync).GetValue("echo-token"));
        Assert.Equal("một", (await call).Text);
        Assert.Equal(["client Unary", "channel Unary"], seen.Steps);
    }

    [Fact]
    public async Task Handlers_of_the_http_client_builder_see_the_requests()
    {
        await using var server = await ProbeServer.Start();
        var paths = new List<string>();
        var services = new ServiceCollection();
        services.AddGrpcClient<Probe.ProbeClient>(options => options.Address = server.Address).AddHttpMessageHandler(() => new PathRecorder(paths));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<Probe.ProbeClient>().UnaryAsync(new Ask());

        Assert.Equal(["/egov.probe.v1.Probe/Unary"], paths);
    }

    [Fact]
    public async Task Names_keep_clients_of_one_type_apart_and_share_a_channel_each()
    {
        var one = await ProbeServer.Start();
        await using var other = await ProbeServer.Start();
        var (oneAddress, otherAddress) = (one.Address, other.Address);
        var channels = 0;
        var services = new ServiceCollection();
        services.AddGrpcClient<Probe.ProbeClient>("one", options => options.Address = oneAddress).ConfigureChannel(_ => channels++);
        services.AddGrpcClient<Probe.ProbeClient>("other", (_, options) => options.Address = otherAddress).ConfigureChannel((_, _) => channels++);
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<GrpcClientFactory>();

        await one.DisposeAsync();
        var gone = await Assert.ThrowsAsync<RpcException>(() => factory.CreateClient<Probe.ProbeClient>("one").UnaryAsync(new Ask()).ResponseAsync);
        await factory.CreateClient<Probe.ProbeClient>("other").UnaryAsync(new Ask());
        await factory.CreateClient<Probe.ProbeClient>("other").UnaryAsync(new Ask());

        Assert.Equal(StatusCode.Unavailable, gone.StatusCode);
        Assert.Equal(2, channels);
    }

    [Fact]
    public async Task What_cannot_work_is_refused_with_its_reason()
    {
        var services = new ServiceCollection();
        services.AddGrpcClient<Probe.ProbeClient>("homeless");
        services.AddGrpcClient<Probe.ProbeClient>("open", options => options.Address = new Uri("http://127.0.0.1:1"))
            .AddCallCredentials((_, _) => Task.CompletedTask);
        services.AddGrpcClient<Probe.ProbeClient>("http", options => options.Address = new Uri("http://127.0.0.1:1"))
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1));
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<GrpcClientFactory>();

        Assert.Contains("address", Refused("homeless"));
        Assert.Contains("TLS", Refused("open"));
        Assert.Contains("ConfigureHttpClient", Refused("http"));
        Assert.Contains("No gRPC client configured with name 'nobody'", Refused("nobody"));
        Assert.Throws<InvalidOperationException>(() => services.AddHttpClient("plain").ConfigureChannel(_ => { }));

        string Refused(string name) => Assert.Throws<InvalidOperationException>(() => factory.CreateClient<Probe.ProbeClient>(name)).Message;
    }

    [Fact]
    public async Task A_creator_makes_the_client()
    {
        var services = new ServiceCollection();
        services.AddGrpcClient<Probe.ProbeClient>(options => options.Address = new Uri("http://127.0.0.1:1"))
            .ConfigureGrpcClientCreator(invoker => new OwnClient(invoker));
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<OwnClient>(provider.GetRequiredService<Probe.ProbeClient>());
    }

    private sealed class OwnClient(CallInvoker invoker) : Probe.ProbeClient(invoker);

    private sealed class PathRecorder(List<string> paths) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
