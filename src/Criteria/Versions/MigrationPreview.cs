using System.Collections.Immutable;

namespace EGovPlatform.Criteria;

/// <summary>What becomes of something declared if its round moved to another version.</summary>
public enum MigrationOutcome
{
    /// <summary>Counts as before: the same status, the same points, passed or not as before.</summary>
    Kept,

    /// <summary>Valid in both versions, with other points or another status.</summary>
    Changed,

    /// <summary>Valid before and no longer: the version asks for other inputs.</summary>
    Invalid,

    /// <summary>The version does not ask for it.</summary>
    Dropped,

    /// <summary>The version asks for it, the earlier one did not.</summary>
    Asked,
}

/// <summary>
/// What moving one declaration to another version would keep, change and drop (xem trước khi chuyển phiên bản). Nothing is moved: the declaration stays what it is.
/// </summary>
/// <param name="Input">The declaration with what the version asks for, and nothing else.</param>
/// <param name="Before">Its score under the earlier set.</param>
/// <param name="After">The score that <paramref name="Input"/> would have under the later set.</param>
/// <param name="Values">What is declared, and what would be asked, in the order of the later set; what is dropped after it.</param>
public sealed record MigrationPreview(DeclarationInput Input, ScoreResult Before, ScoreResult After, IReadOnlyList<MigratedValue> Values)
{
    /// <summary>Scores the declaration under both sets and compares criterion by criterion.</summary>
    /// <param name="before">The set that the declaration was made for.</param>
    /// <param name="after">The set to move to.</param>
    /// <param name="input">The declaration.</param>
    /// <param name="parameters">What the round decides; the documents' defaults where nothing is given.</param>
    public static MigrationPreview Of(CriteriaSet before, CriteriaSet after, DeclarationInput input, SetParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(input);
        var information = after.Content.Information.ToDictionary(i => i.Code, i => i.Title, StringComparer.Ordinal);
        var moved = input with
        {
            Values = input.Values.RemoveRange(input.Values.Keys.Where(c => after.Find(c) is null && !information.ContainsKey(c)).ToList()),
            CohortMaximum = input.CohortMaximum.RemoveRange(input.CohortMaximum.Keys.Where(c => after.Find(c) is null).ToList()),
            Problems = input.Problems.Where(p => p.Criterion.Length == 0 || after.Find(p.Criterion) is not null).ToList(),
        };
        var (was, becomes) = (before.Score(input, parameters), after.Score(moved, parameters));
        var old = was.Criteria.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var problems = becomes.Problems.ToLookup(p => p.Criterion, StringComparer.Ordinal);
        var values = new List<MigratedValue>();
        foreach (var (code, title) in information.Where(i => input.Values.ContainsKey(i.Key)))
            values.Add(new(code, title, Outcome(was.Problems.Any(p => p.Criterion == code), problems[code].Any()), null, null, problems[code].ToList()));
        foreach (var (criterion, now) in after.Criteria.Zip(becomes.Criteria))
        {
            var then = old.GetValueOrDefault(criterion.Code);
            if (input.Values.ContainsKey(criterion.Code)) values.Add(new(criterion.Code, criterion.Title, Outcome(then, now), then, now, problems[criterion.Code].ToList()));
            else if (then is null) values.Add(new(criterion.Code, criterion.Title, MigrationOutcome.Asked, null, now, []));
        }
        values.AddRange(input.Values.Keys.Where(c => !moved.Values.ContainsKey(c)).Select(c => new MigratedValue(c, Title(before, c), MigrationOutcome.Dropped, old.GetValueOrDefault(c), null, [])));
        return new(moved, was, becomes, values);
    }

    private static MigrationOutcome Outcome(bool wasWrong, bool isWrong) => isWrong && !wasWrong ? MigrationOutcome.Invalid : MigrationOutcome.Kept;

    private static MigrationOutcome Outcome(CriterionResult? then, CriterionResult now) =>
        now.Status == CriterionStatus.Invalid && then?.Status != CriterionStatus.Invalid ? MigrationOutcome.Invalid
        : then is not null && (then.Status, then.Points, then.Passes, then.Direction) == (now.Status, now.Points, now.Passes, now.Direction) ? MigrationOutcome.Kept
        : MigrationOutcome.Changed;

    private static Bilingual Title(CriteriaSet set, string code) =>
        set.Find(code)?.Title ?? set.Content.Information.Where(i => i.Code == code).Select(i => (Bilingual?)i.Title).FirstOrDefault() ?? new(code, code);
}

/// <summary>What becomes of one declared value.</summary>
/// <param name="Code">Code of the criterion, or of the item of information.</param>
/// <param name="Title">Its title in the later set, in the earlier one where it is dropped.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Before">What came of it under the earlier set; null where that has no such criterion.</param>
/// <param name="After">What would come of it; null where the later set has no such criterion.</param>
/// <param name="Problems">Why it would not be valid.</param>
public sealed record MigratedValue(string Code, Bilingual Title, MigrationOutcome Outcome, CriterionResult? Before, CriterionResult? After, IReadOnlyList<InputProblem> Problems);
