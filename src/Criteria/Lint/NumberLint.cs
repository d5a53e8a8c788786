using System.Globalization;

namespace EGovPlatform.Criteria;

internal sealed record NumberFinding(string Code, string Node, string Printed, string Computed, Bilingual Message);

/// <summary>
/// Printed numbers that repeat or are lacking. Numbers of one form (II; 4; 1.2; a; A) run on through the set or start again at one under the next heading;
/// anything else is a gap.
/// </summary>
internal static class NumberLint
{
    private const string Romans = "IVXLC";

    private readonly record struct Printed(string Node, string Number, string Parent);

    public static IEnumerable<NumberFinding> Of(CriteriaSet set)
    {
        var information = set.Content.Information.Select(i => new Printed(i.Code, i.Number, "")).ToList();
        var groups = set.Groups.Select(g => new Printed(g.Code, g.Number, g.Part ?? "")).ToList();
        var parts = set.Content.Parts.Select(p => new Printed(p.Code, p.Number, "")).ToList();
        // The facts that are asked and not scored may be the first group of the print, though no group of the set.
        var before = information.Count > 0 && Read(set.Groups[0].Number) is not { Value: 1 } ? 1 : 0;
        return Check(information, 0).Concat(Check(parts, 0)).Concat(Check(groups, before)).Concat(Check(Inside(set).ToList(), 0));
    }

    private static IEnumerable<Printed> Inside(CriteriaSet set)
    {
        foreach (var group in set.Groups)
        {
            var headings = new Queue<CriteriaSection>(group.Sections);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var criterion in group.Criteria)
            {
                // A heading stands before its first criterion; headings without criteria keep their place among the others.
                while (criterion.Section is { } section && !seen.Contains(section) && headings.TryDequeue(out var heading))
                {
                    seen.Add(heading.Code);
                    yield return new(heading.Code, heading.Number, heading.Parent ?? group.Code);
                }
                yield return new(criterion.Code, criterion.Number, criterion.Section ?? group.Code);
            }
            foreach (var heading in headings) yield return new(heading.Code, heading.Number, heading.Parent ?? group.Code);
        }
    }

    private static IEnumerable<NumberFinding> Check(IReadOnlyList<Printed> items, int before)
    {
        // Where the print numbers nothing at all, nothing lacks a number.
        if (items.All(i => i.Number.Trim().Length == 0)) yield break;
        var last = new Dictionary<string, (int Value, string Parent)>(StringComparer.Ordinal);
        var seen = new Dictionary<(string Parent, string Number), string>();
        foreach (var item in items)
        {
            if (item.Number.Trim().Length == 0)
            {
                yield return new(LintCodes.MissingNumber, item.Node, "", "", Texts.Say("lint.missing-number.blank", item.Node));
                continue;
            }
            if (!seen.TryAdd((item.Parent, item.Number), item.Node))
            {
                var first = seen[(item.Parent, item.Number)];
                yield return new(LintCodes.DuplicateNumber, item.Node, item.Number, first, Texts.Say("lint.duplicate-number", item.Node, item.Number, first));
                continue;
            }
            if (Read(item.Number) is not var (prefix, form, value)) continue;
            var key = prefix + form;
            var (previous, parent) = last.TryGetValue(key, out var found) ? found : (prefix.Length == 0 ? before : 0, "");
            last[key] = (value, item.Parent);
            var restarts = value == 1 && parent != item.Parent;
            if (value == previous + 1 || restarts) continue;
            var expected = prefix + Write(form, previous + 1);
            yield return new(LintCodes.MissingNumber, item.Node, item.Number, expected, Texts.Say("lint.missing-number", item.Node, item.Number, expected));
        }
    }

    /// <summary>Splits "VIII.2" into what stands before the last part, the form of the last part (1, I, a) and its value; null where it is no number.</summary>
    private static (string Prefix, char Form, int Value)? Read(string number)
    {
        var text = number.Trim().TrimEnd('.', ')');
        var dot = text.LastIndexOf('.');
        var (prefix, part) = (text[..(dot + 1)], text[(dot + 1)..]);
        if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var arabic)) return (prefix, '1', arabic);
        // C alone is the letter after B: no set has a hundred headings.
        if (part.Length is > 0 and < 12 && part is not ("L" or "C") && part.All(c => Romans.Contains(c, StringComparison.Ordinal)) && Roman(part) is var roman && Write('I', roman) == part)
            return (prefix, 'I', roman);
        return part.Length == 1 && char.IsAsciiLetter(part[0]) ? (prefix, char.IsAsciiLetterLower(part[0]) ? 'a' : 'A', char.ToLowerInvariant(part[0]) - 'a' + 1) : null;
    }

    private static int Roman(string text)
    {
        var total = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = Value(text[i]);
            total += i + 1 < text.Length && value < Value(text[i + 1]) ? -value : value;
        }
        return total;

        static int Value(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 100 };
    }

    private static string Write(char form, int value)
    {
        if (form == '1') return value.ToString(CultureInfo.InvariantCulture);
        if (form is 'a' or 'A') return value is >= 1 and <= 26 ? ((char)(form + value - 1)).ToString() : "?";
        var text = "";
        foreach (var (size, sign) in (ReadOnlySpan<(int, string)>)[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; value >= size; value -= size) text += sign;
        return text;
    }
}
