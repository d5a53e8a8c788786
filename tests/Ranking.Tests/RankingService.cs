using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.ServiceDefaults.Messaging;
using EGovPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EGovPlatform.Ranking.Tests;

/// <summary>Ranking as it runs, before a real database and broker; Scoring and Evidence are in this process. Each test has a round of its own.</summary>
public sealed class RankingService : IAsyncLifetime
{
    private readonly Servers servers = new();
    private ServiceHost<Program>? host;

    public ServiceHost<Program> Host => host ?? throw new InvalidOperationException("Not started.");

    public ScoringInThisProcess Scoring { get; private set; } = null!;

    public EvidenceInThisProcess Evidence { get; private set; } = null!;

    public NpgsqlDataSource Database => Host.Services.GetRequiredService<NpgsqlDataSource>();

    public HttpClient Administrator => Host.As("admin", "round-administrator");

    public async Task InitializeAsync()
    {
        await servers.InitializeAsync();
        Scoring = await ScoringInThisProcess.Start();
        Evidence = await EvidenceInThisProcess.Start();
        host = new(servers, "ranking", new Dictionary<string, string>
        {
            ["ConnectionStrings:ranking-db"] = await servers.CreateDatabase("ranking"),
            ["services:scoring:grpc:0"] = Scoring.Address,
            ["services:evidence:grpc:0"] = Evidence.Address,
            ["Reconciliation:Every"] = "00:00:00.5",
            ["Reconciliation:RetryAfter"] = "00:00:00.5",
        });
        await Host.WhenReady();
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        await Scoring.DisposeAsync();
        await Evidence.DisposeAsync();
        await servers.DisposeAsync();
    }

    /// <summary>Sends an event the way services do, and waits until it was handled.</summary>
    public async Task Tell(params IIntegrationEvent[] events)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using (var tx = await connection.BeginTransactionAsync())
        {
            foreach (var e in events)
                await tx.Enqueue(e);
            await tx.CommitAsync();
        }

        var ids = events.Select(e => e.EventId).ToArray();
        await Eventually.Is(
            () => connection.ExecuteScalarAsync<long>("select count(*) from inbox where event_id = any(@ids)", new { ids }), handled => handled == ids.Length);
    }

    /// <summary>Enrols and scores, in Scoring's stream too.</summary>
    public async Task Tell(string round, params Standing[] units)
    {
        foreach (var unit in units.Where(unit => unit.Sheet is not null))
            Scoring.Sheets[(round, unit.Unit)] = unit.Sheet!;
        await Tell([
            .. units.Select(unit => Enrolled(round, unit)),
            .. units.Where(unit => unit.Sheet is not null).Select(unit => Scored(round, unit.Unit, unit.Sheet!)),
        ]);
    }

    public static UnitEnrolled Enrolled(string round, Standing unit, long version = 1) =>
        new(Id(), Now, round, unit.Unit, version, unit.Name, unit.Kind, unit.Demonstration);

    public static ScoreSheetChanged Scored(string round, string unit, SheetFigures sheet) =>
        new(Id(), Now, round, unit, sheet.Version, sheet.SetId, sheet.Total, sheet.Scale, sheet.Groups, sheet.Parts, sheet.ContentHash);

    public async Task<JsonElement> Live(string round) =>
        await Host.As("someone", "unit-officer").GetFromJsonAsync<JsonElement>($"/api/v1/rounds/{round}/ranking");

    public async Task<HttpResponseMessage> Publish(string round) => await Administrator.PostAsync($"/api/v1/rounds/{round}/ranking/publications", null);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Guid Id() => Guid.CreateVersion7(Now);
}

[CollectionDefinition(nameof(RankingCollection))]
public sealed class RankingCollection : ICollectionFixture<RankingService>;
