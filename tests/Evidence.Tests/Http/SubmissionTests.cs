using System.Net;
using System.Security.Cryptography;
using System.Text;
using EGovPlatform.Evidence.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Npgsql;

namespace EGovPlatform.Evidence.Tests.Http;

[Collection(nameof(EvidenceCollection))]
public class SubmissionTests
{
    private readonly EvidenceFixture fixture;

    public SubmissionTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    private async Task<TestDeclaration> Filled()
    {
        var declaration = await fixture.Enrol();
        (await declaration.PutMany(
            """{"NT.3": {"count": 3, "evidence": ["Kế hoạch 1/KH-UBND"]}, "NT.2": {"value": 25, "evidence": ["https://anhai.danang.gov.vn/cds", "https://anhai.danang.gov.vn/cds/2"]}, "TC.6": {"percent": 99.70}}""")).EnsureSuccessStatusCode();
        return declaration;
    }

    [Fact]
    public async Task A_submission_freezes_the_declaration_word_for_word()
    {
        var declaration = await Filled();

        var response = await declaration.Submit();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var receipt = await response.Json();
        Assert.Equal(1, (long)receipt["version"]!);
        Assert.Equal(EvidenceFixture.June, (DateTimeOffset)receipt["submittedAt"]!, TimeSpan.FromMinutes(1));

        var frozen = await GetSubmission(declaration, 0);
        Assert.Equal(
            """{"unit":{"attributes":{},"code":"DN-X"},"values":{"NT.2":{"evidence":["https://anhai.danang.gov.vn/cds","https://anhai.danang.gov.vn/cds/2"],"value":25},"NT.3":{"count":3,"evidence":["Kế hoạch 1/KH-UBND"]},"TC.6":{"percent":99.7}}}""".Replace("DN-X", declaration.Unit, StringComparison.Ordinal),
            frozen.InputJson);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frozen.InputJson))), frozen.ContentHash);
        Assert.Equal(frozen.ContentHash, (string?)receipt["contentHash"]);
        Assert.Equal(("dn-2386-2025-commune", 1, false), (frozen.SetId, frozen.Version, frozen.Demonstration));
        Assert.Equal((DateTimeOffset)receipt["submittedAt"]!, DateTimeOffset.Parse(frozen.SubmittedAt), TimeSpan.FromMilliseconds(1));
        Assert.Equal([("NT.2", "https://anhai.danang.gov.vn/cds"), ("NT.2", "https://anhai.danang.gov.vn/cds/2")], frozen.Links.Select(link => (link.Criterion, link.Url)));

        var seen = await declaration.Get();
        Assert.Equal(("submitted", 1, frozen.ContentHash), ((string?)seen["state"], (int)seen["version"]!, (string?)seen["contentHash"]));
        Assert.Equal(["draft", "submitted"], seen["states"]!.AsArray().Select(state => (string?)state!["state"]));
        Assert.Equal($"officer-of-{declaration.Unit}", (string?)seen["states"]![1]!["by"]);
    }

    [Fact]
    public async Task Frozen_is_frozen()
    {
        var declaration = await Filled();
        (await declaration.Submit()).EnsureSuccessStatusCode();
        var before = await declaration.Get();

        await (await declaration.Put("NT.3", """{"count": 4}""")).Problem(409, "declaration-frozen");
        await (await declaration.PutMany("""{"NT.3": {"count": 4}}""")).Problem(409, "declaration-frozen");
        await (await declaration.Send(HttpMethod.Delete, $"{declaration.Path}/values/NT.3")).Problem(409, "declaration-frozen");
        await (await declaration.Upload(SampleFiles.Pdf)).Problem(409, "declaration-frozen");
        await (await declaration.Submit()).Problem(409, "declaration-submitted");
        Assert.Equal(before.ToJsonString(), (await declaration.Get()).ToJsonString());
    }

    [Fact]
    public async Task The_same_request_sent_again_gets_the_same_answer()
    {
        var declaration = await Filled();
        var first = await (await declaration.Submit("gửi-1")).Json();

        var second = await declaration.Submit("gửi-1");

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.ToJsonString(), (await second.Json()).ToJsonString());
        await (await declaration.Submit("gửi-2")).Problem(409, "declaration-submitted");
        await (await declaration.Submit()).Problem(409, "declaration-submitted");
        await (await declaration.Submit(new string('a', 201))).Problem(400, "bad-idempotency-key");
        Assert.Equal(1, await fixture.Scalar<long>("SELECT count(*) FROM submissions WHERE unit = @Unit", new { declaration.Unit }));
    }

    [Fact]
    public async Task Of_many_at_once_exactly_one_submits_and_one_event_leaves()
    {
        var declaration = await Filled();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => declaration.Submit()));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1, await fixture.Scalar<long>("SELECT count(*) FROM submissions WHERE unit = @Unit", new { declaration.Unit }));
        const string Events = "SELECT count(*) FROM outbox WHERE event_type LIKE '%DeclarationSubmitted' AND ordering_key = @Key";
        var key = new { Key = $"{declaration.Round}/{declaration.Unit}" };
        Assert.Equal(1, await fixture.Scalar<long>(Events, key));
    }

    [Theory]
    [InlineData("2026-06-30T16:59:59Z", null)]
    [InlineData("2026-06-30T17:00:00Z", "declaration-closed")]
    [InlineData("2026-05-31T16:59:00Z", "declaration-not-open")]
    public async Task Days_count_in_Viet_Nam(string now, string? type)
    {
        var declaration = await Filled();
        fixture.Host.Time.Set(DateTimeOffset.Parse(now));

        var (write, submit) = (await declaration.Put("NT.3", """{"count": 4, "evidence": ["a"]}"""), await declaration.Submit());

        if (type is null)
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (write.StatusCode, submit.StatusCode));
            return;
        }

        await write.Problem(409, type);
        await submit.Problem(409, type);
        await (await declaration.Upload(SampleFiles.Pdf)).Problem(409, type);
        fixture.Host.Time.Set(EvidenceFixture.June);
        Assert.Equal(3, (int)(await declaration.Get())["values"]!["NT.3"]!["count"]!);
    }

    [Fact]
    public async Task An_empty_declaration_is_not_submitted()
    {
        var declaration = await fixture.Enrol();

        await (await declaration.Submit()).Problem(422, "nothing-declared");
        Assert.Equal("draft", (string?)(await declaration.Get())["state"]);
    }

    [Theory]
    [InlineData("UPDATE submissions SET input_json = '{}'")]
    [InlineData("DELETE FROM submissions")]
    [InlineData("TRUNCATE submissions")]
    [InlineData("UPDATE declaration_states SET changed_by = 'x'")]
    [InlineData("DELETE FROM declaration_states")]
    public async Task What_was_submitted_cannot_be_rewritten(string sql)
    {
        (await (await Filled()).Submit()).EnsureSuccessStatusCode();

        var error = await Assert.ThrowsAsync<PostgresException>(() => fixture.Scalar<int>(sql));
        Assert.Contains("append-only", error.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_services_ask_for_submissions_and_only_for_what_stands()
    {
        var declaration = await Filled();
        (await declaration.Submit()).EnsureSuccessStatusCode();

        Assert.Equal(1, (await GetSubmission(declaration, 1)).Version);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => GetSubmission(declaration, 2))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await GetSubmission(await fixture.Enrol(), 0))).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => GetSubmission(declaration, 1, "unit-officer"))).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => GetSubmission(declaration, 1, role: null))).StatusCode);
    }

    [Fact]
    public async Task Who_missed_an_event_is_told_again_who_takes_part_and_who_has_submitted()
    {
        var submitted = await Filled();
        var receipt = await (await submitted.Submit()).Json();
        var drafting = await fixture.Enrol();

        var submissions = await Streamed((client, headers) => client.StreamSubmissions(new(), headers));
        var one = Assert.Single(submissions, one => (one.Round, one.Unit) == (submitted.Round, submitted.Unit));
        Assert.Equal((1, "dn-2386-2025-commune", (string)receipt["contentHash"]!, false), (one.Version, one.SetId, one.ContentHash, one.Demonstration));
        Assert.DoesNotContain(submissions, one => (one.Round, one.Unit) == (drafting.Round, drafting.Unit));

        var enrolments = await Streamed((client, headers) => client.StreamEnrolments(new(), headers));
        foreach (var declaration in new[] { submitted, drafting })
        {
            var enrolled = Assert.Single(enrolments, one => (one.Round, one.Unit) == (declaration.Round, declaration.Unit));
            Assert.True(enrolled is { Version: 1, Name.Length: > 0, Kind.Length: > 0, Demonstration: false });
        }

        Assert.Equal(
            StatusCode.PermissionDenied,
            (await Assert.ThrowsAsync<RpcException>(() => Streamed((client, headers) => client.StreamEnrolments(new(), headers), "unit-officer"))).StatusCode);
    }

    private async Task<List<T>> Streamed<T>(Func<Declarations.DeclarationsClient, Metadata, AsyncServerStreamingCall<T>> ask, string role = "service")
    {
        using var channel = GrpcChannel.ForAddress("http://localhost", new() { HttpHandler = fixture.Host.Server.CreateHandler() });
        using var call = ask(new(channel), new() { { "authorization", $"Bearer {fixture.Issuer.Token("evidence", "scoring", [role])}" } });
        var all = new List<T>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            all.Add(call.ResponseStream.Current);
        return all;
    }

    private async Task<Submission> GetSubmission(TestDeclaration declaration, long version, string? role = "service")
    {
        using var channel = GrpcChannel.ForAddress("http://localhost", new() { HttpHandler = fixture.Host.Server.CreateHandler() });
        var headers = new Metadata();
        if (role is not null)
            headers.Add("authorization", $"Bearer {fixture.Issuer.Token("evidence", "scoring", [role], declaration.Unit)}");
        return await new Declarations.DeclarationsClient(channel).GetSubmissionAsync(
            new() { Round = declaration.Round, Unit = declaration.Unit, Version = version }, headers);
    }
}
