namespace EGovPlatform.Criteria;

/// <summary>What an evaluation found on its way: problems of the input, and warnings.</summary>
internal sealed class EvaluationNotes
{
    public EvaluationNotes()
    {
    }

    /// <summary>Goes on from what was found before.</summary>
    public EvaluationNotes(EvaluationNotes before) => (Problems, Warnings) = ([.. before.Problems], [.. before.Warnings]);

    public List<InputProblem> Problems { get; } = [];

    public List<ScoreWarning> Warnings { get; } = [];

    public int Count => Problems.Count + Warnings.Count;

    public void Problem(string criterion, string input, string code, Bilingual expected) => Problems.Add(InputProblem.At(criterion, input, code, expected));

    public void Warn(string criterion, string code, Bilingual message) => Warnings.Add(new(criterion, code, message));
}
