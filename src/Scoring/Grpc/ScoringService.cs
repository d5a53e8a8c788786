using Dapper;
using EGovPlatform.Criteria;
using EGovPlatform.Scoring.Features.Sheets;
using EGovPlatform.Scoring.V1;
using EGovPlatform.ServiceDefaults;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace EGovPlatform.Scoring.Grpc;

/// <summary>What the other services ask Scoring; see protos/egov/scoring/v1/scoring.proto for the contract.</summary>
[Authorize(Policies.Service)]
public sealed class ScoringService(NpgsqlDataSource database) : V1.Scoring.ScoringBase
{
    public override Task<CheckValuesResponse> CheckValues(CheckValuesRequest request, ServerCallContext context) =>
        Task.FromResult(Checked(
            (request.SetVersion == 0 ? CriteriaSets.NewestPublished(request.SetId) : CriteriaSets.Find(request.SetId, request.SetVersion))
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"Version {request.SetVersion} of the criteria set '{request.SetId}' does not ship.")),
            request));

    public override async Task StreamScoreSheets(StreamScoreSheetsRequest request, IServerStreamWriter<V1.ScoreSheet> responseStream, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        // Unbuffered: a round of thousands of units is never in memory at once.
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(
            """
            select s.unit, s.version, s.set_id as SetId, s.set_version as SetVersion, s.parameters, s.total, s.scale, s.groups::text as groups, s.content_hash as ContentHash,
                   s.raw_total as RawTotal, s.applicable_max as ApplicableMax, s.bonus, s.penalty
            from current_sheets c
            join sheets s using (round, unit, version)
            where c.round = @Round
            order by c.unit collate "C"
            """,
            new { request.Round }).WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(row.Message(request.Round), context.CancellationToken);
        }
    }

    private static CheckValuesResponse Checked(CriteriaSet set, CheckValuesRequest request)
    {
        try
        {
            return Features.Values.CheckValues.Of(set, request.InputJson, request.ParametersJson);
        }
        catch (FormatException e)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, e.Message));
        }
    }

    private sealed record Row(
        string Unit, long Version, string SetId, int SetVersion, string Parameters, decimal Total, decimal Scale, string Groups, string ContentHash,
        decimal RawTotal, decimal ApplicableMax, decimal Bonus, decimal Penalty)
    {
        public V1.ScoreSheet Message(string round) => new()
        {
            Round = round,
            Unit = Unit,
            Version = Version,
            SetId = SetId,
            SetVersion = SetVersion,
            ParametersJson = Parameters,
            Total = NumberText.Invariant(Total),
            Scale = NumberText.Invariant(Scale),
            ContentHash = ContentHash,
            RawTotal = NumberText.Invariant(RawTotal),
            ApplicableMax = NumberText.Invariant(ApplicableMax),
            Bonus = NumberText.Invariant(Bonus),
            Penalty = NumberText.Invariant(Penalty),
            Groups =
            {
                SheetGroups.Parse(Groups).Select(group => new GroupScore
                {
                    Code = group.Code,
                    Points = NumberText.Invariant(group.Points),
                    Max = NumberText.Invariant(group.Max),
                }),
            },
        };
    }
}
