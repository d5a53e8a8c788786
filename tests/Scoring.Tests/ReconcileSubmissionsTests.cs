using EGovPlatform.Scoring.Features.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Scoring.Tests;

[Collection(nameof(ScoringCollection))]
public class ReconcileSubmissionsTests(ScoringService scoring)
{
    [Fact]
    public async Task A_submission_whose_event_was_lost_is_scored_and_told_of_once_also_when_the_event_comes_after_all()
    {
        var lost = ExampleSubmissions.Of("lost", "MAU-001");
        scoring.Evidence.Submissions[(lost.Round, lost.Unit, lost.Version)] = lost;

        await Reconcile();
        Assert.Equal([1.6666666666666666666666666667m], await scoring.Rows<decimal>("select total from sheets where round = 'lost'"));
        await Reconcile();
        await scoring.Tell(lost.Announced());

        Assert.Single(await scoring.Rows<string>("select unit from sheets where round = 'lost'"));
        Assert.Equal([1], await scoring.ToldVersions("lost"));
    }

    [Fact]
    public async Task Only_the_newest_of_a_units_lost_submissions_is_scored()
    {
        foreach (var version in new[] { 1, 2 })
            scoring.Evidence.Submissions[("lost-twice", "MAU-001", version)] = ExampleSubmissions.Of("lost-twice", "MAU-001", version);

        await Reconcile();

        Assert.Equal([2], await scoring.Rows<long>("select version from sheets where round = 'lost-twice'"));
    }

    [Fact]
    public async Task What_is_not_what_its_hash_says_gets_no_sheet_and_holds_up_nothing()
    {
        var forged = ExampleSubmissions.Of("lost-forged", "MAU-001");
        forged.ContentHash = new string('0', 64);
        scoring.Evidence.Submissions[(forged.Round, forged.Unit, forged.Version)] = forged;
        scoring.Evidence.Submissions[("lost-forged", "MAU-002", 1)] = ExampleSubmissions.Of("lost-forged", "MAU-002");

        await Reconcile();

        Assert.Equal(["MAU-002"], await scoring.Rows<string>("select unit from sheets where round = 'lost-forged'"));
    }

    private Task Reconcile() => scoring.Host.Services.GetRequiredService<ReconcileSubmissions>().Reconcile(CancellationToken.None);
}
