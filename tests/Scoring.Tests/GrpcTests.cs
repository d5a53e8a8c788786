using EGovPlatform.Scoring.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace EGovPlatform.Scoring.Tests;

[Collection(nameof(ScoringCollection))]
public class GrpcTests(ScoringService scoring)
{
    [Fact]
    public async Task The_newest_sheet_of_each_unit_is_streamed_by_unit_code()
    {
        await scoring.Submit(
            ExampleSubmissions.Of("stream", "MAU-002"), ExampleSubmissions.Of("stream", "MAU-001"),
            ExampleSubmissions.Of("stream", "MAU-001", version: 2, numerator: 3), ExampleSubmissions.Of("another", "MAU-003"));

        var sheets = await Stream("stream", "service");

        Assert.Equal(["MAU-001 2 2", "MAU-002 1 1.6666666666666666666666666667"], sheets.Select(sheet => $"{sheet.Unit} {sheet.Version} {sheet.Total}"));
        Assert.All(sheets, sheet => Assert.Equal(("100", 64), (sheet.Scale, sheet.ContentHash.Length)));
        Assert.All(sheets, sheet => Assert.Equal((sheet.Total, "100", "0", "0"), (sheet.RawTotal, sheet.ApplicableMax, sheet.Bonus, sheet.Penalty)));
        Assert.Contains(sheets[0].Groups, group => (group.Code, group.Points, group.Max) == ("NT", "1", "11"));
        Assert.Empty(await Stream("nowhere", "service"));
    }

    [Fact]
    public async Task A_draft_is_checked_and_scored()
    {
        var answer = await Check(ExampleSubmissions.Set, """{"values": {"NT.1": {"head": -1, "otherLeader": 0, "evidence": ["x"]}}}""");

        Assert.Equal(("NT.1", "head", "out-of-bounds"), answer.Problems.Select(problem => (problem.Criterion, problem.Input, problem.Code)).Single());
        Assert.Contains("\"total\":0", answer.ResultJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_says_by_what_it_was_scored_and_a_draft_scores_the_same()
    {
        var submission = ExampleSubmissions.WithSpecial("decided", "MAU-001", """{"special":0.5}""");
        await scoring.Submit(submission);

        var sheet = Assert.Single(await Stream("decided", "service"));
        var draft = await Check(ExampleSubmissions.Set, submission.InputJson, version: 1, submission.ParametersJson);

        Assert.Equal(("2", 1, """{"special":0.5}"""), (sheet.Total, sheet.SetVersion, sheet.ParametersJson));
        Assert.Equal((sheet.ContentHash, 1), (EGovPlatform.Criteria.CanonicalJson.Hash(draft.ResultJson), draft.SetVersion));
    }

    [Fact]
    public async Task What_a_round_cannot_decide_is_told_with_what_was_expected()
    {
        var problem = Assert.Single((await Check(ExampleSubmissions.Set, "{}", parameters: """{"specialOf":{"NT.1":0.5}}""")).ParameterProblems);

        Assert.Equal(("NT.1", "specialOf", "not-special"), (problem.Criterion, problem.Input, problem.Code));
        Assert.Contains("NT.6", problem.ExpectedVi, StringComparison.Ordinal);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => Check(ExampleSubmissions.Set, "{}", parameters: "half"))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => Check(ExampleSubmissions.Set, "{}", version: 99))).StatusCode);
    }

    [Fact]
    public async Task A_set_that_does_not_ship_and_a_draft_that_is_none_are_told_apart()
    {
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => Check("xyz", "{}"))).StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => Check(ExampleSubmissions.Set, "[]"))).StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_away_callers_are_told_to_try_again()
    {
        await scoring.Submit(ExampleSubmissions.Of("restart", "MAU-001"));
        await scoring.Servers.Postgres.StopAsync();
        try
        {
            Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => Stream("restart", "service"))).StatusCode);
        }
        finally
        {
            await scoring.Servers.Postgres.StartAsync();
        }

        Assert.Single(await Stream("restart", "service"));
        await scoring.Submit(ExampleSubmissions.Of("restart", "MAU-002"));
    }

    [Theory]
    [InlineData(null, StatusCode.Unauthenticated)]
    [InlineData("round-administrator", StatusCode.PermissionDenied)]
    [InlineData("unit-officer", StatusCode.PermissionDenied)]
    public async Task Only_services_may_ask(string? role, StatusCode refusal) =>
        Assert.Equal(refusal, (await Assert.ThrowsAsync<RpcException>(() => Stream("stream", role))).StatusCode);

    private async Task<CheckValuesResponse> Check(string set, string input, int version = 0, string parameters = "")
    {
        using var channel = Channel();
        return await new V1.Scoring.ScoringClient(channel).CheckValuesAsync(new() { SetId = set, InputJson = input, SetVersion = version, ParametersJson = parameters }, Token("service"));
    }

    private async Task<List<ScoreSheet>> Stream(string round, string? role)
    {
        using var channel = Channel();
        using var call = new V1.Scoring.ScoringClient(channel).StreamScoreSheets(new() { Round = round }, Token(role));
        var sheets = new List<ScoreSheet>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            sheets.Add(call.ResponseStream.Current);
        return sheets;
    }

    private GrpcChannel Channel() => GrpcChannel.ForAddress(scoring.Host.Server.BaseAddress, new() { HttpHandler = scoring.Host.Server.CreateHandler() });

    private Metadata Token(string? role) =>
        role is null ? [] : new() { { "authorization", $"Bearer {scoring.Servers.Issuer.Token("scoring", "someone", [role])}" } };
}
