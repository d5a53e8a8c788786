using System.Globalization;
using System.Text.Json;

namespace EGovPlatform.Criteria.Tests;

public class TraceTests
{
    [Fact]
    public void A_trace_replays_from_the_json_of_a_result()
    {
        var json = SmallSets.WithRule("{kind: ratio, full: 0.999}").Score("""{"C1": {"numerator": 650, "denominator": 652}}""").ToJson();
        using var document = JsonDocument.Parse(json);
        var criterion = document.RootElement.GetProperty("criteria")[0];
        Assert.Equal(criterion.GetProperty("points").GetDecimal(), Trace.Replay(Trace.Parse(criterion.GetProperty("trace"))));
    }

    [Fact]
    public void The_replay_looks_at_the_expressions_not_at_the_stated_values()
    {
        var trace = new Trace([new("s1", new("a", "a"), "650 * 2 / 652", 99), new("s2", new("b", "b"), "min(s1, 1)", 99)]);
        Assert.Equal(1m, Trace.Replay(trace));
    }

    [Theory]
    [InlineData("s2")]
    [InlineData("1 / 0")]
    [InlineData("1 +")]
    public void A_step_that_cannot_be_redone_is_named(string expression)
    {
        var trace = new Trace([new("s1", new("a", "a"), expression, 1)]);
        Assert.Contains("s1", Assert.Throws<FormatException>(() => Trace.Replay(trace)).Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""[{"id": "s1"}]""")]
    [InlineData("""[{"id": "s1", "vi": "a", "en": "a", "expression": 3, "value": 1}]""")]
    public void What_is_no_trace_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Throws<FormatException>(() => Trace.Parse(document.RootElement));
    }

    [Fact]
    public void Is_rendered_in_both_languages_with_their_numbers()
    {
        var trace = SmallSets.WithRule("{kind: ratio}").Only("""{"percent": 99.5}""").Trace;
        Assert.Equal(["s1: Tỷ lệ (99,5 %) × điểm tối đa 2: 99.5 * 2 / 100 = 1,99"], trace.Render(CultureInfo.GetCultureInfo("vi-VN")));
        Assert.Equal(["s1: Share (99.5 %) × maximum 2: 99.5 * 2 / 100 = 1.99"], trace.Render(CultureInfo.GetCultureInfo("en-GB")));
    }
}
