using System.Collections.Concurrent;
using EGovPlatform.Evidence.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Ranking.Tests;

/// <summary>Evidence's stream of enrolments over real gRPC, with enrolments that a test puts in.</summary>
public sealed class EvidenceInThisProcess : IAsyncDisposable
{
    private readonly WebApplication app;

    private EvidenceInThisProcess()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        builder.Services.AddSingleton<StreamedEnrolments>();
        app = builder.Build();
        app.MapGrpcService<StreamedEnrolments>();
    }

    public string Address => app.Urls.First();

    public ConcurrentQueue<Enrolment> Enrolments { get; } = new();

    public static async Task<EvidenceInThisProcess> Start()
    {
        var evidence = new EvidenceInThisProcess();
        await evidence.app.StartAsync();
        return evidence;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class StreamedEnrolments(EvidenceInThisProcess evidence) : Declarations.DeclarationsBase
    {
        public override async Task StreamEnrolments(StreamEnrolmentsRequest request, IServerStreamWriter<Enrolment> responseStream, ServerCallContext context)
        {
            foreach (var enrolment in evidence.Enrolments)
                await responseStream.WriteAsync(enrolment);
        }
    }
}
