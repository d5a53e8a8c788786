using System.Net.Mime;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>The criteria sets that ship, and a score without saving anything: for everybody, because the rules are public.</summary>
public static class SetEndpoints
{
    /// <param name="Criteria">How many criteria it has.</param>
    public sealed record Summary(string Id, int Version, Bilingual Title, decimal Scale, int Criteria);

    public static void MapSets(this IEndpointRouteBuilder app)
    {
        var sets = app.MapGroup("/api/v1/sets").AllowAnonymous();
        sets.MapGet("", List);
        sets.MapGet("{set}", Show);
        sets.MapPost("{set}/scores", Score);
    }

    public static IReadOnlyList<Summary> List() =>
        [.. CriteriaSets.All.Select(set => new Summary(set.Id, set.Version, set.Title, set.Scale, set.Criteria.Count))];

    public static SetDocument Show(string set) => SetDocument.Of(Find(set));

    public static IResult Score(string set, JsonElement input)
    {
        var found = Find(set);
        try
        {
            return TypedResults.Text(found.Score(DeclarationInput.Parse(input.GetRawText())).ToJson(), MediaTypeNames.Application.Json);
        }
        catch (FormatException)
        {
            throw ScoringProblems.DeclarationUnreadable();
        }
    }

    private static CriteriaSet Find(string set) => CriteriaSets.Find(set) ?? throw ScoringProblems.SetNotFound(set);
}
