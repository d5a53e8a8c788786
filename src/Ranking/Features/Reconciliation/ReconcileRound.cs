using System.Globalization;
using EGovPlatform.Contracts;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.Scoring.V1;
using Grpc.Core;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Reconciliation;

/// <summary>
/// Compares what is held of a round with what Scoring says now, and takes what is newer there: so an event that was lost or is late has no lasting effect.
/// What contradicts is logged and left for a person.
/// </summary>
public sealed partial class ReconcileRound(
    Scoring.V1.Scoring.ScoringClient scoring, NpgsqlDataSource database, TimeProvider time, ILogger<ReconcileRound> logger)
{
    /// <summary>A round of thousands of units streams in well under this.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>The newest sheets as Scoring holds them, by unit code.</summary>
    /// <exception cref="RpcException">Scoring is away.</exception>
    public async Task<IReadOnlyDictionary<string, SheetFigures>> Stream(string round, CancellationToken ct)
    {
        using var call = scoring.StreamScoreSheets(
            new StreamScoreSheetsRequest { Round = round }, deadline: time.GetUtcNow().Add(Deadline).UtcDateTime, cancellationToken: ct);
        var sheets = new Dictionary<string, SheetFigures>(StringComparer.Ordinal);
        while (await call.ResponseStream.MoveNext(ct))
            sheets[call.ResponseStream.Current.Unit] = Figures(call.ResponseStream.Current);
        return sheets;
    }

    /// <summary>Takes every newer sheet, and returns Scoring's sheets.</summary>
    public async Task<IReadOnlyDictionary<string, SheetFigures>> Heal(string round, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // What is held is read first: a sheet that arrives while Scoring answers is no contradiction.
        var held = await HeldSheets.Read(connection, round, ct);
        var streamed = await Stream(round, ct);
        var difference = SheetComparison.Of(held, streamed);
        await using var tx = await connection.BeginTransactionAsync(ct);
        foreach (var unit in difference.Behind)
        {
            if (await HeldSheets.TakeNewer(tx, round, unit, streamed[unit], ct))
                Healed(round, unit, streamed[unit].Version);
        }

        await tx.CommitAsync(ct);
        if (difference.Contradicting.Count > 0)
            Contradicts(round, string.Join(", ", difference.Contradicting));
        return streamed;
    }

    private static SheetFigures Figures(ScoreSheet sheet) => new(
        sheet.Version, sheet.SetId, Exact(sheet.Total), Exact(sheet.Scale),
        [.. sheet.Groups.Select(group => new GroupPoints(group.Code, Exact(group.Points), Exact(group.Max)))],
        new(Exact(sheet.RawTotal), Exact(sheet.ApplicableMax), Exact(sheet.Bonus), Exact(sheet.Penalty)),
        sheet.ContentHash);

    private static decimal Exact(string number) => decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "round {Round}: took the score sheet {Version} of {Unit} from Scoring; its event was lost or is late")]
    private partial void Healed(string round, string unit, long version);

    [LoggerMessage(LogLevel.Error, "round {Round}: the score sheets held of {Units} are not those that Scoring has; the ranking cannot be published")]
    private partial void Contradicts(string round, string units);
}
