using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EGovPlatform.Evidence.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace EGovPlatform.Evidence.Tests.Http;

/// <summary>The version of its set that a round keeps, and what it decides where the documents leave it open.</summary>
[Collection(nameof(EvidenceCollection))]
public class MeasureTests
{
    private const string Half = """{"special": 0.50}""";

    private readonly EvidenceFixture fixture;

    public MeasureTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    [Fact]
    public async Task A_round_keeps_the_newest_version_and_the_documents_defaults()
    {
        Assert.Equal(HttpStatusCode.Created, (await Put("do-1")).StatusCode);

        var round = await Get("do-1");
        Assert.Equal((1, "{}"), ((int)round["setVersion"]!, round["parameters"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_a_round_decides_is_shown_and_stays_until_it_is_decided_anew()
    {
        (await Put("do-2", """{"specialOf": {"XH.6": null, "NT.6": 1.0}, "special": 0.50}""", version: 1)).EnsureSuccessStatusCode();
        const string Decided = """{"special":0.5,"specialOf":{"NT.6":1,"XH.6":null}}""";
        Assert.Equal(Decided, (await Get("do-2"))["parameters"]!.ToJsonString());
        Assert.Equal("admin-1", await fixture.Scalar<string>("SELECT updated_by FROM rounds WHERE code = 'do-2'"));

        (await Put("do-2", until: "2026-06-29")).EnsureSuccessStatusCode();
        Assert.Equal(Decided, (await Get("do-2"))["parameters"]!.ToJsonString());
        (await Put("do-2", "{}")).EnsureSuccessStatusCode();
        Assert.Equal("{}", (await Get("do-2"))["parameters"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"special": 1.5}""", "parameters.special", "parameters")]
    [InlineData("""{"special": "0.5"}""", "parameters.special", "parameters")]
    [InlineData("""{"specialOf": {"NT.6": -1}}""", "parameters.specialOf.NT.6", "parameters")]
    [InlineData("""{"share": 1}""", "parameters.share", "parameters")]
    [InlineData("0.5", "parameters", "parameters")]
    [InlineData("null", "parameters", "parameters")]
    [InlineData("""{"specialOf": {"NT.1": 0.5}}""", "parameters.specialOf.NT.1", "not-special")]
    [InlineData("""{"specialOf": {"XX.9": 0.5}}""", "parameters.specialOf.XX.9", "not-special")]
    public async Task What_it_cannot_decide_is_named_with_what_was_expected(string parameters, string field, string code)
    {
        var problem = await (await Put("do-3", parameters)).Problem(422, "invalid-value");

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal((field, code), ((string?)error["field"], (string?)error["code"]));
        Assert.NotEmpty((string)error["expected"]!);
        await (await fixture.Administrator.GetAsync("/api/v1/rounds/do-3")).Problem(404, "round-not-found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public async Task A_version_that_does_not_ship_is_refused(int version)
    {
        var problem = await (await Put("do-4", version: version)).Problem(422, "invalid-value");

        Assert.Equal(("setVersion", "unknown-set-version"), ((string?)problem["errors"]![0]!["field"], (string?)problem["errors"]![0]!["code"]));
    }

    [Fact]
    public async Task Nobody_else_decides()
    {
        var declaration = await Enrol("do-5");

        var answer = await declaration.Officer.PutAsync("/api/v1/rounds/do-5", Body(Half, null, "2026-06-30"));

        await answer.Problem(403, "forbidden");
        Assert.Equal("{}", (await Get("do-5"))["parameters"]!.ToJsonString());
    }

    [Fact]
    public async Task A_draft_scores_by_what_its_round_decides_now()
    {
        var declaration = await Enrol("do-6");
        // NT.6 of 2 points is taken out: 1 of 98. Then it gives half: 2 of 100.
        Assert.Equal(1.0204081632653061224489795918m, await Preview(declaration));

        (await Put("do-6", Half)).EnsureSuccessStatusCode();

        Assert.Equal(2m, await Preview(declaration));
        Assert.Equal(Half.Replace("0.50", "0.5", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), (await declaration.Get())["parameters"]!.ToJsonString());
        var answer = await (await declaration.Put("NT.1", """{"head": 0, "otherLeader": 0, "evidence": ["giấy mời"]}""")).Json();
        Assert.Equal((2m, 1m), ((decimal)answer["before"]!["total"]!, (decimal)answer["after"]!["total"]!));
    }

    [Fact]
    public async Task A_value_that_was_checked_while_the_round_decided_is_checked_again()
    {
        var declaration = await Enrol("do-7");
        fixture.Scoring.Meanwhile = async () => (await Put("do-7", Half)).EnsureSuccessStatusCode();

        var answer = await (await declaration.Put("NT.1", """{"head": 0, "otherLeader": 0, "evidence": ["giấy mời"]}""")).Json();

        Assert.Equal(1m, (decimal)answer["after"]!["total"]!);
        Assert.Equal(1m, await Preview(declaration));
    }

    [Fact]
    public async Task Once_a_unit_has_submitted_what_was_decided_stays()
    {
        var declaration = await Enrol("do-8");
        (await Put("do-8", Half)).EnsureSuccessStatusCode();
        (await declaration.Submit()).EnsureSuccessStatusCode();

        var problem = await (await Put("do-8", """{"special": 1}""")).Problem(409, "round-decided");
        Assert.Equal("parameters", (string?)problem["errors"]![0]!["field"]);
        await (await Put("do-8", "{}")).Problem(409, "round-decided");
        Assert.Equal(HttpStatusCode.OK, (await Put("do-8", """{"specialOf": {}, "special": 0.5}""", version: 1, until: "2026-06-29")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put("do-8")).StatusCode);

        var frozen = await Submission(declaration);
        Assert.Equal((1, """{"special":0.5}"""), (frozen.SetVersion, frozen.ParametersJson));
    }

    private Task<HttpResponseMessage> Put(string round, string? parameters = null, int? version = null, string until = "2026-06-30") =>
        fixture.Administrator.PutAsync($"/api/v1/rounds/{round}", Body(parameters, version, until));

    private static StringContent Body(string? parameters, int? version, string until) => new(
        $$"""
        {"name": "Kỳ thử", "setId": "dn-2386-2025-commune", "periodFrom": "2026-01-01", "periodTo": "2026-12-31", "declareFrom": "2026-06-01", "declareUntil": "{{until}}"
        {{(version is null ? "" : $", \"setVersion\": {version}")}}{{(parameters is null ? "" : $", \"parameters\": {parameters}")}}}
        """,
        System.Text.Encoding.UTF8, "application/json");

    private async Task<JsonObject> Get(string round) => (await fixture.Host.Anonymous.GetFromJsonAsync<JsonObject>($"/api/v1/rounds/{round}"))!;

    /// <summary>A unit of a new round that declares one point, and that NT.6 does not apply to it.</summary>
    private async Task<TestDeclaration> Enrol(string round)
    {
        (await Put(round)).EnsureSuccessStatusCode();
        var declaration = await fixture.Enrol(round);
        (await declaration.PutMany(
            """{"NT.1": {"head": 1, "otherLeader": 0, "evidence": ["giấy mời"]}, "NT.6": {"notApplicable": true, "evidence": ["công văn"]}}""")).EnsureSuccessStatusCode();
        return declaration;
    }

    private static async Task<decimal> Preview(TestDeclaration declaration) => (decimal)(await declaration.Get())["preview"]!["total"]!;

    private async Task<Submission> Submission(TestDeclaration declaration)
    {
        using var channel = GrpcChannel.ForAddress(fixture.Host.Server.BaseAddress, new GrpcChannelOptions { HttpHandler = fixture.Host.Server.CreateHandler() });
        return await new V1.Declarations.DeclarationsClient(channel).GetSubmissionAsync(
            new GetSubmissionRequest { Round = declaration.Round, Unit = declaration.Unit },
            new Metadata { { "authorization", $"Bearer {fixture.Issuer.Token("evidence", "scoring", ["service"])}" } });
    }
}
