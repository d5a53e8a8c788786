using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Tests;

[Collection(nameof(ScoringCollection))]
public class SetEndpointsTests(ScoringService scoring)
{
    private const string Scores = $"/api/v1/sets/{ExampleSubmissions.Set}/scores";

    private HttpClient Anyone => scoring.Host.Anonymous;

    [Fact]
    public async Task Every_shipped_set_is_listed_and_shown_whole()
    {
        var listed = await Anyone.GetFromJsonAsync<JsonElement>("/api/v1/sets");

        Assert.Equal(CriteriaSets.All.Select(set => set.Id), listed.EnumerateArray().Select(set => set.GetProperty("id").GetString()));
        foreach (var set in CriteriaSets.All)
        {
            var shown = await Anyone.GetFromJsonAsync<JsonElement>($"/api/v1/sets/{set.Id}");
            Assert.Equal(set.ContentHash, shown.GetProperty("contentHash").GetString());
            Assert.Equal(
                set.Criteria.Select(criterion => (criterion.Code, criterion.Title.Vi, criterion.Text, criterion.Rule.Kind)),
                shown.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("criteria").EnumerateArray()).Select(criterion => (
                    criterion.GetProperty("code").GetString()!, criterion.GetProperty("title").GetProperty("vi").GetString()!,
                    criterion.GetProperty("text").GetString()!, criterion.GetProperty("rule").GetString()!)));
        }
    }

    [Fact]
    public async Task A_criterion_says_what_it_asks_and_what_that_is_worth()
    {
        var shown = await Anyone.GetFromJsonAsync<JsonElement>($"/api/v1/sets/{ExampleSubmissions.Set}");
        var group = shown.GetProperty("groups").EnumerateArray().First(one => one.GetProperty("code").GetString() == "NT");
        var criterion = group.GetProperty("criteria")[0];

        Assert.Equal(("score", "11"), (group.GetProperty("direction").GetString(), group.GetProperty("max").GetRawText()));
        Assert.Equal(["head", "otherLeader"], criterion.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()));
        Assert.Equal("count", criterion.GetProperty("inputs")[0].GetProperty("type").GetString());
        Assert.Equal("0.5", criterion.GetProperty("inputs")[1].GetProperty("options")[0].GetProperty("points").GetRawText());
        Assert.True(criterion.GetProperty("evidence").GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task A_set_says_its_rules_in_words_its_examples_what_was_found_and_how_it_classifies()
    {
        foreach (var set in CriteriaSets.All)
        {
            var shown = await Anyone.GetFromJsonAsync<JsonElement>($"/api/v1/sets/{set.Id}@{set.Version}");
            var criteria = shown.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("criteria").EnumerateArray()).ToList();
            Assert.All(criteria, criterion => Assert.NotEmpty(criterion.GetProperty("ruleInWords")[0].GetProperty("text").GetProperty("vi").GetString()!));
            Assert.Equal(set.Criteria.Sum(criterion => criterion.Examples.Count), criteria.Sum(criterion => criterion.GetProperty("examples").GetArrayLength()));
            Assert.Equal(
                set.Lint().Select(finding => (finding.Code, finding.Node, finding.Resolution.Vi)),
                shown.GetProperty("findings").EnumerateArray().Select(finding => (
                    finding.GetProperty("code").GetString()!, finding.GetProperty("node").GetString()!, finding.GetProperty("resolution").GetProperty("vi").GetString()!)));
            Assert.Equal(
                set.Content.Classification.Select(one => one.Id),
                shown.GetProperty("classification").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        }
    }

    [Fact]
    public async Task An_entry_of_a_classification_says_what_it_takes_in_points_beside_the_printed_words()
    {
        var shown = await Anyone.GetFromJsonAsync<JsonElement>("/api/v1/sets/ag-1040-2018-commune");
        var levels = shown.GetProperty("classification").EnumerateArray().First(one => one.GetProperty("kind").GetString() == "levels");
        var group = levels.GetProperty("entries")[0].GetProperty("conditions").EnumerateArray().First(condition => condition.GetProperty("kind").GetString() == "group");
        var max = CriteriaSets.Get("ag-1040-2018-commune").Groups.First(one => one.Code == group.GetProperty("node").GetString()).Max;

        Assert.Equal(0.9m * max, group.GetProperty("required").GetDecimal());
        Assert.Contains("90%", group.GetProperty("printed").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_is_scored_without_being_kept()
    {
        var answer = await Anyone.PostAsync(Scores, Json(ExampleSubmissions.Of("r", "u").InputJson));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("1.6666666666666666666666666667", result.GetProperty("total").GetRawText());
        Assert.Empty(await scoring.Rows<string>("select unit from sheets where unit = 'u'"));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("[1]", HttpStatusCode.BadRequest, "declaration-unreadable")]
    [InlineData("\"text\"", HttpStatusCode.BadRequest, "declaration-unreadable")]
    public async Task What_is_no_declaration_is_a_problem(string body, HttpStatusCode status, string type)
    {
        var answer = await Anyone.PostAsync(Scores, Json(body));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal($"urn:egov:problem:{type}", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Another_type_of_content_is_a_problem() => Assert.Equal(
        HttpStatusCode.UnsupportedMediaType, (await Anyone.PostAsync(Scores, new StringContent("NT.1=1", Encoding.UTF8, "text/plain"))).StatusCode);

    [Fact]
    public async Task Another_method_is_a_problem() => Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Anyone.DeleteAsync(Scores)).StatusCode);

    [Theory]
    [InlineData("vi", "Không có bộ chỉ số này.")]
    [InlineData("en", "There is no such criteria set.")]
    public async Task A_set_that_does_not_ship_is_a_problem_that_names_those_that_do(string language, string title)
    {
        var client = Anyone;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = await client.GetAsync("/api/v1/sets/xyz");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.Contains(ExampleSubmissions.Set, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
