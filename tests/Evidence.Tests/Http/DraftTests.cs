using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EGovPlatform.Evidence.Tests.Http;

[Collection(nameof(EvidenceCollection))]
public class DraftTests
{
    private readonly EvidenceFixture fixture;

    public DraftTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    [Fact]
    public async Task A_declared_value_shows_what_it_does_to_the_score()
    {
        var declaration = await fixture.Enrol();

        var answer = await (await declaration.Put("NT.3", """{"count": 3, "evidence": ["Kế hoạch 12/KH-UBND"]}""")).Json();

        Assert.Equal(0m, (decimal)answer["before"]!["total"]!);
        Assert.Equal("scored", (string?)answer["criterion"]!["status"]);
        Assert.Equal(1.5m, (decimal)answer["criterion"]!["points"]!);
        Assert.NotEmpty(answer["criterion"]!["trace"]!.AsArray());
        Assert.True((decimal)answer["after"]!["total"]! > 0);
        Assert.Equal($"officer-of-{declaration.Unit}", (string?)answer["value"]!["updatedBy"]);
        Assert.Equal(EvidenceFixture.June, (DateTimeOffset)answer["value"]!["updatedAt"]!, TimeSpan.FromMinutes(1));

        var seen = await declaration.Get();
        Assert.Equal("draft", (string?)seen["state"]);
        // What is shown is what was declared and who declared it, so that it can be sent back changed.
        Assert.Equal(["count", "evidence", "updatedAt", "updatedBy"], seen["values"]!["NT.3"]!.AsObject().Select(member => member.Key).Order());
        Assert.Equal(3, (int)seen["values"]!["NT.3"]!["count"]!);
        Assert.Equal((decimal)answer["after"]!["total"]!, (decimal)seen["preview"]!["total"]!);
        Assert.Equal($"Đơn vị {declaration.Unit}", (string?)seen["unitName"]);
        Assert.Equal(("draft", "admin-1"), ((string?)seen["states"]![0]!["state"], (string?)seen["states"]![0]!["by"]));

        var next = await (await declaration.Put("NT.3", """{"count": 4, "evidence": ["Kế hoạch 12/KH-UBND"]}""")).Json();
        Assert.Equal((decimal)answer["after"]!["total"]!, (decimal)next["before"]!["total"]!);
    }

    [Fact]
    public async Task Decimals_come_back_exactly_and_texts_composed()
    {
        var declaration = await fixture.Enrol();

        (await declaration.Put("NT.5", $$"""{"percent": 99.70000000000000000001, "evidence": ["{{"Biên bản họp".Normalize(NormalizationForm.FormD)}}"]}""")).EnsureSuccessStatusCode();

        var text = await declaration.Officer.GetStringAsync(declaration.Path);
        Assert.Contains("99.70000000000000000001", text, StringComparison.Ordinal);
        Assert.Equal("Biên bản họp", (string?)JsonNode.Parse(text)!["values"]!["NT.5"]!["evidence"]![0]);
    }

    public static TheoryData<string, string, string, string> BadInput => new()
    {
        { "XX.9", """{"count": 1}""", "values.XX.9", "unknown-criterion" },
        { "NT.3", """{"coutn": 1}""", "values.NT.3.coutn", "unknown-input" },
        { "TC.6", """{"percent": 100.01}""", "values.TC.6.percent", "share-above-100" },
        { "TC.6", """{"numerator": 5, "denominator": 4}""", "values.TC.6", "share-above-100" },
        { "TC.6", """{"numerator": 3}""", "values.TC.6.denominator", "missing-input" },
        { "NT.3", """{"count": "ba"}""", "values.NT.3.count", "wrong-type" },
        { "NT.3", """{"count": 1, "rejected": "không đúng"}""", "values.NT.3.rejected", "not-for-units" },
        { "NT.3", """{"count": 1, "evidence": "một"}""", "values.NT.3.evidence", "not-a-list-of-texts" },
        { "NT.3", """{"count": 1, "evidence": ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]}""", "values.NT.3.evidence", "unknown-file" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task Bad_input_is_named_and_changes_nothing(string criterion, string value, string field, string code)
    {
        var declaration = await fixture.Enrol();
        (await declaration.Put("NT.4", """{"value": 2, "evidence": ["Công văn 1/UBND"]}""")).EnsureSuccessStatusCode();
        var (before, tag) = (await declaration.Get(), await declaration.ETag());

        var problem = await (await declaration.Put(criterion, value)).Problem(422, "invalid-value");

        // A misspelt input is also missing under its right name.
        var error = Assert.Single(problem["errors"]!.AsArray(), error => (string?)error!["code"] == code)!;
        Assert.StartsWith(field, (string)error["field"]!, StringComparison.Ordinal);
        Assert.Equal(criterion, (string?)error["criterion"]);
        Assert.NotEmpty((string)error["expected"]!);
        Assert.NotEmpty((string)error["message"]!);
        Assert.Equal(tag, await declaration.ETag());
        Assert.Equal(before.ToJsonString(), (await declaration.Get()).ToJsonString());
    }

    [Fact]
    public async Task Problems_speak_the_caller_s_language()
    {
        var declaration = await fixture.Enrol();
        var vietnamese = await (await declaration.Put("TC.6", """{"numerator": 3}""")).Json();
        declaration.Officer.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        var english = await (await declaration.Put("TC.6", """{"numerator": 3}""")).Json();

        Assert.Equal("Giá trị kê khai chưa hợp lệ", (string?)vietnamese["title"]);
        Assert.Equal("What was sent is not valid", (string?)english["title"]);
        Assert.NotEqual((string?)vietnamese["errors"]![0]!["expected"], (string?)english["errors"]![0]!["expected"]);
    }

    [Theory]
    [InlineData("""{"count": 1""")]
    [InlineData("""{"count": 1, "count": 2}""")]
    [InlineData("""[1]""")]
    [InlineData("\"count\"")]
    [InlineData("")]
    [InlineData("""{"evidence": ["\ud800"]}""")]
    [InlineData("""{"evidence": ["a\u0000b"]}""")]
    [InlineData("""{"count": [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}""")]
    public async Task What_is_no_JSON_object_is_refused(string body)
    {
        var declaration = await fixture.Enrol();

        await (await declaration.Put("NT.3", body)).Problem(400, "malformed-json");
        Assert.Empty((await declaration.Get())["values"]!.AsObject());
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var declaration = await fixture.Enrol();

        var answer = await declaration.Officer.PutAsync($"{declaration.Path}/values/NT.3", new StringContent("count=1", Encoding.UTF8, "application/x-www-form-urlencoded"));

        await answer.Problem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Many_values_are_stored_all_or_none()
    {
        var declaration = await fixture.Enrol();

        var problem = await (await declaration.PutMany("""{"NT.3": {"count": 2}, "NT.4": {"value": "hai"}, "XX.1": {}, "TC.6": {"numerator": 3}}""")).Problem(422, "invalid-value");
        Assert.Equal(["NT.4", "TC.6", "XX.1"], problem["errors"]!.AsArray().Select(error => (string)error!["criterion"]!).Order());
        Assert.Empty((await declaration.Get())["values"]!.AsObject());

        var calls = fixture.Scoring.Calls;
        var answer = await (await declaration.PutMany("""{"values": {"NT.3": {"count": 2, "evidence": ["a"]}, "NT.4": {"value": 2, "evidence": ["b"]}}}""")).Json();
        Assert.Equal(2, answer["values"]!.AsObject().Count);
        Assert.Equal(2, answer["criteria"]!.AsArray().Count);
        // The draft as a whole, and, at the first write, what it scored before.
        Assert.Equal(2, fixture.Scoring.Calls - calls);
        Assert.Equal(["NT.3", "NT.4"], (await declaration.Get())["values"]!.AsObject().Select(value => value.Key));

        (await declaration.PutMany("""{"NT.3": null, "NT.4": {"value": 1, "evidence": ["b"]}}""")).EnsureSuccessStatusCode();
        Assert.Equal(["NT.4"], (await declaration.Get())["values"]!.AsObject().Select(value => value.Key));
    }

    [Fact]
    public async Task A_value_can_be_withdrawn()
    {
        var declaration = await fixture.Enrol();
        (await declaration.Put("NT.3", """{"count": 3, "evidence": ["a"]}""")).EnsureSuccessStatusCode();

        var answer = await (await declaration.Send(HttpMethod.Delete, $"{declaration.Path}/values/NT.3")).Json();

        Assert.Equal(0m, (decimal)answer["after"]!["total"]!);
        Assert.Empty((await declaration.Get())["values"]!.AsObject());
    }

    [Fact]
    public async Task A_writer_who_has_not_seen_the_newest_is_told_so()
    {
        var declaration = await fixture.Enrol();
        var seen = await declaration.ETag();
        var first = await declaration.Put("NT.3", """{"count": 1, "evidence": ["a"]}""", seen);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        await (await declaration.Put("NT.3", """{"count": 9, "evidence": ["a"]}""", seen)).Problem(412, "stale");
        Assert.Equal(1, (int)(await declaration.Get())["values"]!["NT.3"]!["count"]!);

        // What the first writer was answered is up to date, and so is the value's own version after another criterion changed.
        Assert.Equal(HttpStatusCode.OK, (await declaration.Put("NT.4", """{"value": 1, "evidence": ["a"]}""", first.Headers.ETag!.ToString())).StatusCode);
        var version = (long)(await declaration.Get())["valueVersions"]!["NT.3"]!;
        Assert.Equal(HttpStatusCode.OK, (await declaration.Put("NT.3", """{"count": 2, "evidence": ["a"]}""", $"\"v{version}\"")).StatusCode);
        await (await declaration.Put("NT.3", """{"count": 3, "evidence": ["a"]}""", $"\"v{version}\"")).Problem(412, "stale");
    }

    [Fact]
    public async Task Writers_of_different_criteria_lose_nothing()
    {
        var declaration = await fixture.Enrol();
        // While the first write is being checked, a second one is stored.
        fixture.Scoring.Meanwhile = async () => (await declaration.Put("NT.4", """{"value": 2, "evidence": ["a"]}""")).EnsureSuccessStatusCode();

        var answer = await (await declaration.Put("NT.3", """{"count": 4, "evidence": ["a"]}""")).Json();

        var seen = await declaration.Get();
        Assert.Equal(["NT.3", "NT.4"], seen["values"]!.AsObject().Select(value => value.Key));
        Assert.Equal((decimal)answer["after"]!["total"]!, (decimal)seen["preview"]!["total"]!);
        Assert.True((decimal)answer["before"]!["total"]! > 0);
    }

    [Fact]
    public async Task While_Scoring_is_away_nothing_is_saved_and_that_is_said()
    {
        var declaration = await fixture.Enrol();
        (await declaration.Put("NT.3", """{"count": 3, "evidence": ["a"]}""")).EnsureSuccessStatusCode();
        fixture.Scoring.Away = true;

        var problem = await (await declaration.Put("NT.3", """{"count": 4, "evidence": ["a"]}""")).Problem(503, "scoring-away");

        Assert.Contains("Chưa lưu", (string)problem["detail"]!, StringComparison.Ordinal);
        var seen = await declaration.Get();
        Assert.Equal(3, (int)seen["values"]!["NT.3"]!["count"]!);
        Assert.NotNull(seen["preview"]);
    }
}
