using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>The criteria sets that ship, a score without saving anything, and what a draft says: for everybody, because the rules are public.</summary>
public static class SetEndpoints
{
    /// <param name="Criteria">How many criteria it has.</param>
    public sealed record Summary(string Id, int Version, Bilingual Title, decimal Scale, int Criteria);

    // The sets that ship do not change while this runs, and to lint one takes a while.
    private static readonly ConcurrentDictionary<string, SetDocument> Documents = new(StringComparer.Ordinal);

    public static void MapSets(this IEndpointRouteBuilder app)
    {
        var sets = app.MapGroup("/api/v1/sets").AllowAnonymous();
        sets.MapGet("", List);
        sets.MapGet("{set}", Show);
        sets.MapPost("{set}/scores", Score);
        sets.MapGet("{set}/changes/{other}", Compare).RequireRateLimiting(DraftChecks.Policy);

        var drafts = sets.MapGroup("").RequireRateLimiting(DraftChecks.Policy);
        drafts.MapPost("lint", LintFile).Accepts<string>("application/yaml");
        drafts.MapPost("{set}/changes", CompareFile).Accepts<string>("application/yaml");
    }

    public static IReadOnlyList<Summary> List() =>
        [.. CriteriaSets.All.Select(set => new Summary(set.Id, set.Version, set.Title, set.Scale, set.Criteria.Count))];

    /// <param name="set">An id, for its newest version, or id@version.</param>
    public static SetDocument Show(string set)
    {
        var found = Find(set);
        return Documents.GetOrAdd(found.ContentHash, _ => SetDocument.Of(found));
    }

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

    public static SetChanges Compare(string set, string other) => SetChanges.Of(Find(set), Find(other));

    public static async Task<IReadOnlyList<LintFinding>> LintFile(HttpRequest request, CancellationToken ct) => (await SetFile.Read(request, ct)).Lint();

    public static async Task<SetChanges> CompareFile(string set, HttpRequest request, CancellationToken ct) =>
        SetChanges.Of(Find(set), await SetFile.Read(request, ct));

    private static CriteriaSet Find(string set) =>
        (set.Split('@') is [var id, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? CriteriaSets.Find(id, number)
            : CriteriaSets.Find(set))
        ?? throw ScoringProblems.SetNotFound(set);
}
