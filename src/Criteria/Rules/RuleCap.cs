namespace EGovPlatform.Criteria;

/// <summary>A cap inside a rule: one that its text prints, or the maximum of a part.</summary>
internal sealed class RuleCap
{
    private readonly Exact _max;
    private readonly StepText _text;

    public RuleCap(decimal max, Func<Bilingual> words)
    {
        _max = Exact.InMillionths(max);
        _text = (in StepReading r) => (words(), $"min({StepReading.Id(r.Argument)}, {NumberText.Invariant(max)})");
    }

    /// <summary>The cap that a rule's text prints, if any.</summary>
    public static RuleCap? Printed(decimal? cap) => cap is { } max ? new(max, () => Texts.Say("trace.rule-cap", max)) : null;

    public Term Apply(in RuleFigures figures, in Term term) => term.Value > _max ? figures.Step(_max, _text, term.Step) : term;
}
