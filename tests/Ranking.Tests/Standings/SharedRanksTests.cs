using EGovPlatform.Contracts;
using EGovPlatform.Ranking.Features.Standings;

namespace EGovPlatform.Ranking.Tests.Standings;

public class SharedRanksTests
{
    [Fact]
    public void Equal_totals_share_a_rank_and_the_next_counts_on()
    {
        var ranking = SharedRanks.Place([Scored("D", 70m), Scored("B", 80m), Scored("A", 90m), Scored("C", 80m)]);

        Assert.Equal([("A", 1), ("B", 2), ("C", 2), ("D", 4)], ranking.Select(entry => (entry.Unit, entry.Rank!.Value)));
    }

    [Fact]
    public void Totals_are_compared_unrounded()
    {
        var ranking = SharedRanks.Place([Scored("A", 83.2499999999999999999999999m), Scored("B", 83.25m), Scored("C", 83.2500m)]);

        Assert.Equal([("B", 1), ("C", 1), ("A", 3)], ranking.Select(entry => (entry.Unit, entry.Rank!.Value)));
    }

    [Fact]
    public void Units_without_a_sheet_stand_last_without_a_rank()
    {
        var ranking = SharedRanks.Place([Unscored("A"), Scored("Z", 0m), Unscored("B"), Scored("Y", -1.5m)]);

        Assert.Equal(["Z", "Y", "A", "B"], ranking.Select(entry => entry.Unit));
        Assert.Equal([1, 2, null, null], ranking.Select(entry => entry.Rank));
        Assert.Equal(100m, ranking[^1].Scale);
        Assert.Null(ranking[^1].Total);
        Assert.Null(ranking[^1].SheetVersion);
        Assert.Empty(ranking[^1].Groups);
    }

    [Fact]
    public void Codes_are_ordered_by_their_characters_in_every_language()
    {
        var codes = new[] { "DN-B", "DN-a", "DN-1", "ĐN-A" };
        var ranking = SharedRanks.Place(codes.Select(code => Scored(code, 50m)));

        Assert.Equal(["DN-1", "DN-B", "DN-a", "ĐN-A"], ranking.Select(entry => entry.Unit));
    }

    [Fact]
    public void Nobody_is_ranked_where_nobody_takes_part() => Assert.Empty(SharedRanks.Place([]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_rank_is_one_more_than_the_units_that_have_more_points_whatever_the_order_they_come_in(int seed)
    {
#pragma warning disable RS0030 // The seed is stated.
        var random = new Random(seed);
#pragma warning restore RS0030
        var standings = Enumerable.Range(0, 200)
            .Select(i => random.Next(10) == 0 ? Unscored($"U{i:000}") : Scored($"U{i:000}", random.Next(40) / 4m))
            .ToArray();
        var shuffled = standings.ToArray();
        random.Shuffle(shuffled);

        var ranking = SharedRanks.Place(standings);

        Assert.Equal(ranking.Select(entry => (entry.Unit, entry.Rank)), SharedRanks.Place(shuffled).Select(entry => (entry.Unit, entry.Rank)));
        Assert.All(ranking.Where(entry => entry.Total is not null), entry => Assert.Equal(1 + ranking.Count(other => other.Total > entry.Total), entry.Rank));
        Assert.Equal(standings.Length, ranking.Select(entry => entry.Unit).Distinct().Count());
    }

    internal static Standing Scored(string unit, decimal total, long version = 1) => new(
        unit, $"Phường {unit}", "commune", false,
        new(version, "dn-2386-2025-commune", total, 100m, [new GroupPoints("NT", total, 100m)], new(total, 100m, 0m, 0m), $"hash of {unit} {version}"));

    internal static Standing Unscored(string unit) => new(unit, $"Phường {unit}", "commune", false, null);
}
