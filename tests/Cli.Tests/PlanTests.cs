using System.Text.Json;

namespace EGovPlatform.Cli.Tests;

public sealed class PlanTests : IDisposable
{
    private const string Set = "dn-2386-2025-commune";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egov-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Declaration(string values) => _folder.File("in.json", $$"""{"unit": {"code": "MAU-001"}, "values": {{values}}}""");

    [Fact]
    public async Task A_plan_names_each_step_with_its_inputs_and_its_gain()
    {
        var file = Declaration("""{"DV.2": {"a": 30, "b": 70, "c": 15, "d": 60, "evidence": ["01/BC-UBND"]}}""");
        var answer = await Egov.Run("plan", Set, "--input", file, "--target", "14", "--json");
        Assert.Equal((0, 0), (answer.ExitStatus, answer.Errors.Count));
        var plan = JsonDocument.Parse(answer.Output).RootElement;
        Assert.True(plan.GetProperty("reachable").GetBoolean() && plan.GetProperty("proven").GetBoolean());
        var steps = plan.GetProperty("steps").EnumerateArray().ToList();
        // 3 points now; the largest single gain is 4 (DV.3), then 3, so that four criteria are needed for 11 more.
        Assert.Equal(4, steps.Count);
        Assert.All(steps, s => Assert.True(s.GetProperty("gain").GetDecimal() > 0 && s.GetProperty("to").EnumerateObject().Any()));
        Assert.Equal(plan.GetProperty("gain").GetDecimal(), steps.Sum(s => s.GetProperty("gain").GetDecimal()));
        Assert.True(plan.GetProperty("totalAfter").GetDecimal() >= 14);
        var text = await Egov.Run("plan", Set, "--input", file, "--target", "14", "--lang", "en");
        Assert.Contains("4 criteria to improve: total 3 →", text.Output);
    }

    [Fact]
    public async Task The_steps_put_into_the_declaration_reach_the_target()
    {
        var plan = JsonDocument.Parse((await Egov.Run("plan", Set, "--input", Declaration("{}"), "--target", "20", "--json")).Output).RootElement;
        var values = string.Join(", ", plan.GetProperty("steps").EnumerateArray().Select(s => $"\"{s.GetProperty("code").GetString()}\": {s.GetProperty("to").GetRawText()}"));
        var score = await Egov.Run("score", Set, "--input", _folder.File("then.json", $$$"""{"values": { {{{values}}} }}"""), "--json");
        Assert.Equal(0, score.ExitStatus);
        Assert.Equal(plan.GetProperty("totalAfter").GetDecimal(), JsonDocument.Parse(score.Output).RootElement.GetProperty("total").GetDecimal());
        Assert.True(plan.GetProperty("totalAfter").GetDecimal() >= 20);
    }

    [Fact]
    public async Task What_is_out_of_reach_is_said()
    {
        var answer = await Egov.Run("plan", Set, "--input", Declaration("{}"), "--target", "200", "--json");
        Assert.Equal(0, answer.ExitStatus);
        Assert.False(JsonDocument.Parse(answer.Output).RootElement.GetProperty("reachable").GetBoolean());
        Assert.Contains("108.75", (await Egov.Run("plan", Set, "--input", Declaration("{}"), "--target", "200", "--lang", "en")).Output);
    }

    [Theory]
    [InlineData("plan", Set)]
    [InlineData("plan", Set, "--input", "no-such-file.json", "--target", "50")]
    [InlineData("plan", Set, "--input", "-", "--target", "Mức I")]
    [InlineData("plan", "no-such-set", "--input", "-", "--target", "50")]
    public async Task Wrong_usage_is_said_on_standard_error(params string[] arguments)
    {
        var answer = await Egov.Run(arguments);
        Assert.Equal((2, ""), (answer.ExitStatus, answer.Output));
        Assert.NotEmpty(answer.Errors);
    }
}
