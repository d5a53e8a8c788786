using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using EGovPlatform.Criteria;

namespace EGovPlatform.Templates.Writing;

/// <summary>What the spreadsheet itself refuses in a cell, and what it says then.</summary>
internal static class Validations
{
    // Longer texts make the file unreadable for some spreadsheets.
    private const int LongestTitle = 32;
    private const int LongestText = 255;

    /// <param name="cells">Such as F12, or F12:F14.</param>
    /// <param name="list">The address of the entries.</param>
    public static DataValidation List(string cells, string list, string prompt, CultureInfo language)
    {
        var validation = New(cells, DataValidationValues.List, "check.list", prompt, language);
        validation.Append(new Formula1(list));
        return validation;
    }

    public static DataValidation Count(string cells, decimal highest, string prompt, CultureInfo language) =>
        Between(cells, DataValidationValues.Whole, highest, "check.count", prompt, language);

    public static DataValidation Number(string cells, decimal highest, string prompt, CultureInfo language) =>
        Between(cells, DataValidationValues.Decimal, highest, "check.number", prompt, language);

    public static DataValidation Percent(string cells, string prompt, CultureInfo language) =>
        Between(cells, DataValidationValues.Decimal, 100, "check.percent", prompt, language);

    public static DataValidation Text(string cells, int longest, string prompt, CultureInfo language)
    {
        var validation = New(cells, DataValidationValues.TextLength, "check.text", prompt, language, longest);
        validation.Operator = DataValidationOperatorValues.LessThanOrEqual;
        validation.Append(new Formula1(NumberText.Invariant(longest)));
        return validation;
    }

    private static DataValidation Between(string cells, DataValidationValues kind, decimal highest, string error, string prompt, CultureInfo language)
    {
        var validation = New(cells, kind, error, prompt, language, highest);
        validation.Operator = DataValidationOperatorValues.Between;
        validation.Append(new Formula1("0"), new Formula2(NumberText.Invariant(highest)));
        return validation;
    }

    private static DataValidation New(string cells, DataValidationValues kind, string error, string prompt, CultureInfo language, params ReadOnlySpan<object> arguments) => new()
    {
        Type = kind,
        AllowBlank = true,
        ShowErrorMessage = true,
        ShowInputMessage = prompt.Length > 0,
        ErrorStyle = DataValidationErrorStyleValues.Stop,
        ErrorTitle = Within(FormTexts.Say("check.title").In(language), LongestTitle),
        Error = Within(FormTexts.Say(error, arguments).In(language), LongestText),
        Prompt = prompt.Length > 0 ? Within(prompt, LongestText) : null,
        SequenceOfReferences = new() { InnerText = cells },
    };

    private static string Within(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
