using EGovPlatform.Criteria.Reports;

namespace EGovPlatform.Criteria.Tests.Reports;

/// <summary>What is read from the content of one row.</summary>
public sealed class ReportContentTests
{
    [Theory]
    [InlineData("1.234,5", 1234.5, 1)]
    [InlineData("1,234.5", 1234.5, 1)]
    [InlineData("1.234", 1234, 0)]
    [InlineData("0.250", 0.25, 3)]
    [InlineData("99,7", 99.7, 1)]
    [InlineData("99.70", 99.7, 2)]
    [InlineData("03", 3, 0)]
    [InlineData("1.234.567", 1234567, 0)]
    public void Numbers_are_read_as_they_are_written_here(string text, double value, int decimals) =>
        Assert.Equal(((decimal)value, decimals), FigureReading.Number(text));

    [Theory]
    [InlineData("650/652 đạt 99,7%", true)]
    [InlineData("650/652 đạt 99,69%", true)]
    [InlineData("650/652 đạt 99,70%", false)]
    [InlineData("650/652 đạt 100%", true)]
    [InlineData("650/652 đạt 99%", false)]
    [InlineData("1/8 đạt 12,5%", true)]
    [InlineData("1/8 đạt 13%", true)]
    [InlineData("1/8 đạt 12%", true)]
    [InlineData("Đạt 100%, 652/652", true)]
    [InlineData("Trên 99%: 650/652", true)]
    [InlineData("Trên 99,7%: 650/652", false)]
    [InlineData("0/0 đạt 100%", false)]
    [InlineData("1/2 và 3/4 đạt 75%", true)]
    public void A_stated_share_follows_to_the_digit_shown(string content, bool follows) =>
        Assert.Equal(follows, Row(content).Findings.All(f => f.Code != ReportFindingCodes.ShareMismatch));

    [Theory]
    [InlineData("Quyết định số 09/2015/QĐ-TTg của Thủ tướng ngày 25/3/2015", "Quyết định|09/2015/QĐ-TTg|2015-03-25")]
    [InlineData("Số: 02/QĐ-UBND ngày 07/02/2020", "Quyết định|02/QĐ-UBND|2020-02-07")]
    [InlineData("Nghị định số 30/2020/NĐ- CP", "Nghị định|30/2020/NĐ-CP|")]
    [InlineData("công văn Số 160/VHTT-CNTT ngày 27 tháng 9 năm 2021", "Công văn|160/VHTT-CNTT|2021-09-27")]
    [InlineData("160/VHTT-CNTT", "|160/VHTT-CNTT|")]
    [InlineData("KH 12/KH-UBND; TTr 3/TTr-UBND", "Kế hoạch|12/KH-UBND|; Tờ trình|3/TTr-UBND|")]
    [InlineData("652/652 TTHC, 04 lần/ ngày, 24/7", "")]
    public void Documents(string content, string expected) =>
        Assert.Equal(expected, string.Join("; ", Row(content).Rows[0].Documents.Select(d => $"{d.Kind}|{d.Number}|{d.Date:yyyy-MM-dd}")));

    [Theory]
    [InlineData("trực 24/7 theo Đề án 06, mức độ 3 và 4", "")]
    [InlineData("36 Máy", "36 Máy")]
    [InlineData("12 máy tính/5 phòng", "12 máy tính; 5 phòng")]
    [InlineData("3.5", "3.5")]
    [InlineData("covid19 tại A1", "")]
    [InlineData("ngày 14/5/2019 và 9/2021 tháng 9/2021", "9")]
    public void Counts(string content, string expected)
    {
        var figures = Row(content).Rows[0].Figures;
        Assert.Equal(expected, string.Join("; ", figures.Select(f => $"{NumberText.Invariant(f.Value)} {f.Unit}".Trim())));
    }

    [Theory]
    [InlineData("quý III/2026", "2026-07-01..2026-09-30")]
    [InlineData("trong năm 2026", "2026-01-01..2026-12-31")]
    [InlineData("tháng 2 năm 2028", "2028-02-01..2028-02-29")]
    [InlineData("từ 01/01/2026 đến 31/12/2026", "2026-01-01..2026-12-31")]
    [InlineData("từ tháng 11/2025 đến hết tháng 02/2026", "2025-11-01..2026-02-28")]
    [InlineData("tháng 13/2026", "")]
    public void Periods(string content, string expected) =>
        Assert.Equal(expected, string.Join("; ", Row(content).Rows[0].Periods.Select(p => $"{p.From:yyyy-MM-dd}..{p.To:yyyy-MM-dd}")));

    [Theory]
    [InlineData("liên hệ vhxh@xamau.gov.vn", "")]
    [InlineData("(http://hotichdientu.moj.gov.vn/)", "http://hotichdientu.moj.gov.vn/")]
    [InlineData("xem xamau.gov.vn; và www.dichvucong.gov.vn.", "https://xamau.gov.vn https://www.dichvucong.gov.vn")]
    [InlineData("<a href=\"https://a.vn/x?a=1&amp;b=2\">tại đây</a>", "https://a.vn/x?a=1&b=2")]
    [InlineData("xamau.gov.vn/ trang chủ", "https://xamau.gov.vn/")]
    public void Links(string content, string expected) =>
        Assert.Equal(expected, string.Join(' ', Row(content).Rows[0].Links.Select(l => l.Url)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_it_is_handed_it_reads_and_never_throws(int seed)
    {
        string[] pieces =
        [
            "\t", "\n", "|", "STT\tTiêu chí\tĐơn vị\tNội dung\n", "1", "1.1", "III", "<b>", "</b>", "**", "*", "<a href=\"", "\">", "&amp;", "&#xD800;", "ngày ", "31/02/2026", "tháng 13/2026",
            "99999999999999999999999999999/3", "0/0 đạt 100%", "mức độ 3 và", "Quyết định số ", "12/QĐ-UBND", "quý IV/2026", "http://", "a.vn/", " đến ", "từ ", "1.2.3.4.5", "–", "%", "\r", "đ", "\ud83d",
        ];
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 120).Select(_ => pieces[random.Next(pieces.Length)]));
            var report = ReportReader.Read(text);
            Assert.All(report.Rows, r => Assert.InRange(r.Line, 1, text.Length + 1));
        }
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("1.111,")]
    [InlineData("a.")]
    [InlineData("12/QĐ-")]
    [InlineData("từ tháng 1 đến ")]
    [InlineData("<a href=\"")]
    [InlineData("**a")]
    public void A_long_cell_is_read_in_time(string piece)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Row(string.Concat(Enumerable.Repeat(piece, 8_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Text_without_a_table_gives_no_rows_and_says_so() =>
        Assert.Equal(ReportFindingCodes.NoRows, Assert.Single(ReportReader.Read("Kính gửi UBND huyện").Findings).Code);

    [Fact]
    public void Every_finding_has_its_words_in_both_languages()
    {
        var codes = typeof(ReportFindingCodes).GetFields().Select(f => (string)f.GetValue(null)!).ToList();
        Assert.True(codes.Count >= 13);
        Assert.All(codes, code =>
        {
            var text = ReportTexts.Say(code, "a", "b", "c");
            Assert.False(string.IsNullOrWhiteSpace(text.Vi) || string.IsNullOrWhiteSpace(text.En));
            Assert.NotEqual(text.Vi, text.En);
        });
    }

    private static Report Row(string content) => ReportReader.Read($"STT\tTiêu chí\tĐơn vị\tNội dung\n1\tTiêu chí thử\tUBND xã\t{content}");
}
