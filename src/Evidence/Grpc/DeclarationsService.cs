using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.Evidence.V1;
using EGovPlatform.ServiceDefaults;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace EGovPlatform.Evidence.Grpc;

/// <summary>Answers the other services about submissions; drafts are nobody's but the unit's.</summary>
[Authorize(Policy = Policies.Service)]
internal sealed class DeclarationsService(NpgsqlDataSource database) : V1.Declarations.DeclarationsBase
{
    private sealed record Frozen(long Version, string SetId, string InputJson, string ContentHash, DateTimeOffset SubmittedAt, bool Demonstration);

    public override async Task<Submission> GetSubmission(GetSubmissionRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var frozen = await connection.QueryFirstOrDefaultAsync<Frozen>(new(
            """
            SELECT version, set_id, input_json, content_hash, submitted_at, demonstration FROM submissions
            WHERE round = @Round AND unit = @Unit AND (@Version = 0 OR version = @Version)
            ORDER BY version DESC LIMIT 1
            """,
            new { request.Round, request.Unit, request.Version }, cancellationToken: context.CancellationToken))
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"Unit {request.Unit} has no such submission in round {request.Round}."));

        return new Submission
        {
            Round = request.Round,
            Unit = request.Unit,
            Version = frozen.Version,
            SetId = frozen.SetId,
            InputJson = frozen.InputJson,
            ContentHash = frozen.ContentHash,
            SubmittedAt = frozen.SubmittedAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            Demonstration = frozen.Demonstration,
            Links = { Links(frozen.InputJson) },
        };
    }

    /// <summary>The links of a frozen declaration, each once a criterion.</summary>
    internal static IEnumerable<DeclaredLink> Links(string inputJson) =>
        JsonNode.Parse(inputJson)!["values"]!.AsObject().SelectMany(value =>
            DeclaredValue.Links(value.Value!.AsObject()).Distinct().Select(url => new DeclaredLink { Criterion = value.Key, Url = url }));
}
