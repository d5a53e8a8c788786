using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGovPlatform.Contracts;
using EGovPlatform.Criteria;
using EGovPlatform.Testing;

namespace EGovPlatform.Scoring.Tests;

[Collection(nameof(ScoringCollection))]
public class SheetEndpointsTests(ScoringService scoring)
{
    private HttpClient Appraiser => scoring.Host.As("appraiser", "appraiser");

    [Fact]
    public async Task A_sheet_is_answered_number_by_number_with_a_hash_that_anyone_can_take_again()
    {
        await scoring.Submit(ExampleSubmissions.Of("exact", "MAU-001"));

        var sheet = await Appraiser.GetFromJsonAsync<JsonElement>("/api/v1/rounds/exact/sheets/MAU-001");

        Assert.Equal("1.6666666666666666666666666667", sheet.GetProperty("result").GetProperty("total").GetRawText());
        Assert.Equal(sheet.GetProperty("contentHash").GetString(), CanonicalJson.Hash(sheet.GetProperty("result").GetRawText()));
        Assert.Equal(ExampleSubmissions.Set, sheet.GetProperty("setId").GetString());
        Assert.True(sheet.GetProperty("demonstration").GetBoolean());
        Assert.False(sheet.GetProperty("published").GetBoolean());
    }

    [Fact]
    public async Task Before_it_is_published_a_sheet_is_the_units_and_the_appraisers()
    {
        await scoring.Submit(ExampleSubmissions.Of("closed", "MAU-001"));
        const string Sheet = "/api/v1/rounds/closed/sheets/MAU-001";

        foreach (var path in new[] { Sheet, Sheet + "/recomputation" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(scoring.Host.Anonymous, path));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(scoring.Host.As("other", "unit-officer", "MAU-002"), path));
            Assert.Equal(HttpStatusCode.OK, await Status(scoring.Host.As("own", "unit-officer", "MAU-001"), path));
            Assert.Equal(HttpStatusCode.OK, await Status(Appraiser, path));
            Assert.Equal(HttpStatusCode.OK, await Status(scoring.Host.As("auditor", "auditor"), path));
        }

        // Whether there is a sheet is nobody else's to know either.
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(scoring.Host.Anonymous, "/api/v1/rounds/closed/sheets/MAU-009"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(scoring.Host.As("other", "unit-officer", "MAU-002"), "/api/v1/rounds/closed/sheets/MAU-009"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Appraiser, "/api/v1/rounds/closed/sheets/MAU-009"));
    }

    [Fact]
    public async Task A_published_version_is_everybodys_and_no_other_is()
    {
        await scoring.Submit(ExampleSubmissions.Of("open", "MAU-001"), ExampleSubmissions.Of("open", "MAU-002"));
        await scoring.Tell(new RankingPublished(
            Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), TimeProvider.System.GetUtcNow(), "open", null, 1, "hash", [new PublishedSheet("MAU-001", 1)]));
        await scoring.Submit(ExampleSubmissions.Of("open", "MAU-001", version: 2, numerator: 3));
        const string Sheet = "/api/v1/rounds/open/sheets/MAU-001";

        var open = await scoring.Host.Anonymous.GetFromJsonAsync<JsonElement>(Sheet);
        var all = await Appraiser.GetFromJsonAsync<JsonElement>(Sheet);

        Assert.Equal((1, true), (open.GetProperty("version").GetInt64(), open.GetProperty("published").GetBoolean()));
        Assert.Equal((2, false), (all.GetProperty("version").GetInt64(), all.GetProperty("published").GetBoolean()));
        Assert.Equal(HttpStatusCode.OK, await Status(scoring.Host.Anonymous, Sheet + "?version=1"));
        Assert.Equal(HttpStatusCode.OK, await Status(scoring.Host.Anonymous, Sheet + "/recomputation"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(scoring.Host.Anonymous, Sheet + "?version=2"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(scoring.Host.Anonymous, "/api/v1/rounds/open/sheets/MAU-002"));
    }

    [Fact]
    public async Task A_sheet_shows_what_its_round_decided()
    {
        await scoring.Submit(ExampleSubmissions.WithSpecial("decides", "MAU-001", """{"special":0.5}"""), ExampleSubmissions.WithSpecial("decides", "MAU-002", "{}"));

        var half = await Appraiser.GetFromJsonAsync<JsonElement>("/api/v1/rounds/decides/sheets/MAU-001");
        var none = await Appraiser.GetFromJsonAsync<JsonElement>("/api/v1/rounds/decides/sheets/MAU-002");

        Assert.Equal((1, "0.5", "2"), (half.GetProperty("setVersion").GetInt32(), half.GetProperty("parameters").GetProperty("special").GetRawText(), half.GetProperty("result").GetProperty("total").GetRawText()));
        Assert.Equal("0.5", half.GetProperty("result").GetProperty("parameters").GetProperty("special").GetRawText());
        Assert.Equal("{}", none.GetProperty("parameters").GetRawText());
        Assert.True((await Appraiser.GetFromJsonAsync<JsonElement>("/api/v1/rounds/decides/sheets/MAU-001/recomputation")).GetProperty("same").GetBoolean());
    }

    [Fact]
    public async Task A_sheet_recomputes_to_the_same()
    {
        await scoring.Submit(ExampleSubmissions.Of("again", "MAU-001"));

        var again = await Appraiser.GetFromJsonAsync<JsonElement>("/api/v1/rounds/again/sheets/MAU-001/recomputation");

        Assert.True(again.GetProperty("same").GetBoolean());
        Assert.Equal("1.6666666666666666666666666667", again.GetProperty("recomputedTotal").GetRawText());
    }

    [Fact]
    public async Task The_list_is_for_appraisers_and_round_administrators_in_pages()
    {
        await scoring.Submit([.. Enumerable.Range(1, 5).Select(i => ExampleSubmissions.Of("pages", $"MAU-00{i}"))]);
        const string List = "/api/v1/rounds/pages/sheets";

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(scoring.Host.Anonymous, List));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(scoring.Host.As("own", "unit-officer", "MAU-001"), List));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(scoring.Host.As("auditor", "auditor"), List));
        Assert.Equal(HttpStatusCode.OK, await Status(scoring.Host.As("admin", "round-administrator"), List));

        var units = new List<string?>();
        for (string? after = ""; after is not null;)
        {
            var page = await Appraiser.GetFromJsonAsync<JsonElement>($"{List}?limit=2&after={after}");
            units.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("unit").GetString()));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(["MAU-001", "MAU-002", "MAU-003", "MAU-004", "MAU-005"], units);
    }

    [Fact]
    public async Task A_page_of_500_sheets_takes_as_many_queries_as_one_of_5()
    {
        await Fill("few", 5);
        await Fill("many", 500);
        var client = Appraiser;
        await client.GetAsync("/api/v1/rounds/few/sheets");

        var few = await Queries.CountOf(client, "/api/v1/rounds/few/sheets?limit=500");
        var many = await Queries.CountOf(client, "/api/v1/rounds/many/sheets?limit=500");

        Assert.Equal(1, few);
        Assert.Equal(few, many);
        Assert.Equal(500, (await client.GetFromJsonAsync<JsonElement>("/api/v1/rounds/many/sheets?limit=500")).GetProperty("items").GetArrayLength());
    }

    private async Task Fill(string round, int units) => await scoring.Rows<int>(
        """
        insert into sheets (id, round, unit, version, set_id, set_version, set_hash, input, input_hash, result, content_hash,
                            total, scale, groups, demonstration, scored_at, parameters)
        select gen_random_uuid(), @round, 'U' || i, 1, 'set', 1, 'hash', '{}', 'hash', '{"rawTotal":1,"applicableMax":100,"bonus":0,"penalty":0}', 'hash', i / 8.0, 100, '[]', true, now(), '{}' from generate_series(1, @units) i;
        insert into current_sheets select @round, 'U' || i, 1 from generate_series(1, @units) i;
        """,
        new { round, units });

    private static async Task<HttpStatusCode> Status(HttpClient client, string path) => (await client.GetAsync(path)).StatusCode;
}
