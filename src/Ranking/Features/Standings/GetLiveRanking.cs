using EGovPlatform.Ranking.Features.Publications;
using Npgsql;

namespace EGovPlatform.Ranking.Features.Standings;

/// <summary>The ranking as the score sheets stand now. It changes with every sheet; what counts outside is the published one.</summary>
public static class GetLiveRanking
{
    public static async Task<RankingDocument> Get(string round, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var standings = await RoundStandings.Read(connection, round, ct);
        return standings.Count > 0 ? RankingDocument.Live(round, standings) : throw RankingProblems.RoundUnknown(round);
    }
}
