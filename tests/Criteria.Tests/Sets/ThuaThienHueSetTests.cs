using EGovPlatform.Criteria.Reports;

namespace EGovPlatform.Criteria.Tests;

/// <summary>The set holds the criteria that the A Luoi report (document 002) names, and the reader finds each of them in the report.</summary>
public sealed class ThuaThienHueSetTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("tth-1784-2018-commune");
    private static readonly Report Report = ReportReader.Read(SourceDocument.Read(SourceDocument.ALuoi), Set, (new(2021, 1, 1), new(2021, 12, 31)));

    [Fact]
    public void Criteria_are_those_of_the_report_in_order_with_their_numbers_and_words() =>
        Assert.Equal(
            Report.Rows.Select(r => (r.Number ?? "", r.Title, r.Office, Heading: Tight(r.Path[^1]))),
            Set.Criteria.Select(c => (c.Number, c.Title.Vi, c.Preparer ?? "", Set.Groups.SelectMany(g => g.Sections).Single(s => s.Code == c.Section).Title.Vi)));

    [Fact]
    public void Sections_are_the_headings_of_the_report() =>
        Assert.Equal(
            Report.Headings.Where(h => !h.Title.Contains("Nhóm", StringComparison.Ordinal) && !h.Title.Contains("nhóm", StringComparison.Ordinal)).Select(h => (h.Number ?? "", Tight(h.Title))),
            Set.Groups.SelectMany(g => g.Sections).Select(s => (s.Number, s.Title.Vi)));

    // Emphasis marks inside brackets leave blanks behind.
    private static string Tight(string title) => title.Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);

    [Fact]
    public void Every_row_reports_its_criterion()
    {
        Assert.Equal(36, Set.Criteria.Count);
        Assert.Equal(Set.Criteria.Select(c => c.Code), Report.Rows.Select(r => r.Criterion));
        Assert.DoesNotContain(Report.Findings, f => f.Code is ReportFindingCodes.UnmatchedRow or ReportFindingCodes.CriterionNotReported);
    }

    [Fact]
    public void Numbers_are_as_printed()
    {
        Assert.Equal([.. Enumerable.Range(1, 37).Except([19, 26]).Select(n => $"{n}")], Set.Criteria.Where(c => c.Number.Length > 0).Select(c => c.Number));
        Assert.Equal("SS.8a", Assert.Single(Set.Criteria, c => c.Number.Length == 0).Code);
        Assert.Equal([16, 18, 2], Set.Groups.Select(g => g.Criteria.Count));
    }

    [Fact]
    public void It_is_checked_and_not_scored()
    {
        Assert.Equal(0, Set.Scale);
        Assert.All(Set.Criteria, c => Assert.Equal(("none", null), (c.Rule.Kind, c.Max)));
    }

    [Fact]
    public void The_report_becomes_a_declaration_with_its_evidence()
    {
        var values = ReportDeclaration.Values(Report, Set);
        Assert.Equal(36, values.Count);
        Assert.Equal("650/652 hồ sơ TTHC trả đúng hạn/ Tổng số hồ sơ tiếp nhận thụ lý tại UBND xã đạt 99,7%", values["KQ.34"].Inputs["statement"].Text);
        Assert.Equal(["Quyết định 123/QĐ-UBND, 19/08/2021"], values["SS.14"].Evidence);
        Assert.Equal(["https://dichvucong.thuathienhue.gov.vn/xuly?catid=150"], values["KQ.16"].Evidence);
        Assert.Equal(7, values["BS.37"].Evidence.Count);
        var result = Set.Score(DeclarationInput.Empty with { Values = DeclarationInput.Empty.Values.AddRange(values) });
        Assert.Empty(result.Problems);
        Assert.All(result.Criteria, c => Assert.Equal((CriterionStatus.Scored, 0m), (c.Status, c.Points)));
    }
}
