using EGovPlatform.Portal.Features.Declarations;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>A declaration that is tried, and what came of it.</summary>
/// <param name="Result">Null before the first time.</param>
/// <param name="Unreadable">Fields that hold what is no number, by criterion; attributes under no criterion.</param>
/// <param name="Example">The worked example that was put into the form.</param>
public sealed record TryView(
    TryForm Form, ScoreResult? Result, IReadOnlyDictionary<string, IReadOnlyList<string>> Unreadable, (SetCriterion Criterion, SetExample Example)? Example)
{
    public SetDocument Set => Form.Set;

    public string Address => $"/sets/{Set.Id}/try";

    /// <summary>In an answer to a form that one is still typing in, what is missing yet is no error.</summary>
    public bool Typing { get; init; }

    public CriterionScore? Score(SetCriterion criterion) => Result?.Criteria.FirstOrDefault(score => score.Code == criterion.Code);

    public FieldErrors Errors(SetCriterion criterion, Texts texts)
    {
        var errors = FieldErrors.Of(Result?.Warnings ?? [], Unreadable.GetValueOrDefault(criterion.Code, []), criterion, texts);
        return Typing ? errors.WhileTyping() : errors;
    }

    /// <summary>The criteria that something is wrong with, wherever they stand.</summary>
    public IEnumerable<(SetGroup Group, SetCriterion Criterion)> Wrong(Texts texts) =>
        Set.Groups.SelectMany(group => group.Criteria.Where(criterion => Errors(criterion, texts).Any).Select(criterion => (group, criterion)));

    public static async Task<TryView> Of(TryForm form, GatewayClient gateway, CancellationToken ct)
    {
        var (input, unreadable) = form.ToInput();
        return new(form, await gateway.Score(form.Set.Id, input, ct), unreadable, null);
    }
}
