using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria.Reports;

/// <summary>Dates and spans of time in the ways that Vietnamese documents write them.</summary>
internal static partial class DateReading
{
    /// <summary>A date as a pattern without named groups, for use inside others.</summary>
    internal const string DatePattern =
        @"(?:\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})(?!\d)";

    /// <summary>The day that a text matching <see cref="DatePattern"/> names; null where the calendar has no such day.</summary>
    public static DateOnly? Parse(string text)
    {
        var parts = Digits().Matches(text).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
        return parts is [var day, var month, var year] && year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    public static List<DateOnly> TakeDates(RemainingText rest)
    {
        var dates = new List<DateOnly>();
        foreach (Match match in Date().Matches(rest.Text))
        {
            rest.Take(match.Index, match.Length);
            if (Parse(match.Value) is { } date) dates.Add(date);
        }
        return dates;
    }

    public static List<ReportPeriod> TakePeriods(RemainingText rest)
    {
        var periods = new List<(int Index, ReportPeriod Period)>();
        Take(FromDay(), m => (Parse(m.Groups["from"].Value), Parse(m.Groups["to"].Value)));
        Take(FromMonth(), m =>
        {
            var toYear = m.Groups["toYear"].Value;
            var fromYear = m.Groups["fromYear"].Success ? m.Groups["fromYear"].Value : toYear;
            return (Month(m.Groups["from"].Value, fromYear)?.First, Month(m.Groups["to"].Value, toYear)?.Last);
        });
        Take(OneMonth(), m => Month(m.Groups["month"].Value, m.Groups["year"].Value) is { } month ? (month.First, month.Last) : (null, null));
        Take(Quarter(), m =>
        {
            var quarter = m.Groups["quarter"].Value.ToUpperInvariant() switch { "I" or "1" => 1, "II" or "2" => 2, "III" or "3" => 3, _ => 4 };
            var year = int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture);
            return (new DateOnly(year, quarter * 3 - 2, 1), new DateOnly(year, quarter * 3, 1).AddMonths(1).AddDays(-1));
        });
        Take(Year(), m =>
        {
            var year = int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture);
            return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        });
        return [.. periods.OrderBy(p => p.Index).Select(p => p.Period)];

        void Take(Regex pattern, Func<Match, (DateOnly? From, DateOnly? To)> span)
        {
            foreach (Match match in pattern.Matches(rest.Text))
                if (span(match) is ({ } from, { } to) && from <= to) periods.Add((match.Index, new(from, to, rest.Take(match.Index, match.Length))));
        }
    }

    private static (DateOnly First, DateOnly Last)? Month(string month, string year)
    {
        var (m, y) = (int.Parse(month, CultureInfo.InvariantCulture), int.Parse(year, CultureInfo.InvariantCulture));
        return m is >= 1 and <= 12 ? (new DateOnly(y, m, 1), new DateOnly(y, m, DateTime.DaysInMonth(y, m))) : null;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string YearPattern = @"(?:19|20)\d\d(?!\d)";

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![\d/.-])" + DatePattern, Options)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?:từ\s+)?(?:ngày\s+)?(?<![\d/.-])(?<from>" + DatePattern + @")\s*(?:đến(?:\s+hết)?|-|–)\s*(?:ngày\s+)?(?<to>" + DatePattern + ")", Options)]
    private static partial Regex FromDay();

    [GeneratedRegex(@"(?:từ\s+)?tháng\s+(?<from>\d{1,2})(?:\s?/\s?(?<fromYear>" + YearPattern + @"))?\s*(?:đến(?:\s+hết)?|-|–)\s*(?:tháng\s+)?(?<to>\d{1,2})(?:\s?/\s?|\s+năm\s+)(?<toYear>" + YearPattern + ")", Options)]
    private static partial Regex FromMonth();

    [GeneratedRegex(@"tháng\s+(?<month>\d{1,2})(?:\s?/\s?|\s+năm\s+)(?<year>" + YearPattern + ")", Options)]
    private static partial Regex OneMonth();

    [GeneratedRegex(@"quý\s+(?<quarter>IV|I{1,3}|[1-4])(?:\s?/\s?|\s+năm\s+)(?<year>" + YearPattern + ")", Options)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"(?<!tháng\s+\d{1,2}\s+)năm\s+(?<year>" + YearPattern + ")", Options)]
    private static partial Regex Year();
}
