using EGovPlatform.Contracts;
using EGovPlatform.Ranking.Features.Reconciliation;
using EGovPlatform.Ranking.Features.Standings;

namespace EGovPlatform.Ranking.Tests.Reconciliation;

public class SheetComparisonTests
{
    private static readonly SheetFigures Sheet = new(2, "set", 50.25m, 100m, [new GroupPoints("NT", 50.25m, 60m)], new(49.25m, 100m, 1.5m, 0.5m), "abc");

    [Fact]
    public void The_same_sheets_are_the_same()
    {
        // Trailing zeros are the only difference, as a round through PostgreSQL or text may leave them.
        var again = Sheet with { Total = 50.2500m, Parts = new(49.250m, 100.0m, 1.50m, 0.5m), Groups = [new GroupPoints("NT", 50.250m, 60.0m)] };

        Assert.True(SheetComparison.Of(Held(("A", Sheet)), Held(("A", again))).Same);
    }

    [Fact]
    public void A_sheet_that_is_missing_or_older_here_is_behind()
    {
        var difference = SheetComparison.Of(Held(("B", Sheet with { Version = 1 })), Held(("A", Sheet), ("B", Sheet)));

        Assert.Equal(["A", "B"], difference.Behind);
        Assert.Empty(difference.Contradicting);
    }

    [Fact]
    public void A_sheet_that_scoring_does_not_have_or_has_older_contradicts()
    {
        var difference = SheetComparison.Of(Held(("A", Sheet), ("B", Sheet with { Version = 3 })), Held(("B", Sheet)));

        Assert.Empty(difference.Behind);
        Assert.Equal(["A", "B"], difference.Contradicting);
    }

    public static TheoryData<SheetFigures> OtherFigures => new()
    {
        Sheet with { Total = 50m },
        Sheet with { Scale = 1000m },
        Sheet with { SetId = "another" },
        Sheet with { ContentHash = "abd" },
        Sheet with { Groups = [new GroupPoints("NT", 50m, 60m)] },
        Sheet with { Groups = [] },
        Sheet with { Parts = Sheet.Parts with { Bonus = 1m } },
    };

    [Theory]
    [MemberData(nameof(OtherFigures), DisableDiscoveryEnumeration = true)]
    public void Other_figures_under_the_same_version_contradict(SheetFigures other) =>
        Assert.Equal(["A"], SheetComparison.Of(Held(("A", Sheet)), Held(("A", other))).Contradicting);

    private static Dictionary<string, SheetFigures> Held(params (string Unit, SheetFigures Sheet)[] sheets) =>
        sheets.ToDictionary(sheet => sheet.Unit, sheet => sheet.Sheet);
}
