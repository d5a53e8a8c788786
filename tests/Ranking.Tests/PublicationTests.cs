using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.Criteria;
using Npgsql;
using static EGovPlatform.Ranking.Tests.Standings.SharedRanksTests;

namespace EGovPlatform.Ranking.Tests;

[Collection(nameof(RankingCollection))]
public class PublicationTests(RankingService ranking)
{
    [Fact]
    public async Task What_was_published_is_everybodys_and_never_changes()
    {
        await ranking.Tell("published", Scored("A", 50.50m), Scored("B", 60m), Unscored("C"));
        Assert.Equal(HttpStatusCode.NotFound, (await ranking.Host.Anonymous.GetAsync(Path("published"))).StatusCode);

        var created = await ranking.Publish("published");
        await ranking.Tell("published", Scored("A", 99m, version: 2));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var first = await Newest("published");
        Assert.Equal(1, first.GetProperty("publication").GetInt64());
        Assert.Equal(["B", "A", "C"], Units(first));
        Assert.Equal(["A", "B", "C"], Units(await ranking.Live("published")));
        Assert.Equal(first.GetRawText(), await ranking.Host.Anonymous.GetStringAsync(created.Headers.Location));
        await Assert.ThrowsAsync<PostgresException>(() => Execute("update publications set content = '{}' where round = 'published'"));
        await Assert.ThrowsAsync<PostgresException>(() => Execute("delete from publications where round = 'published'"));
        await Assert.ThrowsAsync<PostgresException>(() => Execute("truncate publications"));

        (await ranking.Publish("published")).EnsureSuccessStatusCode();
        Assert.Equal(2, (await Newest("published")).GetProperty("publication").GetInt64());
        Assert.Equal(first.GetRawText(), await ranking.Host.Anonymous.GetStringAsync(created.Headers.Location));
    }

    [Fact]
    public async Task Anyone_can_take_the_hash_again_and_the_ranks()
    {
        await ranking.Tell("hash", Scored("A", 50.50m), Scored("B", 33.333333333333333333333333333m), Unscored("C") with { Demonstration = true });
        (await ranking.Publish("hash")).EnsureSuccessStatusCode();

        var document = await Newest("hash");
        var file = await ranking.Host.Anonymous.GetAsync(Path("hash") + ".json");
        var csv = await ranking.Host.Anonymous.GetStringAsync(Path("hash") + ".csv");

        var hash = document.GetProperty("contentHash").GetString();
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await file.Content.ReadAsByteArrayAsync())));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        var content = JsonNode.Parse(document.GetRawText())!.AsObject();
        content.Remove("contentHash");
        Assert.Equal(hash, CanonicalJson.Hash(content.ToJsonString()));
        Assert.True(document.GetProperty("demonstration").GetBoolean());

        var lines = csv.TrimEnd().Split("\r\n");
        var columns = lines[0].TrimStart('\uFEFF').Split(',');
        var rows = lines[1..].Select(line => columns.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second)).ToList();
        Assert.Equal(
            document.GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("unit").GetString(), Text(entry, "rank"), Text(entry, "total"), Text(entry, "sheetHash"))),
            rows.Select(row => ((string?)row["unit"], row["rank"], row["total"], row["sheetHash"])));
        Assert.All(rows, row => Assert.Equal(hash, row["contentHash"]));
        Assert.Equal("Số liệu giả định", rows[^1]["note"]);
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so()
    {
        await ranking.Tell("etag", Scored("A", 1m));
        (await ranking.Publish("etag")).EnsureSuccessStatusCode();
        var first = await ranking.Host.Anonymous.GetAsync(Path("etag"));

        using var again = new HttpRequestMessage(HttpMethod.Get, Path("etag"));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await ranking.Host.Anonymous.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Scoring_is_told_which_sheets_were_published_with_the_publication_itself()
    {
        await ranking.Tell("told", Scored("A", 1m, version: 3), Unscored("B"));
        (await ranking.Publish("told")).EnsureSuccessStatusCode();

        await using var connection = await ranking.Database.OpenConnectionAsync();
        var payload = JsonDocument.Parse((await connection.QuerySingleAsync<string>(
            "select payload::text from outbox where event_type like '%RankingPublished' and payload ->> 'round' = 'told'"))).RootElement;

        Assert.Equal(1, payload.GetProperty("version").GetInt64());
        Assert.Equal((await Newest("told")).GetProperty("contentHash").GetString(), payload.GetProperty("contentHash").GetString());
        var sheet = Assert.Single(payload.GetProperty("sheets").EnumerateArray());
        Assert.Equal(("A", 3), (sheet.GetProperty("unit").GetString(), sheet.GetProperty("sheetVersion").GetInt64()));
    }

    [Fact]
    public async Task A_sheet_that_is_not_scorings_stops_the_publication_and_changes_nothing()
    {
        await ranking.Tell("differs", Scored("A", 50m));
        var sheet = ranking.Scoring.Sheets[("differs", "A")];
        ranking.Scoring.Sheets[("differs", "A")] = sheet with { Total = 50.25m };

        await Refused("differs", HttpStatusCode.Conflict, "sheets-differ");

        ranking.Scoring.Sheets[("differs", "A")] = sheet;
        Assert.Equal(HttpStatusCode.Created, (await ranking.Publish("differs")).StatusCode);
    }

    [Fact]
    public async Task What_would_be_wrong_or_empty_is_not_published()
    {
        await ranking.Tell("empty", Unscored("A"));
        await ranking.Tell("stranger", Scored("A", 1m));
        await ranking.Tell(RankingService.Scored("stranger", "Z", Scored("Z", 2m).Sheet!));
        ranking.Scoring.Sheets[("stranger", "Z")] = Scored("Z", 2m).Sheet!;

        await Refused("empty", HttpStatusCode.Conflict, "nothing-scored");
        await Refused("stranger", HttpStatusCode.Conflict, "unit-not-enrolled");
        await Refused("nowhere", HttpStatusCode.NotFound, "round-not-found");
    }

    [Fact]
    public async Task Nothing_is_published_while_scoring_cannot_be_asked()
    {
        await ranking.Tell("away", Scored("A", 50m));
        ranking.Scoring.Away = true;
        try
        {
            await Refused("away", HttpStatusCode.ServiceUnavailable, "unavailable");
        }
        finally
        {
            ranking.Scoring.Away = false;
        }

        Assert.Equal(HttpStatusCode.Created, (await ranking.Publish("away")).StatusCode);
    }

    [Fact]
    public async Task Two_at_once_make_two_publications()
    {
        await ranking.Tell("twice", Scored("A", 50m));

        var answers = await Task.WhenAll(ranking.Publish("twice"), ranking.Publish("twice"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(2, answers.Select(answer => answer.Headers.Location).Distinct().Count());
    }

    [Theory]
    [InlineData("unit-officer")]
    [InlineData("appraiser")]
    [InlineData("auditor")]
    [InlineData("platform-administrator")]
    [InlineData("service")]
    public async Task Only_round_administrators_publish(string role) => Assert.Equal(
        HttpStatusCode.Forbidden, (await ranking.Host.As("someone", role).PostAsync("/api/v1/rounds/r/ranking/publications", null)).StatusCode);

    private async Task Refused(string round, HttpStatusCode status, string type)
    {
        var answer = await ranking.Publish(round);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal($"urn:egov:problem:{type}", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await ranking.Host.Anonymous.GetAsync(Path(round))).StatusCode);
    }

    private async Task<JsonElement> Newest(string round) => await ranking.Host.Anonymous.GetFromJsonAsync<JsonElement>(Path(round));

    private async Task Execute(string sql)
    {
        await using var command = ranking.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Path(string round) => $"/api/v1/rounds/{round}/ranking/published";

    private static IEnumerable<string?> Units(JsonElement document) => document.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("unit").GetString());

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "";
}
