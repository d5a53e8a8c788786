using System.Text.Json;
using EGovPlatform.Criteria;
using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

public class DemonstrationFiguresTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Every_made_up_figure_is_valid_and_the_same_at_every_run()
    {
        foreach (var unit in DemonstrationUnit.All)
        {
            var input = Input(unit);
            var result = CriteriaSets.Get(DemonstrationRound.SetId).Score(input);
            Assert.Empty(result.Problems.Select(problem => $"{unit.Code} {problem.Criterion} {problem.Input}: {problem.Message.En}"));
            Assert.Equal(input.ToJson(), Input(unit).ToJson());
        }
    }

    [Fact]
    public void The_made_up_units_differ_as_real_ones_would()
    {
        var totals = DemonstrationUnit.All.Select(unit => CriteriaSets.Get(DemonstrationRound.SetId).Score(Input(unit)).Total).ToList();

        Assert.InRange(totals.Min(), 20, 60);
        Assert.InRange(totals.Max(), 80, 105);
        Assert.True(totals.Distinct().Count() > 85, "the units hardly differ");
    }

    [Fact]
    public void No_demonstration_unit_bears_a_name_that_could_be_a_real_one()
    {
        Assert.Equal(94, DemonstrationUnit.All.Count);
        Assert.All(DemonstrationUnit.All, unit =>
        {
            Assert.StartsWith("MAU-", unit.Code, StringComparison.Ordinal);
            Assert.Contains(" Mẫu ", unit.Name, StringComparison.Ordinal);
        });
    }

    internal static DeclarationInput Input(DemonstrationUnit unit) =>
        DeclarationInput.Parse(JsonSerializer.Serialize(new { unit = new { code = unit.Code }, values = DemonstrationFigures.For(unit, complete: true) }, Json));
}
