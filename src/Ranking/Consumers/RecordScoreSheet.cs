using EGovPlatform.Contracts;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.ServiceDefaults.Messaging;
using Npgsql;

namespace EGovPlatform.Ranking.Consumers;

/// <summary>A unit has a new score sheet: it counts from now on, unless a newer one is held already.</summary>
public sealed class RecordScoreSheet : IEventHandler<ScoreSheetChanged>
{
    public Task Handle(ScoreSheetChanged e, NpgsqlTransaction tx, CancellationToken ct) =>
        HeldSheets.TakeNewer(tx, e.Round, e.Unit!, new(e.Version, e.SetId, e.Total, e.Scale, e.Groups, e.Parts, e.ContentHash), ct);
}
