using System.Diagnostics;
using Dapper;
using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.ServiceDefaults.TestHost;

/// <summary>One submission to be told of.</summary>
internal sealed record Told(string Unit, long Version);

internal static class Events
{
    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapPost("/events", Publish).AllowAnonymous();

    private static async Task<IResult> Publish(Told[] told, NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var ids = new List<Guid>();
        foreach (var (unit, version) in told)
        {
            var now = time.GetUtcNow();
            ids.Add(Guid.CreateVersion7(now));
            await transaction.Enqueue(
                new DeclarationSubmitted(ids[^1], now, "r1", unit, version, "set", "hash", Demonstration: true), ct);
        }

        await transaction.CommitAsync(ct);
        return Results.Ok(ids);
    }
}

/// <summary>Writes down that it was called, in which order and in which trace; fails as the unit's code says.</summary>
internal sealed class RecordEffect(NpgsqlDataSource database) : IEventHandler<DeclarationSubmitted>
{
    public async Task Handle(DeclarationSubmitted e, NpgsqlTransaction tx, CancellationToken ct)
    {
        // Outside the transaction, so that it also counts what is rolled back.
        await using (var count = database.CreateCommand("INSERT INTO attempts VALUES ($1)"))
        {
            count.Parameters.AddWithValue(e.Unit!);
            await count.ExecuteNonQueryAsync(ct);
        }

        await tx.Connection!.ExecuteAsync(
            "INSERT INTO effects (event_id, unit, version, trace_id) VALUES (@EventId, @Unit, @Version, @Trace)",
            new { e.EventId, e.Unit, e.Version, Trace = Activity.Current?.TraceId.ToHexString() }, tx);
        if (e.Unit!.StartsWith("POISON", StringComparison.Ordinal) && e.Version == 1)
        {
            throw new InvalidOperationException("Nobody can handle this.");
        }

        if (await tx.Connection!.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM away WHERE unit = @Unit)", new { e.Unit }, tx))
        {
            throw new TimeoutException("Something that the handler needs is away.");
        }
    }
}
