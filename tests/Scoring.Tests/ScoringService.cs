using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.ServiceDefaults.Messaging;
using EGovPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EGovPlatform.Scoring.Tests;

/// <summary>Scoring as it runs, before a real database and broker; Evidence is in this process. Each test has a round of its own.</summary>
public sealed class ScoringService : IAsyncLifetime
{
    private ServiceHost<Program>? host;

    public Servers Servers { get; } = new();

    public ServiceHost<Program> Host => host ?? throw new InvalidOperationException("Not started.");

    public EvidenceInThisProcess Evidence { get; private set; } = null!;

    public NpgsqlDataSource Database => Host.Services.GetRequiredService<NpgsqlDataSource>();

    public async Task InitializeAsync()
    {
        await Servers.InitializeAsync();
        Evidence = await EvidenceInThisProcess.Start();
        host = new(Servers, "scoring", new Dictionary<string, string>
        {
            ["ConnectionStrings:scoring-db"] = await Servers.CreateDatabase("scoring"),
            ["services:evidence:grpc:0"] = Evidence.Address,
            // Tests ask for it when they want it.
            ["Reconciliation:Every"] = "1.00:00:00",
        });
        await Host.WhenReady();
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        await Evidence.DisposeAsync();
        await Servers.DisposeAsync();
    }

    /// <summary>Submits, tells of it, and waits until it was scored.</summary>
    public async Task Submit(params Submission[] submissions)
    {
        foreach (var submission in submissions)
            Evidence.Submissions[(submission.Round, submission.Unit, submission.Version)] = submission;
        await Tell([.. submissions.Select(submission => submission.Announced())]);
    }

    /// <summary>Sends events the way services do, and waits until they were handled.</summary>
    public async Task Tell(params IIntegrationEvent[] events)
    {
        await Send(events);
        await using var connection = await Database.OpenConnectionAsync();
        var ids = events.Select(e => e.EventId).ToArray();
        await Eventually.Is(
            () => connection.ExecuteScalarAsync<long>("select count(*) from inbox where event_id = any(@ids)", new { ids }), handled => handled == ids.Length);
    }

    /// <summary>Sends events and does not wait.</summary>
    public async Task Send(params IIntegrationEvent[] events)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var tx = await connection.BeginTransactionAsync();
        foreach (var e in events)
            await tx.Enqueue(e);
        await tx.CommitAsync();
    }

    public async Task<IReadOnlyList<T>> Rows<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    /// <summary>How the versions of a round's units were told of, in order.</summary>
    public Task<IReadOnlyList<long>> ToldVersions(string round) => Rows<long>(
        "select (payload ->> 'version')::bigint from outbox where event_type like '%ScoreSheetChanged' and payload ->> 'round' = @round order by id", new { round });
}

[CollectionDefinition(nameof(ScoringCollection))]
public sealed class ScoringCollection : ICollectionFixture<ScoringService>;
