using EGovPlatform.Contracts;
using EGovPlatform.Criteria;
using EGovPlatform.Evidence.V1;

namespace EGovPlatform.Scoring.Features.Sheets;

/// <summary>
/// A score sheet (phiếu điểm): what one submission is worth by its criteria set, with the trace of every criterion.
/// It keeps its input, so that it can be scored again at any time.
/// </summary>
/// <param name="Version">The number of the submission.</param>
/// <param name="Parameters">What the round decides where the documents leave it open, canonical JSON.</param>
/// <param name="Input">The declaration as it was frozen, byte for byte; <paramref name="InputHash"/> is its SHA-256.</param>
/// <param name="Result">The result, canonical JSON; <paramref name="ContentHash"/> is its SHA-256.</param>
/// <param name="Total">Unrounded points.</param>
public sealed record ScoreSheet(
    string Round, string Unit, long Version, string SetId, int SetVersion, string SetHash, string Parameters, string Input, string InputHash,
    string Result, string ContentHash, decimal Total, decimal Scale, IReadOnlyList<GroupPoints> Groups, TotalParts Parts, bool Demonstration)
{
    /// <summary>Scores a submission.</summary>
    /// <exception cref="InvalidDataException">
    /// The submission is not the one that was announced, or is not what its hash says; its set does not ship in its version, or cannot take its parameters.
    /// </exception>
    public static ScoreSheet Of(Submission submission, DeclarationSubmitted announced)
    {
        if ((submission.Round, submission.Unit, submission.Version, submission.SetId) != (announced.Round, announced.Unit, announced.Version, announced.SetId))
        {
            throw new InvalidDataException(
                $"Announced was submission {announced.Version} of {announced.Unit} in {announced.Round} by {announced.SetId}, "
                + $"received {submission.Version} of {submission.Unit} in {submission.Round} by {submission.SetId}.");
        }

        var hash = CanonicalJson.HashOfCanonical(submission.InputJson);
        if (hash != submission.ContentHash || hash != announced.ContentHash)
        {
            throw new InvalidDataException(
                $"Submission {announced.Version} of {announced.Unit} in {announced.Round} has the hash {hash}, "
                + $"its sender says {submission.ContentHash}, announced was {announced.ContentHash}.");
        }

        var (set, parameters) = Measure(submission);
        var result = set.Score(DeclarationInput.Parse(submission.InputJson), parameters);
        var json = CanonicalJson.Serialize(result.ToJson());
        return new(
            submission.Round, submission.Unit, submission.Version, set.Id, set.Version, set.ContentHash, parameters.ToJson(), submission.InputJson, hash, json, CanonicalJson.HashOfCanonical(json),
            result.Total, result.Scale, [.. result.Groups.Select(group => new GroupPoints(group.Code, group.Points, group.Max))],
            new(result.RawTotal, result.ApplicableMax, result.Bonus, result.Penalty), submission.Demonstration);
    }

    /// <summary>Exactly the version and the parameters of the submission's round: a newer version, or none, is no substitute.</summary>
    private static (CriteriaSet Set, SetParameters Parameters) Measure(Submission submission)
    {
        var set = CriteriaSets.Find(submission.SetId, submission.SetVersion)
            ?? throw new InvalidDataException($"Round {submission.Round} is scored by version {submission.SetVersion} of {submission.SetId}, which does not ship.");
        try
        {
            var parameters = SetParameters.Parse(submission.ParametersJson);
            return parameters.ProblemsWith(set) is [var problem, ..]
                ? throw new InvalidDataException($"Round {submission.Round} decides what its set does not leave open: {problem.Message.En}.")
                : (set, parameters);
        }
        catch (ParametersFormatException e)
        {
            throw new InvalidDataException($"The parameters of round {submission.Round} cannot be read: {e.Message}.", e);
        }
    }
}
