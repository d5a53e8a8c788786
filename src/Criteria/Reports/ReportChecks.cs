using System.Globalization;
using System.Text.RegularExpressions;
using static EGovPlatform.Criteria.Reports.ReportFindingCodes;

namespace EGovPlatform.Criteria.Reports;

/// <summary>What a careful reader of a report would stop at.</summary>
internal static partial class ReportChecks
{
    public static IEnumerable<ReportFinding> Layout(ReportLayout layout)
    {
        foreach (var line in layout.UnnamedContent) yield return new(ContentColumnUnnamed, Say(ContentColumnUnnamed), line, null, null, []);
        if (layout.Rows.Count == 0) yield return new(NoRows, Say(NoRows), null, null, null, []);
    }

    /// <summary>Numbers run on or begin anew at 1, each depth for itself (1, 1.1, 1.2, 2).</summary>
    public static IEnumerable<ReportFinding> Numbers(IReadOnlyList<NumberedLine> numbered)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, number) in numbered)
        {
            var dot = number.LastIndexOf('.');
            var prefix = number[..(dot + 1)];
            var value = int.Parse(number[(dot + 1)..], CultureInfo.InvariantCulture);
            var before = last.GetValueOrDefault(prefix);
            if (value == before || value < before && value != 1)
                yield return new(RepeatedNumber, Say(RepeatedNumber, number), line, number, null, []);
            for (var missing = before + 1; missing < value && value - before <= 100; missing++)
                yield return new(MissingNumber, Say(MissingNumber, $"{prefix}{missing}", number), line, $"{prefix}{missing}", null, []);
            last[prefix] = value;
        }
    }

    public static IEnumerable<ReportFinding> Row(ReportRow row, (DateOnly From, DateOnly To)? period)
    {
        if (row.Number is null) yield return Of(row, UnnumberedRow, row.Title);
        if (!Something().IsMatch(row.Content)) yield return Of(row, NoContent, row.Title);
        foreach (var finding in Shares(row)) yield return finding;
        var asked = Levels(row.Title);
        var told = Levels(row.Content);
        if (asked.Count > 0 && told.Except(asked).ToList() is { Count: > 0 } other)
            yield return Of(row, OtherLevel, string.Join(", ", other), string.Join(", ", asked));
        if (period is not { } p) yield break;
        foreach (var date in row.Dates.Where(d => d < p.From || d > p.To)) yield return Of(row, DateOutsidePeriod, Day(date), Day(p.From), Day(p.To));
        foreach (var span in row.Periods.Where(s => s.From < p.From || s.To > p.To))
            yield return Of(row, DateOutsidePeriod, $"{Day(span.From)}–{Day(span.To)}", Day(p.From), Day(p.To));
    }

    /// <summary>One document under several criteria: not wrong in itself, but the evidence of all of them hangs on it.</summary>
    public static IEnumerable<ReportFinding> Documents(IReadOnlyList<ReportRow> rows) =>
        from used in rows.SelectMany(row => row.Documents.Select(document => (row, document)))
        group used by (used.document.Number, used.document.Date) into same
        let users = same.Select(u => u.row).Distinct().ToList()
        where users.Count > 1
        let first = users[0]
        select new ReportFinding(
            DocumentReused,
            Say(DocumentReused, Name(same.First().document), users.Count, string.Join(", ", users.Select(u => u.Number ?? "–"))),
            first.Line, first.Number, first.Criterion, [.. users.Skip(1).Select(u => u.Line)]);

    public static IEnumerable<ReportFinding> Criteria(IReadOnlyList<ReportRow> rows, IReadOnlyList<ReportedCriterion> criteria)
    {
        foreach (var row in rows.Where(r => r.Criterion is null)) yield return Of(row, UnmatchedRow, row.Title);
        var reported = rows.Select(r => r.Criterion).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var criterion in criteria.Where(c => !reported.Contains(c.Code)))
            yield return new(CriterionNotReported, Say(CriterionNotReported, criterion.Code, criterion.Title), null, criterion.Number, criterion.Code, []);
    }

    private static IEnumerable<ReportFinding> Shares(ReportRow row)
    {
        for (var i = 0; i < row.Figures.Count; i++)
        {
            var fraction = row.Figures[i];
            if (fraction.Kind != FigureKind.Fraction) continue;
            if (fraction.Denominator is not { } whole || fraction.Value > whole)
            {
                yield return Of(row, ShareAboveWhole, fraction.Text);
                continue;
            }
            if (Stated(row.Figures, i) is not { } stated) continue;
            if (whole == 0 || !Follows(fraction.Value / whole * 100, stated))
                yield return Of(row, ShareMismatch, stated.Text, $"{NumberText.Invariant(fraction.Value)}/{NumberText.Invariant(whole)}", whole == 0 ? 0m : Math.Round(fraction.Value / whole * 100, stated.Decimals + 2));
        }
    }

    /// <summary>The share that is stated of a fraction: the next one before another fraction comes, else the one just before it.</summary>
    private static ReportFigure? Stated(IReadOnlyList<ReportFigure> figures, int fraction)
    {
        for (var i = fraction + 1; i < figures.Count && figures[i].Kind != FigureKind.Fraction; i++)
            if (figures[i].Kind == FigureKind.Percent) return figures[i];
        return fraction > 0 && figures[fraction - 1].Kind == FigureKind.Percent && (fraction == 1 || figures[fraction - 2].Kind != FigureKind.Fraction) ? figures[fraction - 1] : null;
    }

    /// <summary>Whether a share agrees with what is stated, to the digit shown; a tie may have been rounded either way.</summary>
    private static bool Follows(decimal share, ReportFigure stated) => stated.Bound switch
    {
        FigureBound.Above => share > stated.Value,
        FigureBound.AtLeast => share >= stated.Value,
        FigureBound.Below => share < stated.Value,
        FigureBound.AtMost => share <= stated.Value,
        FigureBound.About => Math.Abs(share - stated.Value) <= 1,
        _ => Math.Abs(share - stated.Value) * 2 <= Unit(stated.Decimals),
    };

    private static decimal Unit(int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10;
        return unit;
    }

    private static SortedSet<int> Levels(string text)
    {
        var levels = new SortedSet<int>();
        foreach (Match match in Level().Matches(text))
            foreach (var digit in match.Value.Where(char.IsAsciiDigit)) levels.Add(digit - '0');
        return levels;
    }

    private static string Name(ReportDocument document) =>
        string.Join(' ', new[] { document.Kind, document.Number, document.Date is { } date ? $"({Day(date)})" : null }.OfType<string>());

    private static string Day(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    private static ReportFinding Of(ReportRow row, string code, params ReadOnlySpan<object> arguments) =>
        new(code, Say(code, arguments), row.Line, row.Number, row.Criterion, []);

    private static Bilingual Say(string code, params ReadOnlySpan<object> arguments) => ReportTexts.Say(code, arguments);

    [GeneratedRegex(@"[\p{L}\p{N}]")]
    private static partial Regex Something();

    [GeneratedRegex(@"(?:mức\s+độ|cấp\s+độ)\s+\d(?:\s*(?:,|và|&|/)\s*(?:mức\s+độ\s+|cấp\s+độ\s+)?\d)*(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
