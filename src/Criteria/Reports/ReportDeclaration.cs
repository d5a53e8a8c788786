using System.Collections.Immutable;
using System.Globalization;

namespace EGovPlatform.Criteria.Reports;

/// <summary>What a report declares, as far as it can be read for sure. What is left out is for a person to enter; nothing is guessed.</summary>
public static class ReportDeclaration
{
    /// <summary>
    /// The declared values by criterion code, in the order of the rows. A figure is taken where the row holds exactly one of the kind that the criterion
    /// asks for; documents and links become evidence.
    /// </summary>
    public static IReadOnlyDictionary<string, DeclaredValue> Values(Report report, CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(set);
        var values = new Dictionary<string, DeclaredValue>(StringComparer.Ordinal);
        foreach (var row in report.Rows)
        {
            if (row.Criterion is null || set.Find(row.Criterion) is not { } criterion) continue;
            var inputs = Inputs(row, criterion.Rule).ToImmutableSortedDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
            var evidence = row.Documents.Select(Reference).Concat(row.Links.Select(l => l.Url)).Distinct(StringComparer.Ordinal).Take(DeclaredValue.MaximumEntries).ToList();
            if (inputs.Count > 0 || evidence.Count > 0) values[criterion.Code] = new() { Inputs = inputs, Evidence = evidence };
        }
        return values;
    }

    private static IEnumerable<(string Name, InputValue Value)> Inputs(ReportRow row, Rule rule)
    {
        bool Asks(string name, InputType type) => rule.Inputs.Any(i => i.Name == name && i.Type == type);
        if (Asks("statement", InputType.Text) && row.Content is { Length: > 0 and <= DeclaredValue.MaximumText })
        {
            yield return ("statement", InputValue.Of(row.Content));
        }
        else if (Asks("numerator", InputType.Number) && Only(row, FigureKind.Fraction) is { Denominator: { } whole } fraction)
        {
            yield return ("numerator", InputValue.Of(fraction.Value));
            yield return ("denominator", InputValue.Of(whole));
        }
        else if (Asks("percent", InputType.Percent) && row.Figures.All(f => f.Kind != FigureKind.Fraction) && Only(row, FigureKind.Percent) is { } percent)
        {
            yield return ("percent", InputValue.Of(percent.Value));
        }
        else if (rule.Inputs is [{ Type: InputType.Count } input] && Only(row, FigureKind.Count) is { Decimals: 0 } count)
        {
            yield return (input.Name, InputValue.Of(count.Value));
        }
    }

    private static ReportFigure? Only(ReportRow row, FigureKind kind) =>
        row.Figures.Where(f => f.Kind == kind).ToList() is [{ Bound: FigureBound.Exact } only] ? only : null;

    private static string Reference(ReportDocument document) =>
        (document.Kind is { } kind ? $"{kind} " : "") + document.Number +
        (document.Date is { } date ? ", " + date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) : "");
}
