using System.Net;
using EGovPlatform.Contracts;
using EGovPlatform.Testing;
using static EGovPlatform.Ranking.Tests.RankingService;
using static EGovPlatform.Ranking.Tests.Standings.SharedRanksTests;

namespace EGovPlatform.Ranking.Tests;

[Collection(nameof(RankingCollection))]
public class LiveRankingTests(RankingService ranking)
{
    [Fact]
    public async Task Units_are_ranked_as_their_sheets_arrive()
    {
        await ranking.Tell("live", Scored("B", 80.25m), Scored("A", 80.25m), Scored("C", 90m), Unscored("D"));

        var live = await ranking.Live("live");

        Assert.Equal("live", live.GetProperty("round").GetString());
        Assert.Equal(4, live.GetProperty("units").GetInt32());
        Assert.False(live.GetProperty("demonstration").GetBoolean());
        Assert.False(live.TryGetProperty("publication", out _));
        Assert.Equal(
            ["C 1 90", "A 2 80.25", "B 2 80.25", "D null null"],
            live.GetProperty("entries").EnumerateArray().Select(entry =>
                $"{entry.GetProperty("unit")} {entry.GetProperty("rank").GetRawText()} {entry.GetProperty("total").GetRawText()}"));
    }

    [Fact]
    public async Task Every_digit_of_a_total_survives_the_way()
    {
        const decimal Thirds = 66.66666666666666666666666667m;
        var unit = Scored("A", Thirds);
        await ranking.Tell("digits", unit with { Sheet = unit.Sheet! with { Groups = [new GroupPoints("NT", Thirds, 100m)] } });

        var entry = (await ranking.Live("digits")).GetProperty("entries")[0];

        Assert.Equal("66.66666666666666666666666667", entry.GetProperty("total").GetRawText());
        Assert.Equal("66.66666666666666666666666667", entry.GetProperty("groups")[0].GetProperty("points").GetRawText());
    }

    [Fact]
    public async Task An_older_event_changes_nothing_whenever_it_comes()
    {
        var newer = Scored("A", 70m, version: 2);
        await ranking.Tell("late", newer with { Name = "Xã Mới" });
        await ranking.Tell(
            Enrolled("late", newer with { Name = "Xã Mới hơn" }, version: 3), Enrolled("late", newer with { Name = "Xã Cũ" }, version: 2),
            RankingService.Scored("late", "A", Scored("A", 99m, version: 1).Sheet!), RankingService.Scored("late", "A", Scored("A", 98m, version: 2).Sheet!));

        var entry = (await ranking.Live("late")).GetProperty("entries")[0];

        Assert.Equal("Xã Mới hơn", entry.GetProperty("name").GetString());
        Assert.Equal("70", entry.GetProperty("total").GetRawText());
        Assert.Equal(2, entry.GetProperty("sheetVersion").GetInt64());
    }

    [Fact]
    public async Task A_sheet_whose_event_was_lost_is_taken_from_scoring()
    {
        await ranking.Tell("lost", Scored("A", 10m), Unscored("B"));
        ranking.Scoring.Sheets[("lost", "A")] = Scored("A", 20m, version: 2).Sheet!;
        ranking.Scoring.Sheets[("lost", "B")] = Scored("B", 15m).Sheet!;

        var totals = await Eventually.Is(
            async () => string.Join(' ', (await ranking.Live("lost")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("total").GetRawText())),
            totals => totals == "20 15");

        Assert.Equal("20 15", totals);
        Assert.StartsWith("Bearer ", ranking.Scoring.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_those_who_are_logged_in()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await ranking.Host.Anonymous.GetAsync("/api/v1/rounds/live/ranking")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ranking.Host.As("someone", "auditor").GetAsync("/api/v1/rounds/nowhere/ranking")).StatusCode);
    }

    [Fact]
    public async Task A_list_of_500_units_takes_as_many_queries_as_one_of_5()
    {
        await Fill("few", 5);
        await Fill("many", 500);
        var reader = ranking.Host.As("someone", "auditor");
        await reader.GetAsync("/api/v1/rounds/few/ranking");

        var few = await Queries.CountOf(reader, "/api/v1/rounds/few/ranking");
        var many = await Queries.CountOf(reader, "/api/v1/rounds/many/ranking");

        Assert.Equal(1, few);
        Assert.Equal(few, many);
        Assert.Equal(500, (await ranking.Live("many")).GetProperty("entries").GetArrayLength());
    }

    private async Task Fill(string round, int units)
    {
        await using var command = ranking.Database.CreateCommand(
            $"""
            insert into enrolled_units select '{round}', 'U' || i, 1, 'Phường ' || i, 'commune', true from generate_series(1, {units}) i;
            insert into sheets select '{round}', 'U' || i, 1, 'set', i / 8.0, 100, '[]', 'hash', i / 8.0, 100, 0, 0 from generate_series(1, {units}) i;
            """);
        await command.ExecuteNonQueryAsync();
    }
}
