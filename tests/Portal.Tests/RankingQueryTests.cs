using EGovPlatform.Portal.Features.Rankings;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Tests;

public sealed class RankingQueryTests
{
    private static readonly RankingEntry[] Entries =
    [
        Entry(1, "B-2", "Phường Hải Châu", "ward", 90, 5),
        Entry(2, "B-1", "Xã Đại Lộc", "commune", 80, 9),
        Entry(2, "B-3", "Phường An Hải", "ward", 80, 7),
        new(null, "B-0", "Xã Ẩn Danh", "commune", null, 100, [], null, null, null, null, null, false),
    ];

    [Theory]
    [InlineData("hai", "B-2 B-3")]
    [InlineData("HẢI", "B-2 B-3")]
    [InlineData("an hai", "B-3")]
    [InlineData("dai loc", "B-1")]
    [InlineData("an", "B-3 B-0")]
    [InlineData("b-1", "B-1")]
    [InlineData("zz", "")]
    public void Names_are_found_without_tone_marks_and_case(string typed, string units) =>
        Assert.Equal(units, Units(new(typed, null, null, null, false)));

    [Fact]
    public void Kind_narrows() => Assert.Equal("B-1 B-0", Units(new(null, "commune", null, null, false)));

    [Theory]
    [InlineData(null, null, "B-2 B-1 B-3 B-0")]
    [InlineData("rank", true, "B-1 B-3 B-2 B-0")]
    [InlineData("total", null, "B-2 B-1 B-3 B-0")]
    [InlineData("total", false, "B-1 B-3 B-2 B-0")]
    [InlineData("NT", null, "B-1 B-3 B-2 B-0")]
    [InlineData("bonus", null, "B-2 B-3 B-1 B-0")]
    [InlineData("unknown", null, "B-1 B-2 B-3 B-0")]
    public void Units_without_a_score_stand_last_whichever_way_one_sorts(string? sort, bool? descending, string units) =>
        Assert.Equal(units, Units(new(null, null, sort, descending, false)));

    [Fact]
    public void The_same_column_again_turns_the_order_round()
    {
        var byTotal = new RankingQuery("hải", "ward", "total", null, true);
        Assert.Equal("?q=h%E1%BA%A3i&kind=ward&sort=total&order=asc&view=live", byTotal.SortedBy("total"));
        Assert.Equal("?q=h%E1%BA%A3i&kind=ward&sort=NT&view=live", byTotal.SortedBy("NT"));
        Assert.Equal("?q=h%E1%BA%A3i&kind=ward&sort=total", byTotal.Switched(false));
    }

    [Fact]
    public void A_distribution_counts_every_total_once_in_bands_of_a_twentieth_of_the_scale()
    {
        var bins = Distribution.Of([44.99m, 45m, 61m, 100m, 104.5m], 100, marked: 61m);
        Assert.Equal((40m, 45m, 1), (bins[0].From, bins[0].To, bins[0].Count));
        Assert.Equal(5, bins.Sum(bin => bin.Count));
        Assert.Equal(2, bins[^1].Count);
        Assert.Equal(60m, Assert.Single(bins, bin => bin.Marked).From);
        Assert.Equal(13, bins.Count);
        Assert.Empty(Distribution.Of([], 100));
        Assert.Empty(Distribution.Of([0m], scale: 0));
    }

    private static string Units(RankingQuery query) => string.Join(' ', query.Of(Entries).Select(entry => entry.Unit));

    private static RankingEntry Entry(int rank, string unit, string name, string kind, decimal total, decimal points) =>
        new(rank, unit, name, kind, total, 100, [new("NT", points, 11)], points, 100, total - points, 0, 1, false);
}
