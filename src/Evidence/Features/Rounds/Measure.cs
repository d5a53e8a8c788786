using EGovPlatform.Criteria;

namespace EGovPlatform.Evidence.Features.Rounds;

/// <summary>By what a round is scored (thước đo của kỳ đánh giá): nothing of it moves by itself, and nothing at all once a unit has submitted.</summary>
/// <param name="SetVersion">The version of the set, from 1.</param>
/// <param name="Parameters">What the round decides where the documents leave it open: canonical JSON of <see cref="SetParameters"/>.</param>
internal sealed record Measure(string SetId, int SetVersion, string Parameters)
{
    /// <summary>The JSON of a round that decides nothing.</summary>
    public static string NothingDecided { get; } = SetParameters.Default.ToJson();
}
