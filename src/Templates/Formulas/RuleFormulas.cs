using EGovPlatform.Criteria;
using EGovPlatform.Templates.Writing;
using static EGovPlatform.Templates.Writing.Calculation;

namespace EGovPlatform.Templates.Formulas;

/// <summary>
/// The rules as spreadsheet formulas over the cells of one criterion. A rule's result is its points, uncapped (of a gate: 1 or 0), or a text of
/// <see cref="Outcomes"/>.
/// </summary>
/// <remarks>
/// A spreadsheet computes in binary floating point. What was typed is compared as it is; what was computed is rounded to <see cref="Places"/> decimals
/// before it is compared with the edge of a band, far finer than any figure that can be declared.
/// </remarks>
internal sealed class RuleFormulas(Calculation calculation, OptionLists lists, Criterion criterion, Func<string, string> cell)
{
    private const int Places = 11;

    private readonly List<CellConflict> _conflicts = [];

    /// <summary>Contradictions between cells that a person should see beside the cell, found on the way.</summary>
    public IReadOnlyList<CellConflict> Conflicts => _conflicts;

    /// <summary>Writes the steps of the criterion's rule.</summary>
    /// <returns>The address of the result.</returns>
    public string Write() => Write(criterion.Rule, "", criterion.Max);

    private string Write(Rule rule, string prefix, decimal? max) => rule switch
    {
        ChoiceRule choice => Step(prefix, "option", $"IF({Chosen(prefix, choice.Options)}=1,{Worth(prefix, choice.Options)},{Outcomes.Invalid})"),
        RatioRule ratio => Ratio(ratio, prefix, max!.Value),
        BandsRule bands => Bands(bands, prefix),
        CountRule count => Counted(count, prefix),
        ChecklistRule checklist => Checked(checklist, prefix),
        SumRule sum => Sum(sum, prefix),
        SampleRule sample => Sampled(sample, prefix),
        StepRule step => Stepped(step, prefix, max!.Value),
        PeerRule peer => Peer(peer, prefix, max!.Value),
        FormulaRule formula => Formula(formula, prefix, max),
        GateRule gate => Gate(gate, prefix),
        UnscoredRule => Step(prefix, "statement", $"IF(AND({Has(Cell(prefix, "statement"))},LEN({Cell(prefix, "statement")})<={DeclaredValue.MaximumText}),0,{Outcomes.Invalid})"),
        _ => throw new NotSupportedException($"A form knows no rule of the kind \"{rule.Kind}\"."),
    };

    private string Cell(string prefix, string input) => cell(prefix + input);

    private string Step(string prefix, string step, string formula) => calculation.Guarded(criterion.Code, prefix + step, formula);

    private void Conflict(string prefix, string input, string condition, string key, params ReadOnlySpan<object> arguments) =>
        _conflicts.Add(new(prefix + input, condition, FormTexts.Say(key, arguments)));

    private string Chosen(string prefix, IReadOnlyList<RuleOption> options) =>
        $"SUMPRODUCT(--(UPPER({lists.Labels(options)})=UPPER(TRIM({Cell(prefix, "option")}))))";

    private string Worth(string prefix, IReadOnlyList<RuleOption> options) =>
        $"SUMPRODUCT((UPPER({lists.Labels(options)})=UPPER(TRIM({Cell(prefix, "option")})))*{lists.Points(options)})";

    private string Ratio(RatioRule rule, string prefix, decimal max)
    {
        var percent = Percent(prefix, "", rule.ZeroDenominator, rule.CapsAbove100, Outcomes.Nothing);
        var share = rule.Falling ? $"{Number(max)}-{percent}*{Number(max)}/100" : $"{percent}*{Number(max)}/100";
        var points = rule.Full is { } full
            ? $"IF(ROUND({percent},{Places}){(rule.Falling ? "<=" : ">=")}{Number(full * 100)},{Number(max)},{share})"
            : share;
        return Step(prefix, "ratio", $"IF(ISNUMBER({percent}),{points},IF({percent}={Outcomes.Nothing},0,{percent}))");
    }

    private string Bands(BandsRule rule, string prefix)
    {
        var values = rule.Measures.Select(m => Measured(m, prefix, rule.ZeroDenominator, rule.CapsAbove100)).ToList();
        var invalid = values.Select(v => $"{v}={Outcomes.Invalid}").ToList();
        for (var i = 0; i < values.Count; i++)
        {
            if (rule.Measures[i].AtMost is not { } other) continue;
            var whole = values[rule.Measures.ToList().FindIndex(m => m.Name == other)];
            var above = $"AND(ISNUMBER({values[i]}),ISNUMBER({whole}),{values[i]}>{whole})";
            invalid.Add(above);
            var named = rule.Measures[i];
            Conflict(prefix, named.Name, above, "check.at-most", rule.Measures.First(m => m.Name == other).Label ?? default);
        }
        var points = BandPoints(rule.Bands, rule.Measures.Select((m, i) => (m.Name, values[i])).ToDictionary(v => v.Name, v => v.Item2, StringComparer.Ordinal));
        var absent = string.Join(',', values.Select(v => $"{v}={Outcomes.NotApplicable}"));
        return Step(prefix, "bands", $"IF(OR({string.Join(',', invalid)}),{Outcomes.Invalid},IF(OR({absent}),{Outcomes.NotApplicable},{points}))");
    }

    private static string BandPoints(IReadOnlyList<Band> bands, IReadOnlyDictionary<string, string> values)
    {
        var formula = "0";
        foreach (var band in bands.Reverse())
        {
            var conditions = band.When.SelectMany(w => Within(w.Value, values[w.Key])).ToList();
            formula = conditions.Count == 0 ? Number(band.Points) : $"IF(AND({string.Join(',', conditions)}),{Number(band.Points)},{formula})";
        }
        return formula;
    }

    private static IEnumerable<string> Within(ValueRange range, string value)
    {
        if (range.From is { } from) yield return $"{value}{(range.FromOpen ? ">" : ">=")}{Number(from)}";
        if (range.To is { } to) yield return $"{value}{(range.ToOpen ? "<" : "<=")}{Number(to)}";
    }

    /// <summary>A measure as a figure that can be compared.</summary>
    private string Measured(Measure measure, string prefix, ZeroDenominator zero, bool above100)
    {
        if (measure.Kind == MeasureKind.Percent)
        {
            var percent = Percent(prefix, measure.Name, zero, above100, "0");
            return Step(prefix, "measure " + measure.Name, $"IF(ISNUMBER({percent}),ROUND({percent},{Places}),{percent})");
        }
        var value = Cell(prefix, measure.Name.Length == 0 ? "value" : measure.Name);
        return Step(prefix, "measure " + measure.Name, $"IF({Suits(value, measure.Kind == MeasureKind.Count ? InputType.Count : InputType.Number)},{value},{Outcomes.Invalid})");
    }

    /// <summary>A share in percent, from numerator and denominator or from a percentage.</summary>
    /// <param name="nothing">What 0 of 0 becomes where it counts as zero.</param>
    private string Percent(string prefix, string measure, ZeroDenominator zero, bool above100, string nothing)
    {
        var dot = measure.Length == 0 ? "" : measure + ".";
        var name = measure.Length == 0 ? "percent" : measure;
        var (part, whole, percent) = (Cell(prefix, dot + "numerator"), Cell(prefix, dot + "denominator"), Cell(prefix, name));
        var ofZero = zero switch { ZeroDenominator.Zero => nothing, ZeroDenominator.NotApplicable => Outcomes.NotApplicable, _ => Outcomes.Invalid };
        Conflict(prefix, name, $"AND({Has(percent)},OR({Has(part)},{Has(whole)}))", "check.one-form");
        Conflict(prefix, dot + "numerator", $"AND({Has(whole)},NOT({Has(part)}))", "check.missing");
        Conflict(prefix, dot + "denominator", $"AND({Has(part)},NOT({Has(whole)}))", "check.missing");
        if (!above100) Conflict(prefix, dot + "numerator", $"AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})", "check.above-whole");
        if (zero == ZeroDenominator.Error) Conflict(prefix, dot + "denominator", $"AND(ISNUMBER({whole}),{whole}=0)", "check.zero");
        var counted = $"IF({whole}=0,IF({part}=0,{ofZero},{Outcomes.Invalid}),IF(AND({part}>{whole},{(above100 ? "FALSE" : "TRUE")}),{Outcomes.Invalid},MIN({part},{whole})*100/{whole}))";
        return Step(prefix, "share " + measure,
            $"IF(OR({Has(part)},{Has(whole)}),"
            + $"IF({Has(percent)},{Outcomes.Invalid},IF(AND({Suits(part, InputType.Number)},{Suits(whole, InputType.Number)}),{counted},{Outcomes.Invalid})),"
            + $"IF({Suits(percent, InputType.Percent, above100)},MIN({percent},100),{Outcomes.Invalid}))");
    }

    private string Counted(CountRule rule, string prefix)
    {
        var cells = rule.Variants.Select(v => Cell(prefix, v.Id)).ToList();
        var none = $"NOT(OR({string.Join(',', cells.Select(Has))}))";
        var suits = $"AND({string.Join(',', cells.Select(c => $"OR(NOT({Has(c)}),{Suits(c, InputType.Count)})"))})";
        var sum = string.Join('+', rule.Variants.Zip(cells, (v, c) => $"N({c})*{Number(v.Points)}"));
        return Step(prefix, "count", $"IF({none},{Outcomes.Invalid},IF({suits},{Capped(sum, rule.Cap)},{Outcomes.Invalid}))");
    }

    private string Checked(ChecklistRule rule, string prefix)
    {
        var cells = rule.Items.Select(i => Cell(prefix, i.Id)).ToList();
        var none = $"NOT(OR({string.Join(',', cells.Select(Has))}))";
        var suits = $"AND({string.Join(',', cells.Select(c => $"OR(NOT({Has(c)}),{lists.IsYes(c)},{lists.IsNo(c)})"))})";
        var sum = string.Join('+', rule.Items.Zip(cells, (i, c) => $"IF({lists.IsYes(c)},{Number(i.Points)},0)"));
        return Step(prefix, "checklist", $"IF({none},{Outcomes.Invalid},IF({suits},{Capped(sum, rule.Cap)},{Outcomes.Invalid}))");
    }

    private string Sum(SumRule rule, string prefix)
    {
        var parts = rule.Parts.Select(part =>
        {
            var given = Write(part.Rule, $"{prefix}{part.Id}.", part.Max);
            var capped = part.Max is { } max ? $"IF(ISNUMBER({given}),MIN({given},{Number(max)}),{given})" : given;
            return Step(prefix, "part " + part.Id, part.Requires is { } requires ? $"IF({Fails(requires, rule, prefix)},0,{capped})" : capped);
        }).ToList();
        var total = Capped(string.Join('+', parts), rule.Cap);
        return Step(prefix, "sum",
            $"IF(OR({string.Join(',', parts.Select(p => $"{p}={Outcomes.Invalid}"))}),{Outcomes.Invalid},"
            + $"IF(OR({string.Join(',', parts.Select(p => $"{p}={Outcomes.NotApplicable}"))}),{Outcomes.NotApplicable},{total}))");
    }

    private string Fails(PartRequirement requires, SumRule rule, string prefix)
    {
        var options = ((ChoiceRule)rule.Parts.First(p => p.Id == requires.Part).Rule).Options;
        var chosen = Cell(prefix, requires.Part + ".option");
        var wanted = options.Select((o, i) => (o, i)).Where(o => requires.Options.Contains(o.o.Id, StringComparer.Ordinal));
        return $"AND({Has(chosen)},NOT(OR({string.Join(',', wanted.Select(o => $"UPPER({lists.Label(options, o.i)})=UPPER(TRIM({chosen}))"))})))";
    }

    private string Sampled(SampleRule rule, string prefix)
    {
        var (all, failed) = (Cell(prefix, "checked"), Cell(prefix, "failed"));
        Conflict(prefix, "checked", $"AND(ISNUMBER({all}),{all}<{rule.Minimum})", "check.sample", rule.Minimum);
        Conflict(prefix, "failed", $"AND(ISNUMBER({all}),ISNUMBER({failed}),{failed}>{all})", "check.above-sample");
        var value = rule.Of switch
        {
            SampleMeasure.Failed => failed,
            SampleMeasure.FailedPercent => $"ROUND({failed}*100/{all},{Places})",
            _ => $"ROUND(({all}-{failed})*100/{all},{Places})",
        };
        var suits = $"AND({Suits(all, InputType.Count)},{Suits(failed, InputType.Count)})";
        var measured = Step(prefix, "sample", $"IF({suits},IF(OR({all}<{rule.Minimum},{failed}>{all}),{Outcomes.Invalid},{value}),{Outcomes.Invalid})");
        var points = rule.Bands.Count > 0
            ? BandPoints(rule.Bands, new Dictionary<string, string>(StringComparer.Ordinal) { [""] = measured })
            : $"({all}-{failed})*{Number(rule.Highest!.Value)}/{all}";
        return Step(prefix, "points", $"IF(ISNUMBER({measured}),{points},{Outcomes.Invalid})");
    }

    private string Stepped(StepRule rule, string prefix, decimal max)
    {
        var percent = Cell(prefix, rule.Inputs[0].Name);
        // Rounded before it is taken down: what is a whole step must not fall below it by the last binary digit.
        var steps = $"INT(ROUND({percent}*{Number(max)}/100/{Number(rule.Step)},{Places}))*{Number(rule.Step)}";
        return Step(prefix, "step", $"IF({Suits(percent, InputType.Percent)},IF({percent}=100,{Number(max)},{steps}),{Outcomes.Invalid})");
    }

    private string Peer(PeerRule rule, string prefix, decimal max)
    {
        var (value, part, whole, highest) = (Cell(prefix, "value"), Cell(prefix, "numerator"), Cell(prefix, "denominator"), cell(Markers.Cohort));
        var ofZero = rule.ZeroDenominator switch { ZeroDenominator.Zero => "0", ZeroDenominator.NotApplicable => Outcomes.NotApplicable, _ => Outcomes.Invalid };
        Conflict(prefix, "value", $"AND({Has(value)},OR({Has(part)},{Has(whole)}))", "check.one-form");
        var quotient = $"IF(AND({Suits(part, InputType.Number)},{Suits(whole, InputType.Number)}),IF({whole}=0,IF({part}=0,{ofZero},{Outcomes.Invalid}),{part}/{whole}),{Outcomes.Invalid})";
        var figure = Step(prefix, "value",
            $"IF(OR({Has(part)},{Has(whole)}),IF({Has(value)},{Outcomes.Invalid},{quotient}),IF({Suits(value, InputType.Number)},{value},{Outcomes.Invalid}))");
        var above = $"AND(ISNUMBER({figure}),ISNUMBER({highest}),ROUND(N({figure})-N({highest}),{Places})>0)";
        Conflict(prefix, Markers.Cohort, above, "check.above-cohort");
        var points = $"IF({highest}=0,0,MIN({figure}/{highest},1)*{Number(max)})";
        return Step(prefix, "peer", $"IF(ISNUMBER({figure}),IF({Suits(highest, InputType.Number)},IF({above},{Outcomes.Invalid},{points}),{Outcomes.Invalid}),{figure})");
    }

    private string Formula(FormulaRule rule, string prefix, decimal? max)
    {
        var suits = rule.Inputs.Select(i => Suits(Cell(prefix, i.Name), i.Type)).ToList();
        foreach (var (part, whole) in rule.AtMost)
        {
            suits.Add($"{Cell(prefix, part)}<={Cell(prefix, whole)}");
            Conflict(prefix, part, $"AND(ISNUMBER({Cell(prefix, part)}),ISNUMBER({Cell(prefix, whole)}),{Cell(prefix, part)}>{Cell(prefix, whole)})", "check.at-most", rule.Inputs.First(i => i.Name == whole).Label);
        }
        var expression = rule.Fold(new SpreadsheetNotation(name => name == "max" ? Number(max!.Value) : Cell(prefix, name)));
        var ofZero = rule.ZeroDenominator switch { ZeroDenominator.Zero => Outcomes.Nothing, ZeroDenominator.NotApplicable => Outcomes.NotApplicable, _ => Outcomes.Invalid };
        var value = Step(prefix, "formula", $"IF(AND({string.Join(',', suits)}),IFERROR({expression},{ofZero}),{Outcomes.Invalid})");
        var most = rule.CapsAbove100 ? "MIN({0},1)*{1}" : $"IF(ROUND({{0}},{Places})>1,{Outcomes.Invalid},MIN({{0}},1)*{{1}})";
        var points = rule.IsShare ? string.Format(System.Globalization.CultureInfo.InvariantCulture, most, value, Number(max!.Value)) : $"MAX({value},0)";
        return Step(prefix, "points", $"IF(ISNUMBER({value}),IF(ROUND({value},{Places})<0,{Outcomes.Invalid},{points}),IF({value}={Outcomes.Nothing},0,{value}))");
    }

    private string Gate(GateRule rule, string prefix)
    {
        if (rule.Measure is not { } measure)
        {
            var passing = rule.Options.Select((o, i) => (o, i)).Where(o => o.o.Passes == true).Select(o => $"UPPER({lists.Label(rule.Options, o.i)})=UPPER(TRIM({Cell(prefix, "option")}))").ToList();
            return Step(prefix, "gate", $"IF({Chosen(prefix, rule.Options)}=1,IF(OR({(passing.Count == 0 ? "FALSE" : string.Join(',', passing))}),1,0),{Outcomes.Invalid})");
        }
        var value = Measured(measure, prefix, rule.ZeroDenominator, rule.CapsAbove100);
        return Step(prefix, "gate", $"IF(ISNUMBER({value}),IF(AND({string.Join(',', Within(rule.Range!, value))}),1,0),{value})");
    }

    private static string Capped(string sum, decimal? cap) => cap is { } most ? $"MIN({sum},{Number(most)})" : sum;
}

/// <summary>A contradiction that is said beside a cell.</summary>
/// <param name="Input">The input whose cell it is.</param>
/// <param name="Condition">When it holds.</param>
/// <param name="Words">What was expected.</param>
internal sealed record CellConflict(string Input, string Condition, Bilingual Words);
