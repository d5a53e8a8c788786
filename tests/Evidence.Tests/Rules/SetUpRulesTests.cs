using System.Text.Json.Nodes;
using EGovPlatform.Evidence.Features.Rounds;
using EGovPlatform.Evidence.Features.Units;

namespace EGovPlatform.Evidence.Tests.Rules;

public class SetUpRulesTests
{
    private static readonly PutUnit.Request Ward = new("Phường An Hải", "ward", null, new() { ["city"] = "Đà Nẵng", ["counters"] = 4 }, false);

    private static readonly PutRound.Request Year =
        new("Năm 2026", "dn-2386-2025-commune", new(2026, 1, 1), new(2026, 12, 31), new(2026, 12, 1), new(2027, 1, 15), false);

    [Fact]
    public void An_ordinary_unit_and_round_are_accepted()
    {
        Assert.Empty(PutUnit.Check("DN-AN-HAI", Ward));
        Assert.Empty(PutUnit.Check("MAU-001", Ward with { Demonstration = true }));
        Assert.Empty(PutRound.Check("an-hai-2026", Year));
    }

    [Fact]
    public void The_prefix_of_demonstration_units_is_theirs_alone()
    {
        Assert.Equal("demonstration", Assert.Single(PutUnit.Check("DN-AN-HAI", Ward with { Demonstration = true })).Field);
        Assert.Equal("demonstration", Assert.Single(PutUnit.Check("MAU-001", Ward)).Field);
    }

    [Theory]
    [InlineData("an-hai")]
    [InlineData("A")]
    [InlineData("AN HAI")]
    [InlineData("ĐN-1")]
    [InlineData("-A1")]
    public void A_unit_s_code_is_plain(string code) => Assert.Equal("unit-code", Assert.Single(PutUnit.Check(code, Ward)).Code);

    [Fact]
    public void Every_field_that_is_wrong_is_named()
    {
        Assert.Equal(
            ["name", "kind", "parent", "attributes.list"],
            PutUnit.Check("DN-1", new(" ", "ministry", "DN-1", new JsonObject { ["list"] = new JsonArray() }, false)).Select(problem => problem.Field));
        Assert.Equal(
            ["round", "name", "setId", "periodFrom", "declareUntil", "periodTo"],
            PutRound.Check("An Hải", new(null, "", null, new(2026, 1, 1), new(2026, 1, 1), null, false)).Select(problem => problem.Field)
                .Concat(PutRound.Check("a1", Year with { PeriodTo = new(2025, 12, 31) }).Select(problem => problem.Field)));
        Assert.Equal("ends-before-it-begins", Assert.Single(PutRound.Check("a1", Year with { DeclareUntil = new(2026, 11, 30) })).Code);
    }
}
