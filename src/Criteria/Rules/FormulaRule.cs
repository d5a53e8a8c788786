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

    private FormulaRule(Formula formula, bool isShare, IReadOnlyList<RuleInput> inputs, ShareReader policy, decimal? max) =>
        (_formula, _isShare, Inputs, _policy, _max) = (formula, isShare, inputs, policy, max);

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInput> Inputs { get; }

    /// <summary>Inputs that are a part of another, and that other.</summary>
    public IReadOnlyDictionary<string, string> AtMost { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

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
            var formula = Formula.Parse(expression);
            var unknown = formula.Names.Where(n => !names.Contains(n) && !(n == "max" && max is not null)).Order(StringComparer.Ordinal).FirstOrDefault();
            if (unknown is not null) throw node.Wrong("set.unknown-variable", unknown);
            return new FormulaRule(formula, isShare, inputs, ShareReader.Read(map), max) { AtMost = atMost };
        }
        catch (FormulaException e)
        {
            throw node.Wrong("set.bad-formula", e.Position + 1, e.Reason);
        }
    }

    internal override RuleOutcome Evaluate(RuleArguments arguments)
    {
        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new Dictionary<string, Exact>(StringComparer.Ordinal);
        var valid = true;
        foreach (var input in Inputs)
        {
            var figure = input.Type switch
            {
                InputType.Count => arguments.Count(input.Name),
                InputType.Percent => arguments.Percent(input.Name, above100: false),
                _ => arguments.Number(input.Name),
            };
            if (figure is { } number) (figures[input.Name], values[input.Name]) = (NumberText.Invariant(number), number);
            else valid = false;
        }
        foreach (var (part, whole) in AtMost)
        {
            if (!values.TryGetValue(part, out var some) || !values.TryGetValue(whole, out var all) || some <= all) continue;
            arguments.Problem<bool>(part, ProblemCodes.ConflictingInputs, Texts.Say("expected.at-most-measure", whole));
            valid = false;
        }
        if (!valid) return RuleOutcome.Invalid;
        if (_max is { } max) (figures["max"], values["max"]) = (NumberText.Invariant(max), max);
        try
        {
            return Compute(arguments, figures, values);
        }
        catch (DivideByZeroException)
        {
            if (_policy.Zero == ZeroDenominator.NotApplicable) return RuleOutcome.NotApplicable;
            if (_policy.Zero == ZeroDenominator.Zero) return arguments.Trace.Step(Texts.Say("trace.zero-denominator"), "0");
            arguments.Problem<bool>("", ProblemCodes.ZeroDenominator, Texts.Say("expected.divisor", Expression));
        }
        catch (OverflowException)
        {
            arguments.Problem<bool>("", ProblemCodes.OutOfBounds, Texts.Say("expected.smaller", Expression));
        }
        return RuleOutcome.Invalid;
    }

    private RuleOutcome Compute(RuleArguments arguments, Dictionary<string, string> figures, Dictionary<string, Exact> values)
    {
        var words = Texts.Say("trace.formula", Expression, CountRule.Joined(Inputs.Select(i => Texts.Say("trace.variable", i.Name, i.Label))));
        var result = _formula.Evaluate(values);
        if (result.IsNegative)
        {
            arguments.Problem<bool>("", ProblemCodes.OutOfBounds, Texts.Say("expected.not-negative", Expression));
            return RuleOutcome.Invalid;
        }
        if (_isShare && result > Exact.One && !_policy.Above100)
        {
            arguments.Problem<bool>("", ProblemCodes.ShareAbove100, Texts.Say("expected.share-result", Expression));
            return RuleOutcome.Invalid;
        }
        var term = arguments.Trace.Step(words, _formula.WithFigures(figures));
        return _isShare
            ? arguments.Trace.Step(Texts.Say("trace.share-of-max", _max!.Value), $"min({term.Id}, 1) * {NumberText.Invariant(_max.Value)}")
            : term;
    }
}
