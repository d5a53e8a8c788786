using EGovPlatform.Criteria;
using EGovPlatform.Scoring.V1;

namespace EGovPlatform.Scoring.Features.Values;

/// <summary>What is wrong with a draft, and what it would score as it stands. Nothing is stored.</summary>
public static class CheckValues
{
    /// <param name="parametersJson">What the round decides; empty for the documents' defaults.</param>
    /// <exception cref="FormatException">The draft is no JSON object, or the parameters are none.</exception>
    public static CheckValuesResponse Of(CriteriaSet set, string inputJson, string parametersJson = "")
    {
        var parameters = parametersJson.Length == 0 ? SetParameters.Default : SetParameters.Parse(parametersJson);
        var result = set.Score(DeclarationInput.Parse(inputJson), parameters);
        return new()
        {
            ResultJson = result.ToJson(),
            SetVersion = set.Version,
            Problems = { result.Problems.Select(Message) },
            ParameterProblems = { parameters.ProblemsWith(set).Select(Message) },
        };
    }

    private static ValueProblem Message(InputProblem problem) => new()
    {
        Criterion = problem.Criterion,
        Input = problem.Input,
        Code = problem.Code,
        ExpectedVi = problem.Expected.Vi,
        ExpectedEn = problem.Expected.En,
        MessageVi = problem.Message.Vi,
        MessageEn = problem.Message.En,
    };
}
