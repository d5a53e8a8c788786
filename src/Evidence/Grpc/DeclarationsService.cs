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
    private sealed record Frozen(
        long Version, string SetId, int SetVersion, string Parameters, string InputJson, string ContentHash, DateTimeOffset SubmittedAt, bool Demonstration);

    private sealed record Announced(string Round, string Unit, long Version, string SetId, string ContentHash, bool Demonstration);

    private sealed record Enrolled(string Round, string Unit, long EnrolmentVersion, string Name, string Kind, bool Demonstration);

    public override async Task<Submission> GetSubmission(GetSubmissionRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var frozen = await connection.QueryFirstOrDefaultAsync<Frozen>(new(
            """
            SELECT version, set_id, set_version, parameters, input_json, content_hash, submitted_at, demonstration FROM submissions
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
            SetVersion = frozen.SetVersion,
            ParametersJson = frozen.Parameters,
            InputJson = frozen.InputJson,
            ContentHash = frozen.ContentHash,
            SubmittedAt = frozen.SubmittedAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            Demonstration = frozen.Demonstration,
            Links = { Links(frozen.InputJson) },
        };
    }

    public override async Task StreamSubmissions(StreamSubmissionsRequest request, IServerStreamWriter<SubmissionAnnouncement> responseStream, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        // Unbuffered: thousands of units are never in memory at once.
        await foreach (var row in connection.QueryUnbufferedAsync<Announced>(
            """
            SELECT s.round, s.unit, s.version, s.set_id, s.content_hash, s.demonstration
            FROM declarations d
            JOIN submissions s ON (s.round, s.unit, s.version) = (d.round, d.unit, d.submission_version)
            ORDER BY s.round, s.unit
            """).WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(
                new()
                {
                    Round = row.Round,
                    Unit = row.Unit,
                    Version = row.Version,
                    SetId = row.SetId,
                    ContentHash = row.ContentHash,
                    Demonstration = row.Demonstration,
                },
                context.CancellationToken);
        }
    }

    public override async Task StreamEnrolments(StreamEnrolmentsRequest request, IServerStreamWriter<Enrolment> responseStream, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await foreach (var row in connection.QueryUnbufferedAsync<Enrolled>(
            """
            SELECT d.round, d.unit, d.enrolment_version, u.name, u.kind, u.demonstration
            FROM declarations d
            JOIN units u ON u.code = d.unit
            ORDER BY d.round, d.unit
            """).WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(
                new()
                {
                    Round = row.Round,
                    Unit = row.Unit,
                    Version = row.EnrolmentVersion,
                    Name = row.Name,
                    Kind = row.Kind,
                    Demonstration = row.Demonstration,
                },
                context.CancellationToken);
        }
    }

    /// <summary>The links of a frozen declaration, each once a criterion.</summary>
    internal static IEnumerable<DeclaredLink> Links(string inputJson) =>
        JsonNode.Parse(inputJson)!["values"]!.AsObject().SelectMany(value =>
            DeclaredValue.Links(value.Value!.AsObject()).Distinct().Select(url => new DeclaredLink { Criterion = value.Key, Url = url }));
}
