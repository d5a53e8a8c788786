using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>One declaration's whole way, and its trace.</summary>
[Collection(PlatformCollection.Name)]
public class SubmissionTests(PlatformFixture fixture)
{
    private static readonly string[] OnTheWay = ["gateway", "evidence", "scoring", "ranking", "verification"];

    private GatewayClient Gateway => fixture.Platform.Gateway;

    [Fact]
    public async Task A_declaration_is_frozen_scored_explained_and_ranked_and_its_way_is_one_trace()
    {
        var ct = CancellationToken.None;
        var round = await TestRound.Open(Gateway, "demo-submission", DemonstrationUnit.All.Take(2), ct);
        var unit = DemonstrationUnit.All[0];

        var before = fixture.Traces.Spans.Count;
        await round.Declare(unit, ct);
        var declaration = await round.Declaration(unit, ct);
        Assert.Equal("submitted", (string)declaration["state"]!);
        Assert.Equal(64, ((string)declaration["contentHash"]!).Length);

        await round.UntilRanked(fixture.Platform, [unit]);
        var sheet = await Gateway.Get($"/api/v1/rounds/{round.Code}/sheets/{unit.Code}", await Gateway.TokenFor("unit-officer", unit.Code, ct), ct);
        Assert.Equal(DeclarationAccount.Total(unit), (decimal)sheet!["result"]!["total"]!);

        // A frozen declaration takes no more figures, and no second submission.
        var officer = await Gateway.TokenFor("unit-officer", unit.Code, ct);
        var late = await Assert.ThrowsAsync<HttpRequestException>(() => Gateway.Put(round.Path(unit) + "/values/NT.4", new { value = 2, evidence = new[] { "x" } }, officer, ct));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.StatusCode);
        var again = await Assert.ThrowsAsync<HttpRequestException>(() => Gateway.Post(round.Path(unit) + "/submission", officer, ct));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("\"field\":\"state\"", again.Message, StringComparison.Ordinal);

        await fixture.Platform.Until("the submission's trace has every service on its way", _ => Task.FromResult(
            fixture.Traces.Spans.Skip(before)
                .Where(span => span.Service.Length > 0)
                .GroupBy(span => span.TraceId)
                .Any(trace => OnTheWay.All(service => trace.Any(span => span.Service == service)))));
    }
}
