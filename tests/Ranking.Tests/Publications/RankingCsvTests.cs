using System.Globalization;
using EGovPlatform.Ranking.Features.Publications;
using EGovPlatform.Ranking.Features.Standings;
using EGovPlatform.Ranking.Tests.Standings;

namespace EGovPlatform.Ranking.Tests.Publications;

public class RankingCsvTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 31, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_line_says_all_that_a_rank_follows_from()
    {
        var csv = Write(SharedRanksTests.Scored("DN-1", 83.250m), SharedRanksTests.Unscored("DN-2"));

        Assert.Equal(
            """
            round,publication,publishedAt,contentHash,rank,unit,name,kind,total,scale,rawTotal,applicableMax,bonus,penalty,setId,sheetVersion,sheetHash,NT.points,NT.max,note
            r-2026,3,2026-12-31T10:00:00.0000000+00:00,abc,1,DN-1,Phường DN-1,commune,83.25,100,83.25,100,0,0,dn-2386-2025-commune,1,hash of DN-1 1,83.25,100,
            r-2026,3,2026-12-31T10:00:00.0000000+00:00,abc,,DN-2,Phường DN-2,commune,,100,,,,,,,,,,

            """.ReplaceLineEndings("\r\n"),
            csv);
    }

    [Fact]
    public void Decimals_have_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        try
        {
            Assert.Contains(",83.25,100,", Write(SharedRanksTests.Scored("A", 83.25m)), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Xã \"Mẫu\", số 1", "\"Xã \"\"Mẫu\"\", số 1\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+84", "'+84")]
    [InlineData("Xã\nMẫu", "\"Xã\nMẫu\"")]
    public void A_name_neither_breaks_the_line_nor_starts_a_formula(string name, string written) =>
        Assert.Contains($",A,{written},commune,", Write(SharedRanksTests.Scored("A", 1m) with { Name = name }), StringComparison.Ordinal);

    [Fact]
    public void Made_up_units_wear_their_label()
    {
        var lines = Write(SharedRanksTests.Scored("MAU-001", 2m) with { Demonstration = true }, SharedRanksTests.Scored("DN-1", 1m)).Split("\r\n");

        Assert.EndsWith(",Số liệu giả định", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",", lines[2], StringComparison.Ordinal);
    }

    private static string Write(params Standing[] standings) => RankingCsv.Write(RankingContent.Of("r-2026", 3, At, standings), "abc");
}
