using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EGovPlatform.GrpcStandIns.Tests.Probing;
using Grpc.Core;
using Grpc.Net.Client;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

public class CredentialsTests
{
    private static readonly CallCredentials Token = CallCredentials.FromInterceptor((context, metadata) =>
    {
        metadata.Add("echo-authorization", $"Bearer token for {context.ServiceUrl.Split('/')[^1]} {context.MethodName}");
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Over_tls_the_credentials_of_channel_and_call_are_sent_and_the_caller_is_known_by_its_certificate()
    {
        var seen = new SeenCalls();
        using var certificate = SelfSigned();
        await using var server = await ProbeServer.Start(options => options.Interceptors.Add<RecordingInterceptor>(seen, "server"), certificate);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates = [certificate],
                RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate.Thumbprint,
            },
        };
        using var channel = GrpcChannel.ForAddress(
            server.Address, new() { HttpHandler = handler, Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, Token) });
        using var call = new Probe.ProbeClient(channel).UnaryAsync(new Ask(), new CallOptions(credentials: CallCredentials.Compose(Adding("echo-one"), Adding("echo-two"))));

        var headers = await call.ResponseHeadersAsync;

        Assert.Equal("Bearer token for egov.probe.v1.Probe Unary", headers.GetValue("echo-authorization"));
        Assert.Equal("added", headers.GetValue("echo-one"));
        Assert.Equal("added", headers.GetValue("echo-two"));
        var caller = Assert.Single(seen.Contexts).Caller;
        Assert.True(caller.IsPeerAuthenticated);
        Assert.Contains("probe.test", caller.FindPropertiesByName("x509_common_name").Select(property => property.Value));
        Assert.NotEmpty(caller.PeerIdentity);
    }

    [Fact]
    public async Task Over_cleartext_they_are_left_out_unless_the_channel_allows_it()
    {
        await using var server = await ProbeServer.Start();
        using var strict = GrpcChannel.ForAddress(server.Address);
        using var lax = GrpcChannel.ForAddress(server.Address, new() { UnsafeUseInsecureChannelCallCredentials = true });
        var options = new CallOptions(credentials: Token);
        using var refused = new Probe.ProbeClient(strict).UnaryAsync(new Ask(), options);
        using var sent = new Probe.ProbeClient(lax).UnaryAsync(new Ask(), options);

        Assert.Null((await refused.ResponseHeadersAsync).Get("echo-authorization"));
        Assert.NotNull((await sent.ResponseHeadersAsync).Get("echo-authorization"));
    }

    [Fact]
    public void Call_credentials_cannot_be_put_on_an_unsecured_channel() =>
        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, Token));

    private static CallCredentials Adding(string key) => CallCredentials.FromInterceptor((_, metadata) =>
    {
        metadata.Add(key, "added");
        return Task.CompletedTask;
    });

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=probe.test", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
