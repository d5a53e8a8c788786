using System.Resources;

namespace EGovPlatform.Criteria;

/// <summary>
/// Says in plain words what a rule does, from the rule itself: what a reader checks against the decision's text beside it. Texts in
/// Resources/RuleTexts.resx (Vietnamese) and RuleTexts.en.resx.
/// </summary>
internal sealed class RuleInWords
{
    private static readonly ResourceManager Resources = new("EGovPlatform.Criteria.Resources.RuleTexts", typeof(RuleInWords).Assembly);

    private readonly List<RuleLine> _lines = [];

    public static IReadOnlyList<RuleLine> Of(Criterion criterion)
    {
        var words = new RuleInWords();
        words.Write(criterion.Rule, criterion.Max, depth: 0);
        // Said only where it takes something away.
        if (criterion.Max is { } max && (criterion.Rule.Highest is not { } highest || highest > max || criterion.Rule is CountRule)) words.Line(0, "at-most", max);
        if (criterion.NotApplicable != NotApplicablePolicy.Never) words.Line(0, criterion.NotApplicable == NotApplicablePolicy.Excluded ? "excluded" : "special");
        return words._lines;
    }

    private void Write(Rule rule, decimal? max, int depth)
    {
        switch (rule)
        {
            case ChoiceRule choice:
                Line(depth, "choice");
                foreach (var option in choice.Options) Line(depth + 1, "worth", option.Label, option.Points);
                break;
            case RatioRule ratio:
                Line(depth, ratio.Falling ? "ratio-falling" : "ratio", max!.Value);
                if (ratio.Full is { } full) Line(depth, ratio.Falling ? "full-up-to" : "full-from", full * 100, max.Value);
                ZeroDenominator(ratio.ZeroDenominator, depth);
                break;
            case BandsRule bands:
                Line(depth, bands.Measures.Count == 1 ? "bands" : "bands-of-several", Subject(bands));
                foreach (var band in bands.Bands) Line(depth + 1, "worth", Condition(band, bands.Measures), band.Points);
                break;
            case CountRule count:
                foreach (var variant in count.Variants) Line(depth, "each", variant.Label, variant.Points);
                if (count.Cap is { } cap && cap != max) Line(depth, "at-most", cap);
                break;
            case ChecklistRule checklist:
                Line(depth, "checklist");
                foreach (var item in checklist.Items) Line(depth + 1, "worth", item.Label, item.Points);
                if (checklist.Cap is { } most && most != max) Line(depth, "at-most", most);
                break;
            case SumRule sum:
                Sum(sum, max, depth);
                break;
            case SampleRule sample:
                Sample(sample, max, depth);
                break;
            case StepRule step:
                Line(depth, "step", max!.Value, step.Step);
                break;
            case PeerRule peer:
                Line(depth, "peer", peer.Inputs[0].Label, max!.Value);
                ZeroDenominator(peer.ZeroDenominator, depth);
                break;
            case GateRule gate:
                Gate(gate, depth);
                break;
            case FormulaRule formula:
                Line(depth, formula.IsShare ? "formula-share" : "formula", formula.Expression, max ?? 0);
                foreach (var input in formula.Inputs) Line(depth + 1, "variable", input.Name, input.Label);
                break;
            case UnscoredRule:
                Line(depth, "none");
                break;
        }
    }

    private void Sum(SumRule sum, decimal? max, int depth)
    {
        Line(depth, "sum");
        foreach (var part in sum.Parts)
        {
            if (part.Max is { } most && most != max) Line(depth + 1, "part-at-most", part.Label, most);
            else Line(depth + 1, "part", part.Label);
            Write(part.Rule, part.Max, depth + 2);
            if (part.Requires is { } requires) Line(depth + 2, "requires", Answers(sum, requires));
        }
        if (sum.Cap is { } cap && cap != max) Line(depth, "at-most", cap);
    }

    private void Sample(SampleRule sample, decimal? max, int depth)
    {
        Line(depth, "sample", sample.Minimum);
        if (sample.Bands.Count == 0)
        {
            Line(depth, "sample-share", max ?? 0);
            return;
        }
        Line(depth, sample.Of switch
        {
            SampleMeasure.Failed => "sample-failed",
            SampleMeasure.FailedPercent => "sample-failed-percent",
            _ => "sample-passed-percent",
        });
        var unit = sample.Of == SampleMeasure.Failed ? MeasureKind.Count : MeasureKind.Percent;
        foreach (var band in sample.Bands) Line(depth + 1, "worth", Condition(band, [new("", null, unit, null)]), band.Points);
    }

    private void Gate(GateRule gate, int depth)
    {
        if (gate is { Measure: { } measure, Range: { } range })
        {
            Line(depth, "gate-range", measure.Kind == MeasureKind.Percent ? measure.Label ?? Say("share") : gate.Inputs[0].Label, Range(range, measure.Kind));
            ZeroDenominator(gate.ZeroDenominator, depth);
            return;
        }
        Line(depth, "gate");
        foreach (var option in gate.Options) Line(depth + 1, option.Passes == true ? "passes" : "fails", option.Label);
    }

    private void ZeroDenominator(ZeroDenominator policy, int depth)
    {
        if (policy != Criteria.ZeroDenominator.Error) Line(depth, policy == Criteria.ZeroDenominator.Zero ? "nothing-is-zero" : "nothing-is-out");
    }

    // What the single measure is: the label of its inputs, without what each asks for.
    private static Bilingual Subject(BandsRule bands) =>
        bands.Measures is [{ Kind: not MeasureKind.Percent }] ? bands.Inputs[0].Label : Say("share");

    private static Bilingual Answers(SumRule sum, PartRequirement requires)
    {
        var part = sum.Parts.Single(p => p.Id == requires.Part);
        var options = ((ChoiceRule)part.Rule).Options.Where(o => requires.Options.Contains(o.Id, StringComparer.Ordinal)).Select(o => o.Label);
        return Joined("or", options);
    }

    private static Bilingual Condition(Band band, IReadOnlyList<Measure> measures)
    {
        var conditions = new List<Bilingual>();
        foreach (var measure in measures)
        {
            if (!band.When.TryGetValue(measure.Name, out var range) || range is { From: null, To: null }) continue;
            var words = Range(range, measure.Kind);
            conditions.Add(measure.Label is { } label ? Say("measure", label, words) : words);
        }
        return conditions.Count == 0 ? Say("otherwise") : Joined("and", conditions);
    }

    /// <summary>"from 95 % to below 100 %", with what each end takes in.</summary>
    internal static Bilingual Range(ValueRange range, MeasureKind kind)
    {
        Bilingual Lower(decimal end) => Say(range.FromOpen ? "above" : "from", Figure(end, kind));
        Bilingual Upper(decimal end) => Say(range.ToOpen ? "below" : "to", Figure(end, kind));
        return range switch
        {
            { From: { } from, To: { } to } => from == to ? Say("exactly", Figure(from, kind)) : Say("both-ends", Lower(from), Upper(to)),
            { From: { } from } => range.FromOpen ? Lower(from) : Say("at-least", Figure(from, kind)),
            { To: { } to } => Upper(to),
            _ => Say("any"),
        };
    }

    private static Bilingual Figure(decimal value, MeasureKind kind) => kind == MeasureKind.Percent ? Say("percent", value) : Say("number", value);

    private static Bilingual Joined(string word, IEnumerable<Bilingual> texts) => texts.Aggregate((all, next) => Say(word, all, next));

    private static Bilingual Say(string key, params ReadOnlySpan<object> arguments) => Texts.Say(Resources, key, arguments);

    private void Line(int depth, string key, params ReadOnlySpan<object> arguments) => _lines.Add(new(depth, Say(key, arguments)));
}
