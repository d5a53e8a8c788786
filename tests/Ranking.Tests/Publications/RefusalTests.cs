using EGovPlatform.Ranking.Features.Publications;
using EGovPlatform.Ranking.Features.Standings;
using static EGovPlatform.Ranking.Tests.Standings.SharedRanksTests;

namespace EGovPlatform.Ranking.Tests.Publications;

public class RefusalTests
{
    private static readonly Standing A = Scored("A", 10m);

    [Fact]
    public void Nothing_stands_in_the_way_where_the_sheets_are_those_of_scoring() => Assert.Null(Refuse([A, Unscored("B")], [], ("A", A.Sheet!)));

    [Fact]
    public void A_round_without_units_is_not_known() => Assert.Equal((404, "round-not-found"), Refuse([], []));

    [Fact]
    public void There_is_nothing_to_publish_before_the_first_sheet() => Assert.Equal((409, "nothing-scored"), Refuse([Unscored("B")], []));

    [Fact]
    public void A_scored_unit_that_is_not_enrolled_would_be_left_out() =>
        Assert.Equal((409, "unit-not-enrolled"), Refuse([A], ["Z"], ("A", A.Sheet!), ("Z", A.Sheet!)));

    [Fact]
    public void A_sheet_that_differs_from_scorings_is_not_published()
    {
        Assert.Equal((409, "sheets-differ"), Refuse([A], [], ("A", A.Sheet! with { Total = 10.25m })));
        Assert.Equal((409, "sheets-differ"), Refuse([A], []));
        Assert.Equal((409, "sheets-differ"), Refuse([A, Unscored("B")], [], ("A", A.Sheet!), ("B", A.Sheet!)));
    }

    private static (int, string)? Refuse(Standing[] standings, string[] notEnrolled, params (string Unit, SheetFigures Sheet)[] streamed) =>
        PublishRanking.Refusal("r", standings, notEnrolled, streamed.ToDictionary(sheet => sheet.Unit, sheet => sheet.Sheet)) is { } problem
            ? (problem.Status, problem.Type)
            : null;
}
