using System.Runtime.CompilerServices;

namespace EGovPlatform.Criteria;

/// <summary>Reads a measure of bands or of a gate, and states its value: a percentage, a number or a count.</summary>
internal sealed class MeasureFigures
{
    private readonly Measure _measure;
    private readonly ShareReader _share;
    private readonly StepText _text;

    public MeasureFigures(Measure measure, ShareReader share)
    {
        (_measure, _share) = (measure, share);
        var label = measure.Label;
        _text = IsShare
            ? (in StepReading r) => (
                label is { } named ? Texts.Say("trace.measure-percent", named, Share.InWords(r)) : Texts.Say("trace.percent", Share.InWords(r)), Share.Times(r, 100))
            : (in StepReading r) => (Texts.Say("trace.value", label ?? Texts.Say("input.value")), r.Figure(0));
    }

    public int Slots => IsShare ? Share.Slots : 1;

    private bool IsShare => _measure.Kind == MeasureKind.Percent;

    private string Name => _measure.Name.Length == 0 ? "value" : _measure.Name;

    /// <summary>What the measure asks for.</summary>
    public static IEnumerable<RuleInput> Inputs(Measure measure, Bilingual? label) => measure.Kind == MeasureKind.Percent
        ? ShareReader.Inputs(measure.Name, measure.Label ?? label)
        : [new RuleInput(
            measure.Name.Length == 0 ? "value" : measure.Name, measure.Kind == MeasureKind.Count ? InputType.Count : InputType.Number,
            measure.Label ?? label ?? Texts.Say("input.value"))];

    public BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        if (IsShare) return _share.Bind(arguments, _measure.Name, figures);
        if ((_measure.Kind == MeasureKind.Count ? arguments.Count(Name) : arguments.Number(Name)) is not { } value) return BindingOutcome.Invalid;
        figures[0] = value;
        return BindingOutcome.Figures;
    }

    public Exact Value(in RuleFigures figures) => !IsShare ? figures[0] : Share.IsNothing(figures) ? Exact.Zero : Share.Times(figures, 100);

    public Term Evaluate(in RuleFigures figures) =>
        figures.Step(Value(figures), IsShare && Share.IsNothing(figures) ? Share.NothingText : _text);
}

/// <summary>The values of a rule's measures, side by side without the heap.</summary>
[InlineArray(Most)]
internal struct MeasureValues
{
    /// <summary>Most measures of one rule.</summary>
    public const int Most = 4;

    private Exact _first;
}
