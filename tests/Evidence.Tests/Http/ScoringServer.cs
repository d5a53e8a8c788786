using System.Net;
using EGovPlatform.Criteria;
using EGovPlatform.Scoring.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGovPlatform.Evidence.Tests.Http;

/// <summary>Scoring's gRPC answer over the real criteria library, in this process. It can be away.</summary>
internal sealed class ScoringServer : EGovPlatform.Scoring.V1.Scoring.ScoringBase, IAsyncDisposable
{
    private readonly WebApplication app;

    public ScoringServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        app = builder.Build();
        app.MapGrpcService<ScoringServer>();
    }

    public bool Away { get; set; }

    /// <summary>Runs once, after a draft was checked and before the answer goes back.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public int Calls { get; private set; }

    public string Address => app.Urls.First();

    public Task Start() => app.StartAsync();

    public override async Task<CheckValuesResponse> CheckValues(CheckValuesRequest request, ServerCallContext context)
    {
        Calls++;
        if (Away)
            throw new RpcException(new Status(StatusCode.Unavailable, "away"));

        var set = (request.SetVersion == 0 ? CriteriaSets.NewestPublished(request.SetId) : CriteriaSets.Find(request.SetId, request.SetVersion)) ?? throw new RpcException(new Status(StatusCode.NotFound, "no such set"));
        var parameters = SetParameters.Parse(request.ParametersJson);
        var result = set.Score(DeclarationInput.Parse(request.InputJson), parameters);
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile();
        }

        return new()
        {
            ResultJson = result.ToJson(),
            SetVersion = set.Version,
            Problems = { result.Problems.Select(Message) },
            ParameterProblems = { parameters.ProblemsWith(set).Select(Message) },
        };
    }

    private static ValueProblem Message(InputProblem problem) => new()
    {
        Criterion = problem.Criterion,
        Input = problem.Input,
        Code = problem.Code,
        ExpectedVi = problem.Expected.Vi,
        ExpectedEn = problem.Expected.En,
        MessageVi = problem.Message.Vi,
        MessageEn = problem.Message.En,
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
