using System.Text.Json;
using EGovPlatform.Criteria;
using EGovPlatform.Scoring.Features.Values;

namespace EGovPlatform.Scoring.Tests.Values;

public class CheckValuesTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get(ExampleSubmissions.Set);

    [Fact]
    public void A_draft_without_faults_is_told_what_it_scores()
    {
        var answer = CheckValues.Of(Set, ExampleSubmissions.Of("r", "MAU-001").InputJson);

        Assert.Empty(answer.Problems);
        Assert.Equal("1.6666666666666666666666666667", JsonDocument.Parse(answer.ResultJson).RootElement.GetProperty("total").GetRawText());
    }

    [Theory]
    [InlineData("""{"XX.9": {"count": 1, "evidence": ["x"]}}""", "XX.9", "", "unknown-criterion")]
    [InlineData("""{"NT.1": {"head": "một", "otherLeader": 0, "evidence": ["x"]}}""", "NT.1", "head", "wrong-type")]
    [InlineData("""{"UD.2.3": {"numerator": 1, "evidence": ["x"]}}""", "UD.2.3", "denominator", "missing-input")]
    [InlineData("""{"UD.2.3": {"percent": 120, "evidence": ["x"]}}""", "UD.2.3", "percent", "share-above-100")]
    public void A_fault_names_its_place_in_both_languages_and_the_rest_is_scored(string values, string criterion, string input, string code)
    {
        var answer = CheckValues.Of(Set, $"{{\"values\": {values}}}");

        var problem = Assert.Single(answer.Problems);
        Assert.Equal((criterion, input, code), (problem.Criterion, problem.Input, problem.Code));
        Assert.NotEmpty(problem.ExpectedVi);
        Assert.NotEmpty(problem.ExpectedEn);
        Assert.NotEqual(problem.MessageVi, problem.MessageEn);
        Assert.Equal(Set.Criteria.Count, JsonDocument.Parse(answer.ResultJson).RootElement.GetProperty("criteria").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_declaration_is_refused(string draft) => Assert.Throws<DeclarationFormatException>(() => CheckValues.Of(Set, draft));
}
