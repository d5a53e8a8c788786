namespace EGovPlatform.Criteria;

/// <summary>What a sample's bands speak of.</summary>
public enum SampleMeasure
{
    /// <summary>How many failed.</summary>
    Failed,

    /// <summary>How many failed, in percent of those checked.</summary>
    FailedPercent,

    /// <summary>How many passed, in percent of those checked.</summary>
    PassedPercent,
}

/// <summary>
/// <c>{kind: sample, minimum: 50, of: failed | failedPercent | passedPercent, bands: […]}</c>, bands as in <see cref="BandsRule"/>; or
/// <c>{kind: sample, minimum: 50, share: true}</c>: the share that passed × maximum. Inputs <c>checked</c> (lấy mẫu) and <c>failed</c>. Fewer than
/// <c>minimum</c> checked is a problem.
/// </summary>
public sealed class SampleRule : Rule
{
    internal const string KindName = "sample";

    private static readonly Dictionary<string, SampleMeasure> Words = new(StringComparer.Ordinal)
    {
        ["failed"] = SampleMeasure.Failed,
        ["failedPercent"] = SampleMeasure.FailedPercent,
        ["passedPercent"] = SampleMeasure.PassedPercent,
    };

    private const int Checked = 0;
    private const int Failed = 1;

    private static readonly StepText FailedText = (in StepReading r) => (Texts.Say("trace.sample-failed", r[Checked]), r.Figure(Failed));

    private static readonly StepText FailedPercentText = (in StepReading r) =>
        (Texts.Say("trace.sample-failed-percent", r[Checked]), $"{r.Figure(Failed)} * 100 / {r.Figure(Checked)}");

    private static readonly StepText PassedPercentText = (in StepReading r) =>
        (Texts.Say("trace.sample-passed-percent", r[Checked]), $"({r.Figure(Checked)} - {r.Figure(Failed)}) * 100 / {r.Figure(Checked)}");

    private readonly BandTable? _table;
    private readonly decimal _max;
    private readonly Exact _most;
    private readonly StepText _shareText;

    private SampleRule(int minimum, SampleMeasure of, BandTable? table, decimal max)
    {
        (Minimum, Of, _table, _max, _most) = (minimum, of, table, max, max);
        _shareText = (in StepReading r) => (
            Texts.Say("trace.sample-share", r[Checked], r[Failed], _max),
            $"({r.Figure(Checked)} - {r.Figure(Failed)}) * {NumberText.Invariant(_max)} / {r.Figure(Checked)}");
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; } =
        [new("checked", InputType.Count, Texts.Say("input.checked")), new("failed", InputType.Count, Texts.Say("input.failed"))];

    /// <summary>The fewest that must be checked, from 1.</summary>
    public int Minimum { get; }

    /// <summary>What the bands speak of; passed, in percent, for a share.</summary>
    public SampleMeasure Of { get; }

    /// <summary>The bands; none for a share.</summary>
    public IReadOnlyList<Band> Bands => _table?.Bands ?? [];

    /// <inheritdoc/>
    public override decimal? Highest => _table?.Highest ?? _max;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        var minimum = map.Required("minimum").AsScalar();
        if (minimum.AsInteger() < 1) throw minimum.Wrong("set.bad-minimum");
        if (map.Flag("share", false))
        {
            if (map.Has("bands")) throw map.Wrong("set.bands-or-share");
            return new SampleRule(minimum.AsInteger(), SampleMeasure.PassedPercent, null, RuleReading.MaxOf(map, max, KindName));
        }
        var of = map.Word("of", Words);
        var kind = of == SampleMeasure.Failed ? MeasureKind.Count : MeasureKind.Percent;
        return new SampleRule(minimum.AsInteger(), of, BandTable.Read(map, [new("", null, kind, null)]), max ?? 0);
    }

    internal override int Slots => 2;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        var sample = arguments.Count("checked");
        var failures = arguments.Count("failed");
        if (sample is not { } taken || failures is not { } failed) return BindingOutcome.Invalid;
        if (taken < Minimum)
        {
            arguments.Problem<bool>("checked", ProblemCodes.SampleTooSmall, Texts.Say("expected.sample", Minimum));
            return BindingOutcome.Invalid;
        }
        if (failed > taken)
        {
            arguments.Problem<bool>("failed", ProblemCodes.ConflictingInputs, Texts.Say("expected.at-most", taken));
            return BindingOutcome.Invalid;
        }
        (figures[Checked], figures[Failed]) = (taken, failed);
        _table?.WarnWhereNoneHolds(arguments, Measured(new(figures, 0, null)));
        return BindingOutcome.Figures;
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        if (_table is null) return figures.Step((figures[Checked] - figures[Failed]) * _most / figures[Checked], _shareText);
        var values = Measured(figures);
        figures.Step(values[0], Of switch
        {
            SampleMeasure.Failed => FailedText,
            SampleMeasure.FailedPercent => FailedPercentText,
            _ => PassedPercentText,
        });
        return _table.Evaluate(figures, values);
    }

    private MeasureValues Measured(in RuleFigures figures)
    {
        var values = new MeasureValues();
        values[0] = Of switch
        {
            SampleMeasure.Failed => figures[Failed],
            SampleMeasure.FailedPercent => figures[Failed] * 100 / figures[Checked],
            _ => (figures[Checked] - figures[Failed]) * 100 / figures[Checked],
        };
        return values;
    }

    internal override IEnumerable<RuleFinding> Lint() => _table is null ? [] : BandLint.Of(_table);
}
