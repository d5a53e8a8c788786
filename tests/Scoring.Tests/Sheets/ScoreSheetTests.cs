using EGovPlatform.Criteria;
using EGovPlatform.Scoring.Features.Sheets;

namespace EGovPlatform.Scoring.Tests.Sheets;

public class ScoreSheetTests
{
    [Fact]
    public void A_submission_becomes_a_sheet_with_every_criterion_and_its_trace()
    {
        var submission = ExampleSubmissions.Of("r", "MAU-001");

        var sheet = ScoreSheet.Of(submission, submission.Announced());

        Assert.Equal(CriteriaSets.Get(ExampleSubmissions.Set).ContentHash, sheet.SetHash);
        Assert.Equal(1.6666666666666666666666666667m, sheet.Total);
        Assert.Equal(100m, sheet.Scale);
        Assert.Equal(sheet.Total, sheet.Groups.Sum(group => group.Points));
        Assert.Equal(new(sheet.Total, 100m, 0m, 0m), sheet.Parts);
        Assert.Equal(submission.InputJson, sheet.Input);
        Assert.True(sheet.Demonstration);
        Assert.Equal(CanonicalJson.Serialize(sheet.Result), sheet.Result);
        Assert.Equal(sheet.ContentHash, CanonicalJson.HashOfCanonical(sheet.Result));
        Assert.Contains("\"code\":\"UD.2.3\"", sheet.Result, StringComparison.Ordinal);
        Assert.Equal(sheet.ContentHash, ScoreSheet.Of(submission, submission.Announced()).ContentHash);
    }

    [Fact]
    public void What_is_not_what_its_hash_says_is_not_scored()
    {
        var announced = ExampleSubmissions.Of("r", "MAU-001").Announced();
        var changed = ExampleSubmissions.Of("r", "MAU-001", numerator: 3);

        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(changed, announced));
        changed.ContentHash = announced.ContentHash;
        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(changed, announced));
    }

    [Fact]
    public void What_was_not_announced_is_not_scored()
    {
        var submission = ExampleSubmissions.Of("r", "MAU-001");
        var announced = submission.Announced();

        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(submission, announced with { Round = "s" }));
        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(submission, announced with { Unit = "MAU-002" }));
        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(submission, announced with { Version = 2 }));
        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(submission, announced with { SetId = "tth-1784-2018-commune" }));
    }

    [Fact]
    public void A_sheet_that_is_as_it_was_recomputes_to_the_same()
    {
        var recomputed = RecomputeSheet.Of(Stored(), CriteriaSets.Get(ExampleSubmissions.Set));

        Assert.True(recomputed.Same);
        Assert.Equal(recomputed.ContentHash, recomputed.RecomputedHash);
        Assert.Equal(recomputed.Total, recomputed.RecomputedTotal);
    }

    [Fact]
    public void A_sheet_that_was_tampered_with_shows_it()
    {
        var set = CriteriaSets.Get(ExampleSubmissions.Set);
        var stored = Stored();
        var input = RecomputeSheet.Of(stored with { Input = stored.Input.Replace("\"numerator\":2", "\"numerator\":3", StringComparison.Ordinal) }, set);
        var result = RecomputeSheet.Of(stored with { Result = stored.Result.Replace("1.666", "9.666", StringComparison.Ordinal) }, set);
        var total = RecomputeSheet.Of(stored with { Total = 2 }, set);
        var another = RecomputeSheet.Of(stored with { SetHash = "another" }, set);
        var gone = RecomputeSheet.Of(stored, null);

        Assert.Equal((false, false, true, true), (input.Same, input.InputIntact, input.ResultIntact, input.SetIntact));
        Assert.Equal((false, true, false, true), (result.Same, result.InputIntact, result.ResultIntact, result.SetIntact));
        Assert.Equal((false, true, true, true), (total.Same, total.InputIntact, total.ResultIntact, total.SetIntact));
        Assert.Equal((false, true, true, false), (another.Same, another.InputIntact, another.ResultIntact, another.SetIntact));
        Assert.Equal((false, false, null), (gone.Same, gone.SetIntact, gone.RecomputedTotal));
    }

    private static StoredSheet Stored()
    {
        var submission = ExampleSubmissions.Of("r", "MAU-001");
        var sheet = ScoreSheet.Of(submission, submission.Announced());
        return new(
            sheet.Round, sheet.Unit, sheet.Version, sheet.SetId, sheet.SetVersion, sheet.SetHash, sheet.Parameters, sheet.Input, sheet.InputHash,
            sheet.Result, sheet.ContentHash, sheet.Total, sheet.Demonstration, TimeProvider.System.GetUtcNow(), false);
    }
}
