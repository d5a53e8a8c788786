namespace EGovPlatform.Criteria.Reports;

/// <summary>Content from which found pieces are taken away, so that no number is read twice: a date is no fraction, a document's number no count.</summary>
internal sealed class RemainingText(string text)
{
    private readonly char[] free = text.ToCharArray();

    /// <summary>What has not been taken yet; taken pieces are blotted out, positions stay.</summary>
    public string Text => new(free);

    public string Take(int index, int length)
    {
        var taken = text.Substring(index, length);
        free.AsSpan(index, length).Fill('\0');
        return taken;
    }
}

/// <summary>Reads the content of a row.</summary>
internal static class ReportExtraction
{
    public static ReportRow Read(LayoutRow row)
    {
        var rest = new RemainingText(row.Content);
        // The order matters: each step would misread what the steps before it take away.
        var links = LinkReading.Take(rest);
        var documents = DocumentReading.Take(rest);
        var periods = DateReading.TakePeriods(rest);
        var dates = DateReading.TakeDates(rest);
        var figures = FigureReading.Take(rest);
        return new()
        {
            Line = row.Line,
            Number = row.Number,
            Title = row.Title,
            Office = row.Office,
            Content = row.Content,
            Path = row.Path,
            Links = links,
            Documents = documents,
            Periods = periods,
            Dates = [.. documents.Select(d => d.Date).OfType<DateOnly>().Concat(dates).Distinct()],
            Figures = figures,
        };
    }
}
