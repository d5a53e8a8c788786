using EGovPlatform.Criteria.Reports;

namespace EGovPlatform.Criteria.Tests.Reports;

/// <summary>A made-up report of another layout: markdown, other columns in another order, numbers of two depths, rows broken over pages.</summary>
public sealed class MadeUpReportTests
{
    private static readonly ReportedCriterion[] Criteria =
    [
        new("X.1", "1.1", "Tiếp nhận hồ sơ trên hệ thống"),
        new("X.2", "1.2", "Tỷ lệ hồ sơ được xử lý đúng hạn"),
        new("X.3", "1.3", "Số hóa thành phần hồ sơ theo quy định của ngành"),
        new("X.4", "1.4", "Biên lai điện tử"),
        new("X.5", "1.5", "Dịch vụ công mức độ 4"),
        new("X.6", "1.6", "Văn bản đi được ký số"),
        new("X.7", "2.1", "Lịch làm việc của cơ quan"),
    ];

    private static readonly Report Read =
        ReportReader.Read(SourceDocument.Read("made-up-report.md"), Criteria, (new(2026, 1, 1), new(2026, 12, 31)));

    [Fact]
    public void Rows_are_matched_by_words_and_number() =>
        Assert.Equal(
            [("1.1", "X.1"), ("1.2", "X.2"), ("1.3", "X.3"), ("1.5", "X.5"), ("1.5", "X.6"), ("2.1", "X.7"), (null, null)],
            Read.Rows.Select(r => (r.Number, r.Criterion)));

    [Fact]
    public void Columns_are_found_by_their_heads()
    {
        var row = Read.Rows[0];
        Assert.Equal(("Trung tâm PVHCC", "1.204/1.204 hồ sơ, đạt 100% Báo cáo số 45/BC-UBND ngày 05 tháng 12 năm 2026"), (row.Office, row.Content));
        Assert.Equal(["A. Ứng dụng công nghệ số", "Hệ thống thông tin giải quyết TTHC"], row.Path);
        Assert.Equal((1204m, (decimal?)1204m, "hồ sơ"), (row.Figures[0].Value, row.Figures[0].Denominator, row.Figures[0].Unit));
        Assert.Equal(new ReportDocument("Báo cáo", "45/BC-UBND", new(2026, 12, 5), "Báo cáo số 45/BC-UBND ngày 05 tháng 12 năm 2026"), Assert.Single(row.Documents));
    }

    [Fact]
    public void A_row_broken_over_a_page_is_joined()
    {
        var row = Read.Rows[2];
        Assert.Equal("Số hóa thành phần hồ sơ theo quy định của ngành", row.Title);
        Assert.Equal("701/652 hồ sơ (bản scan) Báo cáo số 45/BC-UBND ngày 05/12/2026", row.Content);
    }

    [Fact]
    public void A_day_that_no_calendar_has_is_no_date()
    {
        var document = Assert.Single(Read.Rows[4].Documents);
        Assert.Equal(("Hợp đồng", "7/2026/HĐ-XM", null), (document.Kind, document.Number, document.Date));
        Assert.Empty(Read.Rows[4].Dates);
    }

    [Fact]
    public void Entities_stay_text_and_links_lose_the_full_stop()
    {
        Assert.Contains("<xem phụ lục>", Read.Rows[1].Content, StringComparison.Ordinal);
        Assert.Equal("https://dvc.example.vn/ho-so?nam=2026", Assert.Single(Read.Rows[1].Links).Url);
        Assert.Equal(new ReportLink("https://xa-mau.example.com.vn/tin-tuc", false, "xa-mau.example.com.vn/tin-tuc"), Assert.Single(Read.Rows[6].Links));
    }

    [Fact]
    public void Findings() =>
        Assert.Equal(
            [
                ("document-reused", "1.1", "X.1"),
                ("share-mismatch", "1.2", "X.2"),
                ("share-above-whole", "1.3", "X.3"),
                ("missing-number", "1.4", null),
                ("other-level", "1.5", "X.5"),
                ("date-outside-period", "1.5", "X.5"),
                ("repeated-number", "1.5", null),
                ("no-content", "2.1", "X.7"),
                ("unnumbered-row", null, null),
                ("unmatched-row", null, null),
                ("criterion-not-reported", "1.4", "X.4"),
            ],
            Read.Findings.Select(f => (f.Code, f.Number, f.Criterion)));

    [Fact]
    public void A_finding_says_what_was_found_in_both_languages()
    {
        var finding = Assert.Single(Read.Findings, f => f.Code == ReportFindingCodes.ShareMismatch);
        Assert.Equal("Tỷ lệ nêu “99,6%” không khớp với 650/652 (tính ra 99,693%).", finding.Message.Vi);
        Assert.Equal("The stated share “99,6%” does not follow from 650/652 (which gives 99.693 %).", finding.Message.En);
    }
}
