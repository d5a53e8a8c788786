using Npgsql;

namespace EGovPlatform.Scoring.Tests;

[Collection(nameof(ScoringCollection))]
public class ScoreSubmissionTests(ScoringService scoring)
{
    [Fact]
    public async Task A_submission_has_one_sheet_however_often_it_is_announced()
    {
        var submission = ExampleSubmissions.Of("once", "MAU-001");
        await scoring.Submit(submission);
        await scoring.Submit(submission);
        await scoring.Tell(submission.Announced(), submission.Announced());

        Assert.Single(await scoring.Rows<decimal>("select total from sheets where round = 'once'"), 1.6666666666666666666666666667m);
        Assert.Equal([1], await scoring.ToldVersions("once"));
        Assert.StartsWith("Bearer ", scoring.Evidence.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_submission_that_comes_late_is_kept_and_does_not_count()
    {
        await scoring.Submit(ExampleSubmissions.Of("late", "MAU-001", version: 2, numerator: 3));
        await scoring.Submit(ExampleSubmissions.Of("late", "MAU-001", version: 1, numerator: 1));

        Assert.Equal([1, 2], await scoring.Rows<long>("select version from sheets where round = 'late' order by version"));
        Assert.Equal([2], await scoring.Rows<long>("select version from current_sheets where round = 'late'"));
        Assert.Equal([2], await scoring.ToldVersions("late"));
    }

    [Fact]
    public async Task A_submission_waits_until_evidence_is_back()
    {
        scoring.Evidence.GoAway(calls: 7);

        await scoring.Submit(ExampleSubmissions.Of("away", "MAU-001"));

        Assert.Equal([1], await scoring.ToldVersions("away"));
    }

    [Fact]
    public async Task What_is_not_what_was_announced_gets_no_sheet_and_holds_up_nothing()
    {
        var forged = ExampleSubmissions.Of("forged", "MAU-001");
        scoring.Evidence.Submissions[("forged", "MAU-001", 1)] = ExampleSubmissions.Of("forged", "MAU-001", numerator: 3);
        await scoring.Send(forged.Announced());
        await scoring.Submit(ExampleSubmissions.Of("forged", "MAU-001", version: 2));

        Assert.Equal([2], await scoring.Rows<long>("select version from sheets where round = 'forged'"));
        Assert.Equal([2], await scoring.ToldVersions("forged"));
    }

    [Theory]
    [InlineData("update sheets set total = 100")]
    [InlineData("delete from sheets")]
    [InlineData("truncate sheets cascade")]
    public async Task A_sheet_is_never_changed_or_removed(string sql)
    {
        await scoring.Submit(ExampleSubmissions.Of("fixed-" + sql[..6], "MAU-001"));

        await Assert.ThrowsAsync<PostgresException>(() => scoring.Rows<int>(sql));
    }
}
