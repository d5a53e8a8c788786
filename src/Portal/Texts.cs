using System.Globalization;
using Microsoft.Extensions.Localization;

namespace EGovPlatform.Portal;

/// <summary>The portal's words, in the reader's language. They stand in Resources/Texts.resx (Vietnamese) and Resources/Texts.en.resx, under the same keys.</summary>
public sealed class Texts(IStringLocalizer<Texts> localizer)
{
    public string this[string key] => localizer[key].Value;

    /// <summary>Numbers and dates in the arguments are formatted by the caller (<see cref="Figures"/>).</summary>
    public string this[string key, params string[] arguments] => string.Format(CultureInfo.InvariantCulture, localizer[key].Value, arguments);

    /// <summary>The name of a kind of unit; its code where there are no words for it.</summary>
    public string Kind(string kind) => Has($"kind.{kind}") ? this[$"kind.{kind}"] : kind;

    /// <summary>How a kind of rule counts, in a few words; nothing for a kind that there are no words for.</summary>
    public string Rule(string kind) => Has($"rule.{kind}") ? this[$"rule.{kind}"] : "";

    /// <summary>What kind of contradiction a finding is; its code where there are no words for it.</summary>
    public string Finding(string code) => Has($"finding.{code}") ? this[$"finding.{code}"] : code;

    /// <summary>What of a node changed; the file's own key where there are no words for it.</summary>
    public string Changed(string what) => Has($"change.of.{what}") ? this[$"change.of.{what}"] : what;

    /// <summary>What an attribute of a unit is; its name where there are no words for it.</summary>
    public string Attribute(string name) => Has($"attribute.{name}") ? this[$"attribute.{name}"] : name;

    /// <summary>A formula over attributes, with what they are in place of their names.</summary>
    public string Condition(string formula, IReadOnlyList<string>? attributes) =>
        (attributes ?? []).Aggregate(formula, (words, name) => words.Replace(name, Attribute(name), StringComparison.Ordinal))
            .Replace(" and ", $" {this["and"]} ", StringComparison.Ordinal).Replace(" or ", $" {this["or"]} ", StringComparison.Ordinal)
            .Replace(">=", "≥", StringComparison.Ordinal).Replace("<=", "≤", StringComparison.Ordinal);

    /// <summary>What an option is worth: its points, or, of a condition, whether it passes.</summary>
    public string Worth(Gateway.SetOption option) =>
        option.Passes is { } passes ? this[passes ? "gate.passes" : "gate.fails"] : this["points", Figures.Max(option.Points)];

    /// <summary>What becomes of a criterion that does not apply to the unit: as the decision says, or, where it leaves that open, as the round decided.</summary>
    public string NotApplicable(Gateway.SetCriterion criterion, Gateway.RoundParameters? decided) => (criterion, decided?.SpecialFor(criterion.Code)) switch
    {
        ({ NotApplicable: "special", Max: { } max }, { } share) => this["field.notApplicable.special.share", Figures.Exact(share * 100), Figures.Exact(share * max), Figures.Max(max)],
        ({ NotApplicable: "special" }, null) when decided is not null => this["field.notApplicable.special.out"],
        _ => this[$"field.notApplicable.{criterion.NotApplicable}"],
    };

    /// <summary>What is wrong at a field, said where the field stands: without naming it again. The service's own sentence where there are no words for the code.</summary>
    public string? AtField(Gateway.FieldProblem error) => error switch
    {
        { Code: { } code, Expected: { Length: > 0 } expected } when Has($"problem.{code}") => this["problem.at-field", this[$"problem.{code}"], expected],
        _ => error.Message ?? error.Expected,
    };

    /// <summary>Why a link does not open; the code itself where there are no words for it.</summary>
    public string LinkReason(string code) =>
        Has($"link.reason.{code}") ? this[$"link.reason.{code}"]
        : code.StartsWith("http-", StringComparison.Ordinal) ? this["link.reason.http", code["http-".Length..]]
        : code;

    public bool Has(string key) => !localizer[key].ResourceNotFound;
}
