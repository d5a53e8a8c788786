namespace EGovPlatform.Criteria;

internal enum FormulaTokenKind
{
    Number,
    Name,
    Symbol,
    End,
}

internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int Position, Exact Value = default);

/// <summary>Splits an expression into tokens; mathematical signs become their plain forms.</summary>
internal static class FormulaLexer
{
    private const int MaximumDigits = 120;

    public static List<FormulaToken> Read(string text)
    {
        var tokens = new List<FormulaToken>();
        for (var i = 0; i < text.Length;)
        {
            if (tokens.Count >= Formula.MaximumTokens) throw new FormulaException(i, Texts.Say("formula.too-many-tokens", Formula.MaximumTokens));
            var c = text[i];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                i++;
            }
            else if (char.IsAsciiDigit(c))
            {
                var start = i;
                while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.')) i++;
                var digits = text[start..i];
                if (digits.Length > MaximumDigits || !Exact.TryParse(digits, out var value))
                    throw new FormulaException(start, Texts.Say("formula.bad-number", digits.Length > 40 ? digits[..40] : digits));
                tokens.Add(new(FormulaTokenKind.Number, digits, start, value));
            }
            else if (char.IsAsciiLetter(c) || c == '_')
            {
                var start = i;
                while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_')) i++;
                tokens.Add(new(FormulaTokenKind.Name, text[start..i], start));
            }
            else
            {
                var (symbol, length) = Symbol(text, i);
                tokens.Add(new(FormulaTokenKind.Symbol, symbol, i));
                i += length;
            }
        }
        tokens.Add(new(FormulaTokenKind.End, "", text.Length));
        return tokens;
    }

    private static (string Symbol, int Length) Symbol(string text, int at)
    {
        if (at + 1 < text.Length && text.AsSpan(at, 2) is "<=" or ">=" or "!=" or "<>" or "==")
        {
            var two = text.Substring(at, 2);
            return (two switch { "<>" => "!=", "==" => "=", _ => two }, 2);
        }
        return (text[at] switch
        {
            '+' => "+",
            '-' or '−' or '–' => "-",
            '*' or '×' => "*",
            '/' or '÷' or ':' => "/",
            '(' => "(",
            ')' => ")",
            ',' => ",",
            '<' => "<",
            '>' => ">",
            '=' => "=",
            '≤' => "<=",
            '≥' => ">=",
            '≠' => "!=",
            _ => throw new FormulaException(at, Texts.Say("formula.bad-character", char.IsSurrogate(text[at]) ? "�" : text[at].ToString())),
        }, 1);
    }
}
