using System.Text;

namespace EGovPlatform.Criteria;

/// <summary>
/// An arithmetic expression, parsed by us and never run as code: numbers, names, + − × ÷ (also - * /), parentheses, comparisons and <c>and</c>,
/// <c>or</c> (1 holds, 0 does not), <c>min(…)</c>, <c>max(…)</c>, <c>floor(…)</c> (down to a whole number), <c>if(condition, then, else)</c>.
/// Evaluation is exact. Its cost is bounded by the bounds on the text: <see cref="MaximumLength"/>, <see cref="MaximumTokens"/>, <see cref="MaximumDepth"/>.
/// </summary>
internal sealed class Formula
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaximumLength = 40_000;

    /// <summary>Most numbers, names and signs: what evaluation costs, and how deep it can recurse.</summary>
    public const int MaximumTokens = 2_000;

    /// <summary>Deepest nesting of parentheses and calls.</summary>
    public const int MaximumDepth = 32;

    private readonly FormulaNode _root;
    private readonly List<FormulaToken> _tokens;

    private readonly IReadOnlyList<string> _places;

    private Formula(string text, FormulaNode root, List<FormulaToken> tokens, IReadOnlyList<string> places, IReadOnlySet<string> names)
    {
        _places = places;
        Text = text;
        _root = root;
        _tokens = tokens;
        Names = names;
    }

    public string Text { get; }

    /// <summary>The names that the expression refers to.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <param name="text">The expression.</param>
    /// <param name="places">Names that have their place among the values; others come after them.</param>
    /// <exception cref="FormulaException">The text is no expression, or beyond the bounds.</exception>
    public static Formula Parse(string text, IEnumerable<string>? places = null)
    {
        if (text.Length > MaximumLength) throw new FormulaException(0, Texts.Say("formula.too-long", MaximumLength));
        var tokens = FormulaLexer.Read(text);
        var parser = new FormulaParser(tokens, places ?? []);
        var root = parser.Parse();
        return new(text, root, tokens, parser.Places, parser.Names);
    }

    /// <exception cref="DivideByZeroException">A divisor is zero.</exception>
    /// <exception cref="KeyNotFoundException">A name has no value.</exception>
    public Exact Evaluate(IReadOnlyDictionary<string, Exact> values) =>
        _root.Evaluate(new(_places.Select(name => Names.Contains(name) ? values[name] : Exact.Zero).ToArray()));

    /// <summary>The value over a rule's figures, which stand in the order of the places.</summary>
    /// <exception cref="DivideByZeroException">A divisor is zero.</exception>
    public Exact Evaluate(in RuleFigures figures) => _root.Evaluate(new(figures));

    /// <summary>The expression in another notation, from its innermost parts outwards.</summary>
    public T Fold<T>(FormulaFold<T> notation) => _root.Fold(notation);

    /// <summary>The expression with names replaced by their figures, as a person would write it out.</summary>
    public string WithFigures(IReadOnlyDictionary<string, string> figures)
    {
        var text = new StringBuilder();
        var copied = 0;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Kind != FormulaTokenKind.Name || !figures.TryGetValue(token.Text, out var figure)) continue;
            // max(…) is a function also where max, the maximum, has a figure.
            if (i + 1 < _tokens.Count && _tokens[i + 1] is { Kind: FormulaTokenKind.Symbol, Text: "(" }) continue;
            text.Append(Text, copied, token.Position - copied).Append(figure);
            copied = token.Position + token.Text.Length;
        }
        return text.Append(Text, copied, Text.Length - copied).ToString();
    }
}

/// <summary>A text that is no expression of <see cref="Formula"/>: where, and what was expected.</summary>
internal sealed class FormulaException(int position, Bilingual reason) : Exception(reason.En)
{
    /// <summary>Index of the character where reading stopped, from 0.</summary>
    public int Position { get; } = position;

    public Bilingual Reason { get; } = reason;
}
