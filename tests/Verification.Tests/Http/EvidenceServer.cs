using System.Collections.Concurrent;
using System.Net;
using EGovPlatform.Evidence.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Verification.Tests.Http;

/// <summary>Evidence's gRPC answer in this process: the links that a test declares.</summary>
internal sealed class EvidenceServer : Declarations.DeclarationsBase, IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<(string Unit, long Version), DeclaredLink[]> submissions = new();

    public EvidenceServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        app = builder.Build();
        app.MapGrpcService<EvidenceServer>();
    }

    public string Address => app.Urls.First();

    public Task Start() => app.StartAsync();

    public void Submit(string unit, long version, params (string Criterion, string Url)[] links) =>
        submissions[(unit, version)] = [.. links.Select(link => new DeclaredLink { Criterion = link.Criterion, Url = link.Url })];

    public override Task<Submission> GetSubmission(GetSubmissionRequest request, ServerCallContext context) =>
        submissions.TryGetValue((request.Unit, request.Version), out var links)
            ? Task.FromResult(new Submission { Round = request.Round, Unit = request.Unit, Version = request.Version, Links = { links } })
            : throw new RpcException(new Status(StatusCode.NotFound, "no such submission"));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
