using System.Globalization;
using System.Text.RegularExpressions;

namespace EGovPlatform.Criteria;

/// <summary>What the printed words of a node say against the numbers beside them.</summary>
internal static partial class WordsLint
{
    /// <summary>
    /// Points that a printed formula gives for a share of 100 % ("Tỷ lệ% x 10") or starts from ("Điểm = 8 – (Tỷ lệ x Điểm tối đa)"), where they are not the
    /// printed maximum.
    /// </summary>
    public static IEnumerable<(string Code, string Printed, decimal Points)> Factors(Criterion criterion)
    {
        if (criterion.Max is not { } max) yield break;
        foreach (var match in Factor().Matches(criterion.Text).DistinctBy(m => m.Groups["points"].Value))
        {
            var points = Number(match);
            if (points != max) yield return (points > max ? LintCodes.ExceedsMax : LintCodes.MaxUnreachable, match.Value.Trim(), points);
        }
    }

    /// <summary>Points in the words of a heading, such as "(50 tiêu chí/ 500 điểm)", where they are not the maximum beside it.</summary>
    public static IEnumerable<decimal> Heading(Bilingual title, decimal? max) =>
        max is { } printed ? Points().Matches(title.Vi).Select(Number).Where(p => p != printed).Distinct() : [];

    /// <summary>Words by which the document names something and leaves open how it is measured; null where there are none.</summary>
    public static string? LeftOpen(Criterion criterion) =>
        Open().Match($"{criterion.Title.Vi}\n{criterion.Text}") is { Success: true } match ? match.Value : null;

    private static decimal Number(Match match) =>
        decimal.Parse(match.Groups["points"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // A number that is followed by "%" or by a letter is a share or a name, not points; one that is multiplied further is only a part.
    [GeneratedRegex(@"tỷ lệ\s*%?\s*[x×*]\s*(?<points>\d{1,4}([.,]\d{1,3})?)(?=\s*($|[|;.)\n]|điểm))|điểm\s*=\s*(?<points>\d{1,4}([.,]\d{1,3})?)\s*[-–]\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Factor();

    [GeneratedRegex(@"[(/]\s*(tối đa\s+)?(?<points>\d{1,4}([.,]\d{1,3})?)\s*điểm\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Points();

    [GeneratedRegex(@"tính điểm đặc thù|được đánh giá phụ thuộc vào", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Open();
}
