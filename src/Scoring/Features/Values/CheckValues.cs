using EGovPlatform.Criteria;
using EGovPlatform.Scoring.V1;

namespace EGovPlatform.Scoring.Features.Values;

/// <summary>What is wrong with a draft, and what it would score as it stands. Nothing is stored.</summary>
public static class CheckValues
{
    /// <exception cref="FormatException">The draft is no JSON object.</exception>
    public static CheckValuesResponse Of(CriteriaSet set, string inputJson)
    {
        var result = set.Score(DeclarationInput.Parse(inputJson));
        return new()
        {
            ResultJson = result.ToJson(),
            Problems =
            {
                result.Problems.Select(problem => new ValueProblem
                {
                    Criterion = problem.Criterion,
                    Input = problem.Input,
                    Code = problem.Code,
                    ExpectedVi = problem.Expected.Vi,
                    ExpectedEn = problem.Expected.En,
                    MessageVi = problem.Message.Vi,
                    MessageEn = problem.Message.En,
                }),
            },
        };
    }
}
