using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Tests;

/// <summary>What a draft says: its contradictions, what it changes, and where it is broken. Nothing is kept.</summary>
[Collection(nameof(ScoringCollection))]
public class SetFileTests(ScoringService scoring)
{
    private const string Set = ExampleSubmissions.Set;

    private HttpClient Anyone => scoring.Host.Anonymous;

    [Fact]
    public async Task A_draft_is_compared_with_a_set_that_ships()
    {
        var draft = (await File()).Replace("\n    max: 11\n", "\n    max: 12\n", StringComparison.Ordinal);
        var answer = await Anyone.PostAsync($"/api/v1/sets/{Set}/changes", Yaml(draft));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var changes = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(CriteriaSets.Get(Set).ContentHash, changes.GetProperty("from").GetProperty("hash").GetString());
        var change = Assert.Single(changes.GetProperty("changes").EnumerateArray());
        Assert.Equal(("group", "NT", "changed"), (Text(change, "node"), Text(change, "code"), Text(change, "change")));
        var part = Assert.Single(change.GetProperty("parts").EnumerateArray());
        Assert.Equal(("max", "11", "12"), (Text(part, "what"), part.GetProperty("before").GetRawText(), part.GetProperty("after").GetRawText()));
    }

    [Fact]
    public async Task A_draft_that_does_not_add_up_is_told_where()
    {
        var draft = (await File()).Replace("\n    max: 11\n", "\n    max: 12\n", StringComparison.Ordinal);
        var findings = await (await Anyone.PostAsync("/api/v1/sets/lint", Yaml(draft))).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Contains(findings.EnumerateArray(), finding => Text(finding, "code") == LintCodes.SumMismatch && Text(finding, "node") == "NT");
        Assert.DoesNotContain(CriteriaSets.Get(Set).Lint(), finding => finding.Code == LintCodes.SumMismatch && finding.Node == "NT");
    }

    [Theory]
    [InlineData("/api/v1/sets/lint")]
    [InlineData($"/api/v1/sets/{Set}/changes")]
    public async Task A_broken_file_is_a_problem_that_names_line_and_reason(string path)
    {
        var lines = (await File()).Split('\n');
        var broken = string.Join('\n', lines.Take(3).Append("extra: 1").Concat(lines.Skip(3)));
        var client = Anyone;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var answer = await client.PostAsync(path, Yaml(broken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:egov:problem:set-unreadable", Text(problem, "type"));
        Assert.StartsWith("Line 4, column", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Contains("extra", problem.GetProperty("errors")[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_a_mebibyte_is_refused()
    {
        var answer = await Anyone.PostAsync("/api/v1/sets/lint", Yaml(new string('a', 1024 * 1024 + 1)));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity });
    }

    [Fact]
    public async Task Another_type_of_content_is_a_problem() => Assert.Equal(
        HttpStatusCode.UnsupportedMediaType, (await Anyone.PostAsync("/api/v1/sets/lint", new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode);

    [Fact]
    public async Task Two_sets_that_ship_are_compared_by_id_or_by_version()
    {
        var same = await Anyone.GetFromJsonAsync<JsonElement>($"/api/v1/sets/{Set}/changes/{Set}@1");
        Assert.Empty(same.GetProperty("changes").EnumerateArray());

        var other = await Anyone.GetFromJsonAsync<JsonElement>($"/api/v1/sets/{Set}/changes/tth-1784-2018-commune");
        Assert.Contains(other.GetProperty("changes").EnumerateArray(), change => Text(change, "change") == "removed" && Text(change, "code") == "NT");
        Assert.Equal(HttpStatusCode.NotFound, (await Anyone.GetAsync($"/api/v1/sets/{Set}/changes/{Set}@2")).StatusCode);
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static StringContent Yaml(string file) => new(file, Encoding.UTF8, "application/yaml");

    private static async Task<string> File()
    {
        await using var stream = typeof(CriteriaSet).Assembly.GetManifestResourceStream(
            typeof(CriteriaSet).Assembly.GetManifestResourceNames().Single(name => name.Contains(Set, StringComparison.Ordinal)))!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
