using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>A cell to fill in.</summary>
/// <param name="Input">The input's name, or <see cref="Markers.Cohort"/>.</param>
/// <param name="Type">What belongs there.</param>
/// <param name="Words">What is asked.</param>
/// <param name="Prompt">What the spreadsheet shows while the cell is chosen.</param>
/// <param name="Options">The choices of an option.</param>
/// <param name="Above100">Whether a percentage may be above 100.</param>
internal sealed record Asked(string Input, InputType Type, string Words, string Prompt, IReadOnlyList<RuleOption> Options, bool Above100)
{
    /// <summary>Everything that a criterion asks for, in the order to ask.</summary>
    public static IReadOnlyList<Asked> Of(Criterion criterion, FormContext form)
    {
        var asked = criterion.Rule.Inputs.Select(input => new Asked(
            input.Name, input.Type, Phrase(input, criterion.Rule, form), form.Say("prompt." + Kind(input.Type)), input.Options, Above100Of(criterion.Rule))).ToList();
        if (HasPeer(criterion.Rule))
            asked.Add(new(Markers.Cohort, InputType.Number, form.Say("ask.cohort"), form.Say("prompt.cohort"), [], false));
        return asked;
    }

    public static string Kind(InputType type) => type switch
    {
        InputType.Option => "option",
        InputType.Number => "number",
        InputType.Count => "count",
        InputType.Percent => "percent",
        InputType.Flag => "flag",
        _ => "text",
    };

    private static string Phrase(RuleInput input, Rule rule, FormContext form)
    {
        var label = input.Label.In(form.Language);
        return input.Type switch
        {
            InputType.Flag when input.Options is [var item] => form.Say("ask.flag", label, item.Points),
            InputType.Count when input.Options is [var variant] => form.Say("ask.each", label, variant.Points),
            // A share is asked for in two ways; the second stands below the first.
            InputType.Percent when rule.Inputs.Any(i => i.Type == InputType.Number && i.Name.EndsWith("denominator", StringComparison.Ordinal)) => form.Say("ask.or", label),
            _ => label,
        };
    }

    private static bool HasPeer(Rule rule) => rule switch
    {
        PeerRule => true,
        SumRule sum => sum.Parts.Any(p => HasPeer(p.Rule)),
        _ => false,
    };

    private static bool Above100Of(Rule rule) => rule switch
    {
        RatioRule ratio => ratio.CapsAbove100,
        BandsRule bands => bands.CapsAbove100,
        GateRule gate => gate.CapsAbove100,
        SumRule sum => sum.Parts.Any(p => Above100Of(p.Rule)),
        _ => false,
    };
}
