namespace EGovPlatform.Criteria.Tests;

/// <summary>What a round decides about "tính điểm đặc thù", as it keeps it and as it is typed.</summary>
public class SetParametersTests
{
    private static readonly CriteriaSet Set = SmallSets.WithCriteria(
        SmallSets.Criterion("C1", "{kind: ratio}", "4", "notApplicable: special"), SmallSets.Criterion("C2", "{kind: ratio}", "4", "notApplicable: special"),
        SmallSets.Criterion("C3", "{kind: ratio}", "2"));

    private static ScoreResult Score(SetParameters parameters) => Set.Score(
        DeclarationInput.Parse("""{"values": {"C1": {"notApplicable": true}, "C2": {"notApplicable": true}, "C3": {"percent": 100}}}"""), parameters);

    [Theory]
    [InlineData("{}", 10, 2)] // both out: 2 of 2
    [InlineData("""{"special": null}""", 10, 2)]
    [InlineData("""{"special": 0.5}""", 6, 10)] // 2 + 2 + 2 of 10
    [InlineData("""{"special": 0.5, "specialOf": {"C2": null}}""", 6.6666666666666666666666666667, 6)] // (2 + 2) × 10 / 6
    [InlineData("""{"specialOf": {"C1": 1.0}}""", 10, 6)] // 4 + 2 of 6
    public void The_rounds_json_decides_and_reads_back(string json, double total, decimal applicable)
    {
        var parameters = SetParameters.Parse(json);
        var result = Score(parameters);
        Assert.Equal((decimal)total, Math.Round(result.Total, 14));
        Assert.Equal(applicable, result.ApplicableMax);
        Assert.Equal(result.Total, Trace.Replay(result.Trace));
        Assert.Equal(result.ToJson(), Score(SetParameters.Parse(parameters.ToJson())).ToJson());
        Assert.Empty(parameters.ProblemsWith(Set));
    }

    [Theory]
    [InlineData("special", "special")]
    [InlineData("[]", "{")]
    [InlineData("""{"special": 1.5}""", "special")]
    [InlineData("""{"special": -0.1}""", "special")]
    [InlineData("""{"special": "0.5"}""", "special")]
    [InlineData("""{"special": 0.5, "special": 1}""", "once")]
    [InlineData("""{"specials": 0.5}""", "specials")]
    [InlineData("""{"specialOf": {"C1": 2}}""", "specialOf.C1")]
    [InlineData("""{"specialOf": 0.5}""", "specialOf")]
    public void Anything_else_is_refused(string json, string mentioned)
    {
        var refusal = Assert.Throws<ParametersFormatException>(() => SetParameters.Parse(json));
        if (json != "special") Assert.Contains(mentioned, refusal.Message);
        Assert.NotEmpty(refusal.Reason.Vi);
    }

    [Fact]
    public void What_is_typed_is_the_same()
    {
        var typed = SetParameters.Default.WithSpecial("0.50").WithSpecial("C2=excluded").WithSpecial("C1=1");
        Assert.Equal("""{"special":0.5,"specialOf":{"C1":1,"C2":null}}""", typed.ToJson());
        Assert.Equal("{}", SetParameters.Default.WithSpecial("0.5").WithSpecial("excluded").ToJson());
        foreach (var wrong in new[] { "half", "1.1", "-0.5", "C1=", "C1=x", "1e-1", "0,5" }) Assert.Throws<ParametersFormatException>(() => SetParameters.Default.WithSpecial(wrong));
    }

    [Fact]
    public void A_decision_on_what_the_document_does_not_provide_for_is_a_problem() =>
        Assert.Equal(
            [("C3", "C1, C2"), ("C9", "C1, C2")],
            SetParameters.Default.WithSpecial("C3=1").WithSpecial("C9=1").WithSpecial("C1=1").ProblemsWith(Set)
                .Select(problem => (problem.Criterion, problem.Expected.En.Split(": ")[^1])));

    [Fact]
    public void A_result_names_what_was_decided_and_only_that()
    {
        Assert.Contains("\"parameters\":{\"special\":0.5}", Score(SetParameters.Parse("""{"special": 0.50}""")).ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"parameters\"", Score(SetParameters.Parse("""{"special": null}""")).ToJson(), StringComparison.Ordinal);
    }
}
