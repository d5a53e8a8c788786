namespace EGovPlatform.Templates;

/// <summary>
/// The texts in hidden cells by which a filled-in form is read, wherever its rows and columns have gone: <c>egov:set=id;version=1</c> once,
/// <c>egov:column=value</c> above a column, <c>egov:row=NT.1|count</c> beside a row.
/// </summary>
internal static class Markers
{
    public const string Prefix = "egov:";

    public const string Value = "value";
    public const string Evidence = "evidence";
    public const string Application = "application";
    public const string NotApplicable = "notApplicable";

    /// <summary>Stands for the unit in place of a criterion's code; no code can look so.</summary>
    public const string Unit = "@unit";

    /// <summary>The row of a criterion that asks for the highest value of its cohort.</summary>
    public const string Cohort = "@cohort";

    /// <summary>The row of the unit's code; other rows of the unit are attributes.</summary>
    public const string UnitCode = "@code";

    private const string ColumnPrefix = Prefix + "column=";
    private const string RowPrefix = Prefix + "row=";
    private const string SetPrefix = Prefix + "set=";
    private const string VersionPart = ";version=";

    public static string Set(string id, int version) => $"{SetPrefix}{id}{VersionPart}{version}";

    public static string Column(string name) => ColumnPrefix + name;

    /// <param name="subject">A criterion's or an information item's code, or <see cref="Unit"/>.</param>
    /// <param name="input">An input's name; empty for a row that only has room for applications.</param>
    public static string Row(string subject, string input) => $"{RowPrefix}{subject}|{input}";

    public static (string Id, string Version)? AsSet(string text) =>
        text.StartsWith(SetPrefix, StringComparison.Ordinal) && text.IndexOf(VersionPart, StringComparison.Ordinal) is > 0 and var at
            ? (text[SetPrefix.Length..at], text[(at + VersionPart.Length)..])
            : null;

    public static string? AsColumn(string text) => text.StartsWith(ColumnPrefix, StringComparison.Ordinal) ? text[ColumnPrefix.Length..] : null;

    public static (string Subject, string Input)? AsRow(string text) =>
        text.StartsWith(RowPrefix, StringComparison.Ordinal) && text.IndexOf('|', StringComparison.Ordinal) is > 0 and var at
            ? (text[RowPrefix.Length..at], text[(at + 1)..])
            : null;
}
