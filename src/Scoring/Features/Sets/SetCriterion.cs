using System.Text.Json.Nodes;
using EGovPlatform.Criteria;

namespace EGovPlatform.Scoring.Features.Sets;

/// <param name="Number">As printed; empty where the print lacks one.</param>
/// <param name="Text">The scoring text, verbatim.</param>
/// <param name="PrintedMax">What is printed in place of a number.</param>
/// <param name="Rule">The rule's kind.</param>
/// <param name="RuleInWords">What the rule does, line by line, made from the rule itself.</param>
/// <param name="PrintedRuleInWords">The rule of the print where it cannot be followed: shown, never applied; empty where the rule is the printed one.</param>
/// <param name="Gate">The type that the criterion decides; null where it decides none.</param>
/// <param name="Examples">Counted by hand from the document.</param>
public sealed record SetCriterion(
    string Code, string? Section, string Number, Bilingual Title, string Text, decimal? Max, string? PrintedMax, string Direction, SetEvidence Evidence,
    string? Preparer, string Supplier, string NotApplicable, string? UpdateLag, string Rule, IReadOnlyList<SetInput> Inputs, IReadOnlyList<Bilingual> Notes,
    IReadOnlyList<RuleLine> RuleInWords, IReadOnlyList<RuleLine> PrintedRuleInWords, SetGate? Gate, IReadOnlyList<SetExample> Examples)
{
    public static SetCriterion Of(Criterion criterion) => new(
        criterion.Code, criterion.Section, criterion.Number, criterion.Title, criterion.Text, criterion.Max, criterion.PrintedMax,
        SetDocument.Kebab(criterion.Direction), new(criterion.EvidenceRequired, criterion.EvidenceText, criterion.EvidenceKinds), criterion.Preparer,
        SetDocument.Kebab(criterion.Supplier), SetDocument.Kebab(criterion.NotApplicable), criterion.UpdateLag, criterion.Rule.Kind,
        [.. criterion.Rule.Inputs.Select(input => new SetInput(input.Name, SetDocument.Kebab(input.Type), input.Label, input.Options))],
        SetDocument.Texts(criterion.Notes), criterion.RuleInWords(),
        criterion.PrintedRule is { } printed ? (criterion with { Rule = printed }).RuleInWords() : [],
        criterion.Gate is { } gate ? new(gate.Type, gate.Tightens, gate.When, [.. gate.Attributes.Order(StringComparer.Ordinal)]) : null,
        [.. criterion.Examples.Select(SetExample.Of)]);
}

/// <summary>The evidence wanted, verbatim, and whether the points depend on it.</summary>
public sealed record SetEvidence(bool Required, string? Text, IReadOnlyList<string> Kinds);

/// <param name="Type">option, number, count, percent, flag or text.</param>
/// <param name="Options">What there is to choose, and what each is worth; for a flag or a count what it, or each of it, is worth; for a gate whether it passes.</param>
public sealed record SetInput(string Name, string Type, Bilingual Label, IReadOnlyList<RuleOption> Options);

/// <param name="Type">Id of the type that needs the criterion.</param>
/// <param name="Tightens">Code of the lower type's criterion that this one takes the place of.</param>
/// <param name="When">A formula over the unit's attributes; null where the criterion always applies.</param>
/// <param name="Attributes">The attributes that <paramref name="When"/> asks for.</param>
public sealed record SetGate(string Type, string? Tightens, string? When, IReadOnlyList<string> Attributes);

/// <summary>A worked example: what is declared, what it gives, and the words that say so.</summary>
/// <param name="Value">What is declared, in the input form of <c>egov score</c>.</param>
/// <param name="Attributes">The unit's attributes.</param>
/// <param name="Cohort">The highest value of the cohort.</param>
/// <param name="Points">What it gives; null where it is about passing, or gives none.</param>
/// <param name="Status">What comes of it: scored, invalid, not-applicable …</param>
/// <param name="Problem">Why it is invalid.</param>
/// <param name="By">Words of the document, a clause, or <c>note</c>.</param>
public sealed record SetExample(
    JsonObject Value, JsonObject Attributes, decimal? Cohort, decimal? Points, bool? Passes, string Status, string? Problem, string By)
{
    public static SetExample Of(WorkedExample example) => new(
        JsonNode.Parse(DeclarationInput.ToJson(example.Declared))!.AsObject(),
        new(example.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, JsonNode.Parse(attribute.Value.Json)))),
        example.Cohort, example.Points, example.Passes, SetDocument.Kebab(example.Status), example.Problem, example.By);
}
