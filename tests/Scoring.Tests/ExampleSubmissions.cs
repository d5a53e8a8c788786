using EGovPlatform.Contracts;
using EGovPlatform.Criteria;
using EGovPlatform.Evidence.V1;

namespace EGovPlatform.Scoring.Tests;

/// <summary>Submissions by the An Hai index with two criteria declared: one meeting chaired by the head (1 point) and a share of a criterion of 1 point.</summary>
public static class ExampleSubmissions
{
    public const string Set = "dn-2386-2025-commune";

    public static Submission Of(string round, string unit, long version = 1, int numerator = 2, string parameters = "{}")
    {
        var input = CanonicalJson.Serialize(
            $$"""
            {
              "unit": { "code": "{{unit}}" },
              "values": {
                "NT.1": { "head": 1, "otherLeader": 0, "evidence": ["giấy mời 12/GM-UBND"] },
                "UD.2.3": { "numerator": {{numerator}}, "denominator": 3, "evidence": ["báo cáo 3/BC-UBND"] }
              }
            }
            """);
        return new()
        {
            Round = round,
            Unit = unit,
            Version = version,
            SetId = Set,
            SetVersion = 1,
            ParametersJson = parameters,
            InputJson = input,
            ContentHash = CanonicalJson.HashOfCanonical(input),
            SubmittedAt = "2026-11-01T00:00:00Z",
            Demonstration = true,
        };
    }

    /// <summary>Beside one point, a criterion of 2 points that does not apply and is under "tính điểm đặc thù".</summary>
    public static Submission WithSpecial(string round, string unit, string parameters)
    {
        var submission = Of(round, unit, parameters: parameters);
        submission.InputJson = CanonicalJson.Serialize(
            $$"""
            {
              "unit": { "code": "{{unit}}" },
              "values": {
                "NT.1": { "head": 1, "otherLeader": 0, "evidence": ["giấy mời 12/GM-UBND"] },
                "NT.6": { "notApplicable": true, "evidence": ["công văn 7/CV-UBND"] }
              }
            }
            """);
        submission.ContentHash = CanonicalJson.HashOfCanonical(submission.InputJson);
        return submission;
    }

    public static DeclarationSubmitted Announced(this Submission submission) => new(
        Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), TimeProvider.System.GetUtcNow(), submission.Round, submission.Unit, submission.Version,
        submission.SetId, submission.ContentHash, submission.Demonstration);
}
