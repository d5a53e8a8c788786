namespace EGovPlatform.Criteria;

/// <summary>Recursive descent, loosest first: or, and, comparison, + −, × ÷, sign, number or name or call or parentheses.</summary>
internal sealed class FormulaParser(List<FormulaToken> tokens, IEnumerable<string> places)
{
    private readonly List<string> _places = [.. places];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private int _depth;

    public IReadOnlySet<string> Names => _names;

    /// <summary>Every name by its place among the values.</summary>
    public IReadOnlyList<string> Places => _places;

    private FormulaToken Current => tokens[_at];

    public FormulaNode Parse()
    {
        var root = Or();
        if (Current.Kind != FormulaTokenKind.End) throw Unexpected("formula.expected-end");
        return root;
    }

    private FormulaNode Or()
    {
        var left = And();
        while (TakeWord("or")) left = new FormulaNode.Binary(FormulaOperator.Or, left, And());
        return left;
    }

    private FormulaNode And()
    {
        var left = Comparison();
        while (TakeWord("and")) left = new FormulaNode.Binary(FormulaOperator.And, left, Comparison());
        return left;
    }

    private FormulaNode Comparison()
    {
        var left = Sum();
        FormulaOperator? op = Current.Kind == FormulaTokenKind.Symbol ? Current.Text switch
        {
            "<" => FormulaOperator.Less,
            "<=" => FormulaOperator.LessOrEqual,
            ">" => FormulaOperator.Greater,
            ">=" => FormulaOperator.GreaterOrEqual,
            "=" => FormulaOperator.Equal,
            "!=" => FormulaOperator.NotEqual,
            _ => null,
        } : null;
        if (op is null) return left;
        _at++;
        return new FormulaNode.Binary(op.Value, left, Sum());
    }

    private FormulaNode Sum()
    {
        var left = Product();
        while (true)
        {
            if (TakeSymbol("+")) left = new FormulaNode.Binary(FormulaOperator.Add, left, Product());
            else if (TakeSymbol("-")) left = new FormulaNode.Binary(FormulaOperator.Subtract, left, Product());
            else return left;
        }
    }

    private FormulaNode Product()
    {
        var left = Signed();
        while (true)
        {
            if (TakeSymbol("*")) left = new FormulaNode.Binary(FormulaOperator.Multiply, left, Signed());
            else if (TakeSymbol("/")) left = new FormulaNode.Binary(FormulaOperator.Divide, left, Signed());
            else return left;
        }
    }

    private FormulaNode Signed()
    {
        if (!TakeSymbol("-")) return Primary();
        Enter();
        var negated = new FormulaNode.Negation(Signed());
        _depth--;
        return negated;
    }

    private FormulaNode Primary()
    {
        var token = Current;
        if (token.Kind == FormulaTokenKind.Number)
        {
            _at++;
            return new FormulaNode.Number(token.Value);
        }
        if (token.Kind == FormulaTokenKind.Name)
        {
            if (token.Text is "and" or "or") throw Unexpected("formula.expected-value");
            _at++;
            if (Current is { Kind: FormulaTokenKind.Symbol, Text: "(" }) return Call(token);
            _names.Add(token.Text);
            if (!_places.Contains(token.Text)) _places.Add(token.Text);
            return new FormulaNode.Name(token.Text, _places.IndexOf(token.Text));
        }
        if (!TakeSymbol("(")) throw Unexpected("formula.expected-value");
        Enter();
        var inner = Or();
        _depth--;
        if (!TakeSymbol(")")) throw Unexpected("formula.expected-close");
        return inner;
    }

    private FormulaNode Call(FormulaToken function)
    {
        _at++;
        Enter();
        var arguments = new List<FormulaNode>();
        do arguments.Add(Or());
        while (TakeSymbol(","));
        _depth--;
        if (!TakeSymbol(")")) throw Unexpected("formula.expected-close");
        return function.Text switch
        {
            "min" => new FormulaNode.Extreme(largest: false, arguments),
            "max" => new FormulaNode.Extreme(largest: true, arguments),
            "floor" when arguments.Count == 1 => new FormulaNode.Floor(arguments[0]),
            "floor" => throw new FormulaException(function.Position, Texts.Say("formula.floor-arguments", arguments.Count)),
            "if" when arguments.Count == 3 => new FormulaNode.If(arguments[0], arguments[1], arguments[2]),
            "if" => throw new FormulaException(function.Position, Texts.Say("formula.if-arguments", arguments.Count)),
            _ => throw new FormulaException(function.Position, Texts.Say("formula.unknown-function", function.Text)),
        };
    }

    private void Enter()
    {
        if (++_depth > Formula.MaximumDepth) throw new FormulaException(Current.Position, Texts.Say("formula.too-deep", Formula.MaximumDepth));
    }

    private bool TakeSymbol(string symbol) => Take(FormulaTokenKind.Symbol, symbol);

    private bool TakeWord(string word) => Take(FormulaTokenKind.Name, word);

    private bool Take(FormulaTokenKind kind, string text)
    {
        if (Current.Kind != kind || Current.Text != text) return false;
        _at++;
        return true;
    }

    private FormulaException Unexpected(string key) =>
        new(Current.Position, Texts.Say(key, Current.Kind == FormulaTokenKind.End ? Texts.Say("formula.end") : (object)Current.Text));
}
