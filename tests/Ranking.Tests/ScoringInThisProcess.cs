using System.Collections.Concurrent;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.Scoring.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static System.Globalization.CultureInfo;

namespace EGovPlatform.Ranking.Tests;

/// <summary>Scoring's stream of score sheets over real gRPC, with sheets that a test puts in.</summary>
public sealed class ScoringInThisProcess : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScoringInThisProcess()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        builder.Services.AddSingleton<StreamedSheets>();
        app = builder.Build();
        app.MapGrpcService<StreamedSheets>();
    }

    public string Address => app.Urls.First();

    /// <summary>Whether it answers at all.</summary>
    public bool Away { get; set; }

    /// <summary>The newest sheet of each round and unit.</summary>
    public ConcurrentDictionary<(string Round, string Unit), SheetFigures> Sheets { get; } = new();

    /// <summary>The authorization header of the last call.</summary>
    public string? Authorization { get; private set; }

    public static async Task<ScoringInThisProcess> Start()
    {
        var scoring = new ScoringInThisProcess();
        await scoring.app.StartAsync();
        return scoring;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class StreamedSheets(ScoringInThisProcess scoring) : Scoring.V1.Scoring.ScoringBase
    {
        public override async Task StreamScoreSheets(StreamScoreSheetsRequest request, IServerStreamWriter<ScoreSheet> responseStream, ServerCallContext context)
        {
            scoring.Authorization = context.RequestHeaders.GetValue("authorization");
            if (scoring.Away)
                throw new RpcException(new Status(StatusCode.Unavailable, "away"));
            foreach (var ((round, unit), sheet) in scoring.Sheets.Where(one => one.Key.Round == request.Round).OrderBy(one => one.Key.Unit, StringComparer.Ordinal))
            {
                var message = new ScoreSheet
                {
                    Round = round,
                    Unit = unit,
                    Version = sheet.Version,
                    SetId = sheet.SetId,
                    Total = sheet.Total.ToString(InvariantCulture),
                    Scale = sheet.Scale.ToString(InvariantCulture),
                    ContentHash = sheet.ContentHash,
                    RawTotal = sheet.Parts.RawTotal.ToString(InvariantCulture),
                    ApplicableMax = sheet.Parts.ApplicableMax.ToString(InvariantCulture),
                    Bonus = sheet.Parts.Bonus.ToString(InvariantCulture),
                    Penalty = sheet.Parts.Penalty.ToString(InvariantCulture),
                };
                message.Groups.AddRange(sheet.Groups.Select(group => new GroupScore
                {
                    Code = group.Code,
                    Points = group.Points.ToString(InvariantCulture),
                    Max = group.Max.ToString(InvariantCulture),
                }));
                await responseStream.WriteAsync(message);
            }
        }
    }
}
