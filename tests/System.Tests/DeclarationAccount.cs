using System.Text.Json;
using System.Text.Json.Nodes;
using EGovPlatform.Criteria;
using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>What the platform answers, put beside what was sent and what the pure library computes from it.</summary>
internal static class DeclarationAccount
{
    /// <summary>What the platform adds to a declared value.</summary>
    private static readonly string[] Added = ["updatedBy", "updatedAt", "version"];

    /// <summary>Every declared figure, as the platform holds it, in canonical form.</summary>
    public static SortedDictionary<string, string> Held(JsonNode declaration)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (criterion, value) in declaration["values"]!.AsObject())
        {
            var figures = value!.DeepClone().AsObject();
            foreach (var member in Added)
            {
                figures.Remove(member);
            }

            values[criterion] = Canonical(criterion, figures.ToJsonString());
        }

        return values;
    }

    /// <summary>Every figure as it was sent, in canonical form.</summary>
    public static SortedDictionary<string, string> Sent(DemonstrationUnit unit, bool complete)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (criterion, value) in DemonstrationFigures.For(unit, complete))
        {
            values[criterion] = Canonical(criterion, JsonSerializer.Serialize(value, JsonSerializerOptions.Web));
        }

        return values;
    }

    /// <summary>The total that the library computes from what was sent.</summary>
    public static decimal Total(DemonstrationUnit unit) =>
        CriteriaSets.Get(DemonstrationRound.SetId).Score(DemonstrationFiguresTests.Input(unit)).Total;

    /// <summary>Units with their totals and ranks as a ranking's answer states them; totals by rank shared where equal.</summary>
    public static List<(string Unit, decimal? Total, int? Rank)> Entries(JsonNode ranking) =>
        [.. ranking["entries"]!.AsArray().Select(entry => ((string)entry!["unit"]!, (decimal?)entry["total"], (int?)entry["rank"]))];

    /// <summary>The ranking that follows from totals: equal totals share a rank, the next rank counts them all.</summary>
    public static List<(string Unit, decimal? Total, int? Rank)> Ranked(IEnumerable<(string Unit, decimal Total)> totals)
    {
        var ordered = totals.OrderByDescending(unit => unit.Total).ThenBy(unit => unit.Unit, StringComparer.Ordinal).ToList();
        return [.. ordered.Select(unit => (unit.Unit, (decimal?)unit.Total, (int?)(1 + ordered.Count(other => other.Total > unit.Total))))];
    }

    private static string Canonical(string criterion, string json)
    {
        var (value, problems) = DeclarationInput.ParseValue(criterion, json);
        Assert.Empty(problems);
        return DeclarationInput.ToJson(value);
    }
}
