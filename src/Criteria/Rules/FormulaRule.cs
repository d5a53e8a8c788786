namespace EGovPlatform.Criteria;

/// <summary>
/// <c>{kind: formula, inputs: [{name, label, type: number | percent | count, atMost?}], points | share, zeroDenominator?, over100?}</c>: an expression over the
/// inputs, in the language of <c>+ − × ÷ ( ) min max floor if and or</c> and comparisons; <c>max</c> is the criterion's maximum.
/// <c>points</c> gives points; <c>share</c> gives a share, 0 to 1, which is multiplied by the maximum. A percent input counts as given: 97, not 0.97.
/// <c>atMost</c> names an input that this one is a part of and cannot exceed. <c>zeroDenominator</c> says what a division by zero means: error (default), zero, not-applicable; <c>over100</c> what a share above 1 means.
/// </summary>
public sealed class FormulaRule : Rule
{
    internal const string KindName = "formula";

    private const int MaximumExpression = 1_000;

    // No figure: figures are not negative.
    private const decimal Missing = -1;

    private static readonly Dictionary<string, InputType> Types = new(StringComparer.Ordinal)
    {
        ["number"] = InputType.Number,
        ["percent"] = InputType.Percent,
        ["count"] = InputType.Count,
    };

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "max", "min", "floor", "if", "and", "or" };

    private readonly Formula _formula;
    private readonly decimal? _max;
    private readonly bool _isShare;
    private readonly ShareReader _policy;
    private readonly Exact _most;
    private readonly (int Part, int Whole)[] _atMost;
    private readonly StepText _formulaText;
    private readonly StepText _shareText;

    private FormulaRule(Formula formula, bool isShare, IReadOnlyList<RuleInput> inputs, IReadOnlyDictionary<string, string> atMost, ShareReader policy, decimal? max)
    {
        (_formula, _isShare, Inputs, AtMost, _policy, _max, _most) = (formula, isShare, inputs, atMost, policy, max, max ?? 0);
        var names = inputs.Select(i => i.Name).ToList();
        _atMost = atMost.Select(a => (names.IndexOf(a.Key), names.IndexOf(a.Value))).ToArray();
        _formulaText = (in StepReading r) => (
            Texts.Say("trace.formula", Expression, Texts.Joined(Inputs.Select(i => Texts.Say("trace.variable", i.Name, i.Label)))),
            _formula.WithFigures(Written(r)));
        _shareText = (in StepReading r) => (Texts.Say("trace.share-of-max", _max!.Value), $"min({r.Previous}, 1) * {NumberText.Invariant(_max.Value)}");
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>Inputs that are a part of another, and that other.</summary>
    public IReadOnlyDictionary<string, string> AtMost { get; }

    /// <summary>The expression as the file writes it.</summary>
    public string Expression => _formula.Text;

    /// <summary>Whether the expression is a share, 0 to 1, that is multiplied by the maximum.</summary>
    public bool IsShare => _isShare;

    /// <summary>What a division by zero means.</summary>
    public ZeroDenominator ZeroDenominator => _policy.Zero;

    /// <summary>Whether a share above 1 counts as 1; otherwise it is a problem.</summary>
    public bool CapsAbove100 => _policy.Above100;

    /// <summary>The expression in another notation.</summary>
    public T Fold<T>(FormulaFold<T> notation) => _formula.Fold(notation);

    /// <summary>What the expression gives for these values of its inputs; null where it divides by zero or leaves the range of numbers.</summary>
    internal Exact? At(IReadOnlyDictionary<string, Exact> values)
    {
        try
        {
            return _formula.Evaluate(_max is { } max ? new Dictionary<string, Exact>(values, StringComparer.Ordinal) { ["max"] = max } : values);
        }
        catch (Exception e) when (e is DivideByZeroException or OverflowException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override decimal? Highest => _max;

    internal static Rule Read(YamlMap map, decimal? max)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var atMost = new Dictionary<string, string>(StringComparer.Ordinal);
        var inputs = RuleReading.Entries(map, "inputs").Select(input =>
        {
            var name = RuleReading.Name(input, "name", names);
            if (Words.Contains(name) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || char.IsAsciiDigit(name[0]))
                throw input.Required("name").Wrong("set.bad-variable", name);
            var read = new RuleInput(name, input.Word<InputType>("type", Types, InputType.Number), input.Bilingual("label"));
            if (input.OptionalText("atMost") is { } whole)
            {
                if (!names.Contains(whole) || whole == name) throw input.Required("atMost").Wrong("set.unknown-variable", whole);
                atMost.Add(name, whole);
            }
            input.Done();
            return read;
        }).ToList();
        var isShare = map.Has("share");
        if (isShare && map.Has("points")) throw map.Wrong("set.points-or-share");
        var expression = map.Text(isShare ? "share" : "points");
        var node = map.Required(isShare ? "share" : "points");
        if (expression.Length > MaximumExpression) throw node.Wrong("set.text-too-long", MaximumExpression);
        if (isShare) RuleReading.MaxOf(map, max, KindName);
        try
        {
            var formula = Formula.Parse(expression, inputs.Select(i => i.Name).Append("max"));
            var unknown = formula.Names.Where(n => !names.Contains(n) && !(n == "max" && max is not null)).Order(StringComparer.Ordinal).FirstOrDefault();
            if (unknown is not null) throw node.Wrong("set.unknown-variable", unknown);
            return new FormulaRule(formula, isShare, inputs, atMost, ShareReader.Read(map), max);
        }
        catch (FormulaException e)
        {
            throw node.Wrong("set.bad-formula", e.Position + 1, e.Reason);
        }
    }

    // The inputs, the maximum, and whether a division by zero counts as zero.
    internal override int Slots => Inputs.Count + 2;

    private int MaxSlot => Inputs.Count;

    private int NothingSlot => Inputs.Count + 1;

    internal override BindingOutcome Bind(RuleArguments arguments, Span<decimal> figures)
    {
        var valid = true;
        for (var i = 0; i < Inputs.Count; i++)
        {
            var figure = Inputs[i].Type switch
            {
                InputType.Count => arguments.Count(Inputs[i].Name),
                InputType.Percent => arguments.Percent(Inputs[i].Name, above100: false),
                _ => arguments.Number(Inputs[i].Name),
            };
            figures[i] = figure ?? Missing;
            valid &= figure is not null;
        }
        foreach (var (part, whole) in _atMost)
        {
            if (figures[part] == Missing || figures[whole] == Missing || figures[part] <= figures[whole]) continue;
            arguments.Problem<bool>(Inputs[part].Name, ProblemCodes.ConflictingInputs, Texts.Say("expected.at-most-measure", Inputs[whole].Name));
            valid = false;
        }
        if (!valid) return BindingOutcome.Invalid;
        figures[MaxSlot] = _max ?? 0;
        try
        {
            return Check(arguments, _formula.Evaluate(new RuleFigures(figures, 0, null)));
        }
        catch (DivideByZeroException)
        {
            if (_policy.Zero == ZeroDenominator.NotApplicable) return BindingOutcome.NotApplicable;
            if (_policy.Zero == ZeroDenominator.Error) return Refused(arguments, ProblemCodes.ZeroDenominator, Texts.Say("expected.divisor", Expression));
            figures[NothingSlot] = 1;
            return BindingOutcome.Figures;
        }
        catch (OverflowException)
        {
            return Refused(arguments, ProblemCodes.OutOfBounds, Texts.Say("expected.smaller", Expression));
        }
    }

    internal override Term Evaluate(in RuleFigures figures)
    {
        if (figures.Index(NothingSlot) != 0) return figures.Step(Exact.Zero, Share.NothingText);
        var term = figures.Step(_formula.Evaluate(figures), _formulaText);
        return _isShare ? figures.Step(Exact.Min(term.Value, Exact.One) * _most, _shareText) : term;
    }

    /// <exception cref="OverflowException">The result is larger than a decimal holds.</exception>
    private BindingOutcome Check(RuleArguments arguments, Exact result)
    {
        if (result.IsNegative) return Refused(arguments, ProblemCodes.OutOfBounds, Texts.Say("expected.not-negative", Expression));
        if (_isShare && result > Exact.One && !_policy.Above100) return Refused(arguments, ProblemCodes.ShareAbove100, Texts.Say("expected.share-result", Expression));
        _ = result.ToDecimal();
        return BindingOutcome.Figures;
    }

    private static BindingOutcome Refused(RuleArguments arguments, string code, Bilingual expected)
    {
        arguments.Problem<bool>("", code, expected);
        return BindingOutcome.Invalid;
    }

    private Dictionary<string, string> Written(in StepReading reading)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Inputs.Count; i++) written[Inputs[i].Name] = reading.Figure(i);
        if (_max is not null) written["max"] = reading.Figure(MaxSlot);
        return written;
    }
}
