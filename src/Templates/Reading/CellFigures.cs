using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Reading;

/// <summary>What a cell says for an input, or what is wrong with it.</summary>
/// <param name="Value">The figure; null where the cell cannot be read.</param>
/// <param name="Problem">What is wrong; null where nothing is.</param>
/// <param name="Code">The problem's code.</param>
/// <param name="Remark">How a text was understood; null where there was no doubt.</param>
internal readonly record struct CellFigure(InputValue? Value, Bilingual? Problem = null, string Code = ProblemCodes.WrongType, Bilingual? Remark = null);

/// <summary>From a cell's content to a figure of an input's type.</summary>
internal static class CellFigures
{
    public static CellFigure Read(CellContent cell, InputType type, IReadOnlyList<RuleOption> options)
    {
        var expected = Expected(type, options);
        return cell.Kind switch
        {
            CellKind.Error => new(null, FormTexts.Say("read.error-value", cell.Text, expected)),
            CellKind.NotComputed => new(null, FormTexts.Say("read.not-computed")),
            _ => type switch
            {
                InputType.Option => OptionLabels.Find(options, cell.Text) is { } option ? new(InputValue.Of(option.Id)) : NotListed(cell, expected),
                InputType.Flag => Answer(cell.Text) is { } flag ? new(InputValue.Of(flag)) : NotListed(cell, expected),
                InputType.Text => new(InputValue.Of(Words(cell))),
                _ => Number(cell, type, expected),
            },
        };
    }

    /// <summary>A fact or an attribute: a number where the cell holds one, else its text.</summary>
    public static CellFigure ReadAny(CellContent cell) => cell switch
    {
        { Kind: CellKind.Error or CellKind.NotComputed } => Read(cell, InputType.Text, []),
        { Kind: CellKind.Number, Shape: NumberShape.Plain } => Read(cell, InputType.Number, []),
        _ => new(InputValue.Of(Words(cell))),
    };

    /// <summary>The text of a cell as it is shown, as far as that matters: dates as dates.</summary>
    public static string Words(CellContent cell) =>
        cell is { Kind: CellKind.Number, Shape: NumberShape.Date } && Digits(cell.Text) is >= 1 and < 2_958_466 and var days
            ? DateTime.FromOADate((double)days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : cell.Text;

    private static CellFigure NotListed(CellContent cell, Bilingual expected) =>
        new(null, FormTexts.Say("read.not-listed", Short(cell.Text), expected), ProblemCodes.UnknownOption);

    private static CellFigure Number(CellContent cell, InputType type, Bilingual expected)
    {
        if (cell.Kind == CellKind.Number)
        {
            if (cell.Shape == NumberShape.Date) return new(null, FormTexts.Say("read.date", expected));
            if (Digits(cell.Text) is not { } number) return new(null, FormTexts.Say("read.not-number", Short(cell.Text), expected), ProblemCodes.OutOfBounds);
            return cell.Shape == NumberShape.Percent ? new(null, FormTexts.Say("read.percent-format", number * 100)) : new(InputValue.Of(number));
        }
        var text = cell.Kind == CellKind.Text && type == InputType.Percent && cell.Text.EndsWith('%') ? cell.Text[..^1] : cell.Text;
        var written = cell.Kind == CellKind.Text ? WrittenNumber.Read(text) : default;
        if (written is { Value: { } one, Other: { } other })
            return new(null, FormTexts.Say("read.ambiguous", Short(cell.Text), Bare(one), Bare(other)));
        return written.Value is { } value
            ? new(InputValue.Of(value), Remark: FormTexts.Say("read.understood", Short(cell.Text), value))
            : new(null, FormTexts.Say("read.not-number", Short(cell.Text), expected));
    }

    // Without separators of thousands, which is what the doubt is about.
    private static Bilingual Bare(decimal number)
    {
        var plain = NumberText.Invariant(number);
        return new(plain.Replace('.', ','), plain);
    }

    /// <summary>The number that was typed: a spreadsheet keeps 15 digits, and writes more only to keep its own binary form.</summary>
    private static decimal? Digits(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e27
        && decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;

    private static bool? Answer(string text)
    {
        var answer = OptionLabels.Fold(text);
        var (yes, no) = (FormTexts.Say("answer.yes"), FormTexts.Say("answer.no"));
        if (answer == OptionLabels.Fold(yes.Vi) || answer == OptionLabels.Fold(yes.En)) return true;
        return answer == OptionLabels.Fold(no.Vi) || answer == OptionLabels.Fold(no.En) ? false : null;
    }

    private static Bilingual Expected(InputType type, IReadOnlyList<RuleOption> options) => type switch
    {
        InputType.Option => new(
            string.Join("; ", OptionLabels.Of(options, FormLanguages.Vietnamese)), string.Join("; ", OptionLabels.Of(options, FormLanguages.English))),
        InputType.Flag => FormTexts.Say("read.yes-no", FormTexts.Say("answer.yes"), FormTexts.Say("answer.no")),
        InputType.Count => FormTexts.Say("check.count", RuleInput.HighestCount),
        InputType.Percent => FormTexts.Say("check.percent"),
        InputType.Text => FormTexts.Say("check.text", DeclaredValue.MaximumText),
        _ => FormTexts.Say("check.number", RuleInput.HighestNumber),
    };

    public static string Short(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";
}
