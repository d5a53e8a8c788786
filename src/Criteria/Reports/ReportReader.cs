namespace EGovPlatform.Criteria.Reports;

/// <summary>
/// Reads a unit's evidence report: tables, as tab-separated text or markdown, whose rows hold a number, a criterion, the responsible office and the
/// content. It knows that layout and no particular report. Pure: the same text gives the same report.
/// </summary>
public static class ReportReader
{
    /// <summary>Reads the text alone; rows are not matched to criteria.</summary>
    public static Report Read(string text) => Read(text, (IReadOnlyList<ReportedCriterion>?)null, null);

    /// <summary>Reads the text and matches its rows to the criteria of a set.</summary>
    /// <param name="text">The report.</param>
    /// <param name="set">The set that the unit reports under.</param>
    /// <param name="period">The reporting period, both days included; null: dates are not held against it.</param>
    public static Report Read(string text, CriteriaSet set, (DateOnly From, DateOnly To)? period)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Read(text, [.. set.Criteria.Select(c => new ReportedCriterion(c.Code, c.Number.Length > 0 ? c.Number : null, c.Title.Vi))], period);
    }

    /// <summary>Reads the text and matches its rows to criteria.</summary>
    /// <param name="text">The report; never refused: what is not understood is found missing or unmatched.</param>
    /// <param name="criteria">What the unit had to report, in the order of its set; null: rows are not matched.</param>
    /// <param name="period">The reporting period, both days included; null: dates are not held against it.</param>
    public static Report Read(string text, IReadOnlyList<ReportedCriterion>? criteria, (DateOnly From, DateOnly To)? period)
    {
        ArgumentNullException.ThrowIfNull(text);
        var layout = ReportLayout.Read(text);
        var rows = layout.Rows.Select(ReportExtraction.Read).ToList();
        if (criteria is not null) rows = ReportMatching.Match(rows, criteria);

        var findings = new List<ReportFinding>();
        findings.AddRange(ReportChecks.Layout(layout));
        findings.AddRange(ReportChecks.Numbers(layout.Numbered));
        foreach (var row in rows) findings.AddRange(ReportChecks.Row(row, period));
        findings.AddRange(ReportChecks.Documents(rows));
        if (criteria is not null) findings.AddRange(ReportChecks.Criteria(rows, criteria));
        // OrderBy is stable, so findings of one line keep the order of the checks.
        return new(rows, layout.Headings, [.. findings.OrderBy(f => f.Line ?? int.MaxValue)]);
    }
}
