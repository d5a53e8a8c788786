using System.Text.Json;
using EGovPlatform.Ranking.Tests.Standings;
using EGovPlatform.Testing;

namespace EGovPlatform.Ranking.Tests.Reconciliation;

[Collection(nameof(RankingCollection))]
public class ReconcileEnrolmentsTests(RankingService ranking)
{
    [Fact]
    public async Task A_unit_whose_enrolment_was_lost_is_listed_after_all_and_keeps_its_newer_name()
    {
        const string Round = "lost-enrolment";
        await ranking.Tell(RankingService.Enrolled(Round, SharedRanksTests.Unscored("DN-1") with { Name = "Phường Mới" }, version: 2));
        ranking.Evidence.Enrolments.Enqueue(new() { Round = Round, Unit = "DN-1", Version = 1, Name = "Phường Cũ", Kind = "commune" });
        ranking.Evidence.Enrolments.Enqueue(new() { Round = Round, Unit = "DN-2", Version = 1, Name = "Phường Hai", Kind = "ward", Demonstration = true });

        await Eventually.Is(() => Listed(Round), listed => listed == "DN-1 Phường Mới commune False; DN-2 Phường Hai ward True");
    }

    private async Task<string> Listed(string round) => string.Join("; ", (await ranking.Live(round)).GetProperty("entries").EnumerateArray().Select(entry =>
        $"{Text(entry, "unit")} {Text(entry, "name")} {Text(entry, "kind")} {entry.GetProperty("demonstration").GetBoolean()}"));

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;
}
