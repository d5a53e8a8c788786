using EGovPlatform.Criteria;
using EGovPlatform.Scoring.Features.Sheets;
using EGovPlatform.Scoring.Features.Values;

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

    [Theory]
    [InlineData("{}", "1.0204081632653061224489795918")] // taken out: 1 of 98
    [InlineData("""{"special":0.5}""", "2")] // half of 2 points: 2 of 100
    [InlineData("""{"special":0.5,"specialOf":{"NT.6":null}}""", "1.0204081632653061224489795918")]
    [InlineData("""{"specialOf":{"NT.6":1}}""", "3")]
    public void A_sheet_is_scored_by_what_its_round_decides_and_so_is_the_draft(string parameters, string total)
    {
        var submission = ExampleSubmissions.WithSpecial("r", "MAU-001", parameters);

        var sheet = ScoreSheet.Of(submission, submission.Announced());

        Assert.Equal(total, NumberText.Invariant(sheet.Total));
        Assert.Equal((parameters, 1), (sheet.Parameters, sheet.SetVersion));
        // The number's hash covers what it rests on; what was scored by the defaults keeps its hash.
        Assert.Equal(parameters != "{}", sheet.Result.Contains($"\"parameters\":{parameters}", StringComparison.Ordinal));
        var preview = CheckValues.Of(CriteriaSets.Get(ExampleSubmissions.Set), submission.InputJson, parameters);
        Assert.Equal(sheet.ContentHash, CanonicalJson.Hash(preview.ResultJson));
        Assert.Empty(preview.ParameterProblems);
        Assert.True(RecomputeSheet.Of(Stored(submission), CriteriaSets.Get(ExampleSubmissions.Set)).Same);
    }

    [Fact]
    public void Other_parameters_than_the_sheets_do_not_recompute_to_it()
    {
        var stored = Stored(ExampleSubmissions.WithSpecial("r", "MAU-001", """{"special":0.5}"""));

        var again = RecomputeSheet.Of(stored with { Parameters = """{"special":1}""" }, CriteriaSets.Get(ExampleSubmissions.Set));

        Assert.Equal((false, 2m, 3m), (again.Same, again.Total, again.RecomputedTotal!.Value));
    }

    [Theory]
    [InlineData(2, "{}")]
    [InlineData(0, "{}")]
    [InlineData(1, "")]
    [InlineData(1, """{"special":2}""")]
    [InlineData(1, """{"specialOf":{"NT.1":0.5}}""")]
    public void A_version_that_does_not_ship_and_parameters_that_are_none_are_not_made_up_for(int version, string parameters)
    {
        var submission = ExampleSubmissions.WithSpecial("r", "MAU-001", parameters);
        submission.SetVersion = version;

        Assert.Throws<InvalidDataException>(() => ScoreSheet.Of(submission, submission.Announced()));
    }

    private static StoredSheet Stored() => Stored(ExampleSubmissions.Of("r", "MAU-001"));

    private static StoredSheet Stored(EGovPlatform.Evidence.V1.Submission submission)
    {
        var sheet = ScoreSheet.Of(submission, submission.Announced());
        return new(
            sheet.Round, sheet.Unit, sheet.Version, sheet.SetId, sheet.SetVersion, sheet.SetHash, sheet.Parameters, sheet.Input, sheet.InputHash,
            sheet.Result, sheet.ContentHash, sheet.Total, sheet.Demonstration, TimeProvider.System.GetUtcNow(), false);
    }
}
