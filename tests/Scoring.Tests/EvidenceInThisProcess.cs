using System.Collections.Concurrent;
using EGovPlatform.Evidence.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Scoring.Tests;

/// <summary>Evidence's frozen submissions over real gRPC, with submissions that a test puts in.</summary>
public sealed class EvidenceInThisProcess : IAsyncDisposable
{
    private readonly WebApplication app;
    private int refusals;

    private EvidenceInThisProcess()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        builder.Services.AddSingleton<DeclarationsService>();
        app = builder.Build();
        app.MapGrpcService<DeclarationsService>();
    }

    public string Address => app.Urls.First();

    public ConcurrentDictionary<(string Round, string Unit, long Version), Submission> Submissions { get; } = new();

    /// <summary>The authorization header of the last call.</summary>
    public string? Authorization { get; private set; }

    public static async Task<EvidenceInThisProcess> Start()
    {
        var evidence = new EvidenceInThisProcess();
        await evidence.app.StartAsync();
        return evidence;
    }

    /// <summary>The next calls are answered as if the service were away.</summary>
    public void GoAway(int calls) => Interlocked.Exchange(ref refusals, calls);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class DeclarationsService(EvidenceInThisProcess evidence) : Declarations.DeclarationsBase
    {
        public override Task<Submission> GetSubmission(GetSubmissionRequest request, ServerCallContext context)
        {
            evidence.Authorization = context.RequestHeaders.GetValue("authorization");
            if (Interlocked.Decrement(ref evidence.refusals) >= 0)
                throw new RpcException(new Status(StatusCode.Unavailable, "away"));
            return evidence.Submissions.TryGetValue((request.Round, request.Unit, request.Version), out var submission)
                ? Task.FromResult(submission)
                : throw new RpcException(new Status(StatusCode.NotFound, "no such submission"));
        }

        public override async Task StreamSubmissions(StreamSubmissionsRequest request, IServerStreamWriter<SubmissionAnnouncement> responseStream, ServerCallContext context)
        {
            foreach (var newest in evidence.Submissions.Values.GroupBy(one => (one.Round, one.Unit)).Select(unit => unit.MaxBy(one => one.Version)!))
            {
                await responseStream.WriteAsync(new()
                {
                    Round = newest.Round,
                    Unit = newest.Unit,
                    Version = newest.Version,
                    SetId = newest.SetId,
                    ContentHash = newest.ContentHash,
                    Demonstration = newest.Demonstration,
                });
            }
        }
    }
}
