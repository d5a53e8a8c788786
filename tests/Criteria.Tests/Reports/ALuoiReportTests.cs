using EGovPlatform.Criteria.Reports;

namespace EGovPlatform.Criteria.Tests.Reports;

/// <summary>The whole report of A Luoi (document 002), row by row.</summary>
public sealed class ALuoiReportTests
{
    private const string Contract = "Hợp đồng|003/HĐ 2019|2019-05-14";
    private const string Communes = "UBND các xã, thị trấn";
    private static readonly Report Read = ReportReader.Read(SourceDocument.Read(SourceDocument.ALuoi));

    /// <summary>number · office · content · figures · documents · links · periods</summary>
    public static TheoryData<int, string?, string, string, string, string, string, string> Rows()
    {
        string[][] rows =
        [
            ["1", "Phòng Nội vụ; Trung tâm HCC huyện và UBND các xã, thị trấn", "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["2", "Trung tâm HCC huyện; UBND các xã, thị trấn", "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["3", "Trung tâm HCC huyện; UBND các xã, thị trấn", "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["4", "Trung tâm HCC huyện; UBND các xã, thị trấn", "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["5", Communes, "36 Máy", "Count 36 Máy", "", "", ""],
            ["6", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["7", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019 Hoá đơn thanh toán từ tháng 01 đến tháng 9/2021", "", Contract, "", "2021-01-01..2021-09-30"],
            ["8", Communes, "Số: 02/QĐ-UBND ngày 07/02/2020", "", "Quyết định|02/QĐ-UBND|2020-02-07", "", ""],
            ["", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["9", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["10", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["11", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["12", Communes, "HĐ số: 003/HĐ 2019 ngày 14/5/2019", "", Contract, "", ""],
            ["13", Communes, "Trên 90% CBCC sử dụng thành thạo máy tính", "Percent Above 90", "", "", ""],
            ["14", Communes, "Quyết định Số 123/QĐ-UBND ngày 19/8/2021", "", "Quyết định|123/QĐ-UBND|2021-08-19", "", ""],
            ["15", "Phòng Nội vụ; UBND các xã, thị trấn", "Đang học", "", "", "", ""],
            ["16", Communes, "https://dichvucong.thuathienhue.gov.vn/xuly?catid=150", "", "", "https://dichvucong.thuathienhue.gov.vn/xuly?catid=150", ""],
            ["17", Communes, "Đăng ký 100% TTHC đạt DVC TT mức độ 3", "Percent 100", "", "", ""],
            ["18", Communes, "Đăng ký 100% TTHC đạt DVC TT mức độ 3", "Percent 100", "", "", ""],
            ["20", Communes, "100% văn bản đi đều ký số", "Percent 100", "", "", ""],
            ["21", Communes, "100% Văn bản đi đều ký số lãnh đạo để ban hành", "Percent 100", "", "", ""],
            ["22", Communes, "100% văn bản đi được ký số và gửi đi trên phần mềm QLVB&ĐH", "Percent 100", "", "", ""],
            ["23", Communes, "Chủ tịch thường xuyên chỉ đạo CBCCNV đơn vị mình tăng cường sử dụng thư công vụ (Đăng nhập 04 lần/ ngày)", "Count 4 lần/ ngày", "", "", ""],
            ["24", Communes, "Chỉ đạo 100% công chức tại Bộ phận TN&TKQ sử dụng Công DVC có hiệu quả.", "Percent 100", "", "", ""],
            ["25", Communes, "100% TTHC được đưa vào Công DVC 652/652 TTHC.", "Percent 100; Fraction 652/652 TTHC", "", "", ""],
            ["27", Communes, "652/652 hồ sơ tiếp nhận và thụ lý tại UBND xã được công khai tình trạng giải quyết trên mạng Internet/ Tổng số hồ sơ tiếp nhận và thụ lý trong năm của UBND cấp xã đạt 100%.", "Fraction 652/652 hồ sơ; Percent 100", "", "", ""],
            ["28", "Các cơ quan, đơn vị trực thuộc UBND huyện và UBND các xã, thị trấn", "taisancong.thuathienhue.gov.vn/ login.aspx?continue=~%2efdeault.aspx", "", "", "~https://taisancong.thuathienhue.gov.vn/login.aspx?continue=~%2efdeault.aspx", ""],
            ["29", Communes, "Đăng ký 100% TTHC đạt DVC TT mức độ 3", "Percent 100", "", "", ""],
            ["30", Communes, "Đăng ký 100% TTHC đạt DVC TT mức độ 4", "Percent 100", "", "", ""],
            ["31", Communes, "Đăng ký 100% TTHC đạt DVC TT mức độ 3", "Percent 100", "", "", ""],
            ["32", Communes, "03/652 số hồ sơ nộp trực tuyến mức độ 3 và 4 tại cấp xã/ Tổng số hồ sơ tiếp nhận tại UBND cấp xã trong năm", "Fraction 3/652 hồ sơ", "", "", ""],
            ["33", Communes, "Đăng ký 100% TTHC đạt DVC TT mức độ 4", "Percent 100", "", "", ""],
            ["34", Communes, "650/652 hồ sơ TTHC trả đúng hạn/ Tổng số hồ sơ tiếp nhận thụ lý tại UBND xã đạt 99,7%", "Fraction 650/652 hồ sơ; Percent 99.7", "", "", ""],
            ["35", Communes, "03/03 hồ sơ TTHC qua DVC TT mức độ 3 và 4 trả đúng hạn/ Tổng số hồ sơ nhận, thụ lý trực tuyến mức độ 3 và 4 tại UBND cấp xã", "Fraction 3/3 hồ sơ", "", "", ""],
            ["36", Communes, "Đã đăng ký nhưng bộ phận cung cấp dịch vụ chưa lắp đặt", "", "", "", ""],
            ["37", "Các cơ quan, đơn vị trực thuộc UBND huyện; UBND các xã, thị trấn",
                "https://dichvucong.thuathienhue.gov.vn/tth https://dichvucong.thuathienhue.gov.vn/xuly?catid=150 https://sso.thuathienhue.gov.vn/ https://www.dichvucong.gov.vn/ Phần mềm Bảo hiểm (EBH) Hotrocovid19.thuathienhue.gov.vn http://hotichdientu.moj.gov.vn/ https://tcs.thuathienhue.gov.vn/tcs?id=2",
                "", "",
                "https://dichvucong.thuathienhue.gov.vn/tth https://dichvucong.thuathienhue.gov.vn/xuly?catid=150 https://sso.thuathienhue.gov.vn/ https://www.dichvucong.gov.vn/ ~https://Hotrocovid19.thuathienhue.gov.vn http://hotichdientu.moj.gov.vn/ https://tcs.thuathienhue.gov.vn/tcs?id=2", ""],
        ];
        var data = new TheoryData<int, string?, string, string, string, string, string, string>();
        for (var i = 0; i < rows.Length; i++)
            data.Add(i, rows[i][0] is { Length: > 0 } number ? number : null, rows[i][1], rows[i][2], rows[i][3], rows[i][4], rows[i][5], rows[i][6]);
        return data;
    }

    [Fact]
    public void Every_row_is_read_and_nothing_else() => Assert.Equal(Rows().Count, Read.Rows.Count);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row(int index, string? number, string office, string content, string figures, string documents, string links, string periods)
    {
        var row = Read.Rows[index];
        Assert.Equal(number, row.Number);
        Assert.Equal(office, row.Office);
        Assert.Equal(content, row.Content);
        Assert.Equal(figures, string.Join("; ", row.Figures.Select(Show)));
        Assert.Equal(documents, string.Join("; ", row.Documents.Select(d => $"{d.Kind}|{d.Number}|{d.Date:yyyy-MM-dd}")));
        Assert.Equal(links, string.Join(' ', row.Links.Select(l => (l.HasScheme ? "" : "~") + l.Url)));
        Assert.Equal(periods, string.Join("; ", row.Periods.Select(p => $"{p.From:yyyy-MM-dd}..{p.To:yyyy-MM-dd}")));
        Assert.Equal(row.Documents.Select(d => d.Date), row.Dates.Cast<DateOnly?>());
    }

    [Fact]
    public void Rows_know_the_headings_above_them()
    {
        Assert.Equal(["1. Nhóm tiêu chí đánh giá Điều kiện sẵn sàng Chính quyền điện tử", "CÁC TIÊU CHÍ VỀ CƠ SỞ HẠ TẦNG THÔNG TIN"], Of("12").Path);
        Assert.Equal(["Các nhóm tiêu chí đánh giá kết quả Chính quyền điện tử đạt được", "ĐÁNH GIÁ MỨC ĐỘ TƯƠNG TÁC", "Ứng dụng chữ ký số"], Of("21").Path);
        Assert.Equal(["Các nhóm tiêu chí đánh giá kết quả Chính quyền điện tử đạt được", "ĐÁNH GIÁ MỨC ĐỘ TƯƠNG TÁC", "Ứng dụng các phần mềm nội bộ cơ bản"], Of("28").Path);
        Assert.Equal(["Các nhóm tiêu chí đánh giá kết quả Chính quyền điện tử đạt được", "ĐÁNH GIÁ MỨC ĐỘ GIAO DỊCH"], Of("29").Path);
        Assert.Equal(["Nhóm các tiêu chí đánh giá có tính đặc thù", "ĐÁNH GIÁ MỨC ĐỘ TƯƠNG TÁC (BỔ SUNG)"], Of("37").Path);
    }

    [Fact]
    public void Headings_are_no_rows()
    {
        var heading = Assert.Single(Read.Headings, h => h.Number == "19");
        Assert.StartsWith("Ứng dụng phần mềm nội bộ phục vụ quản lý hồ sơ công việc", heading.Title, StringComparison.Ordinal);
        Assert.EndsWith("QLVB&ĐH)", heading.Title, StringComparison.Ordinal);
        Assert.Equal(["I", "II", "III", "I", "II", "19", "III", "IV", "I", "II", "III", "IV"], Read.Headings.Select(h => h.Number).OfType<string>());
    }

    [Fact]
    public void Findings_that_the_text_alone_shows() =>
        Assert.Equal(
            [
                (ReportFindingCodes.DocumentReused, "1"),
                (ReportFindingCodes.UnnumberedRow, null),
                (ReportFindingCodes.OtherLevel, "18"),
                (ReportFindingCodes.MissingNumber, "26"),
                (ReportFindingCodes.ContentColumnUnnamed, null),
            ],
            Read.Findings.Select(f => (f.Code, f.Number)));

    [Fact]
    public void The_contract_serves_eleven_rows()
    {
        var finding = Assert.Single(Read.Findings, f => f.Code == ReportFindingCodes.DocumentReused);
        Assert.Equal("Hợp đồng 003/HĐ 2019 (14/05/2019) được dùng làm minh chứng cho 11 tiêu chí (số 1, 2, 3, 4, 6, 7, –, 9, 10, 11, 12).", finding.Message.Vi);
        Assert.Equal(10, finding.OtherLines.Count);
    }

    [Fact]
    public void Against_the_year_2021_the_documents_of_earlier_years_stand_out()
    {
        var report = ReportReader.Read(SourceDocument.Read(SourceDocument.ALuoi), (IReadOnlyList<ReportedCriterion>?)null, (new(2021, 1, 1), new(2021, 12, 31)));
        Assert.Equal(
            ["1", "2", "3", "4", "6", "7", "8", null, "9", "10", "11", "12"],
            report.Findings.Where(f => f.Code == ReportFindingCodes.DateOutsidePeriod).Select(f => f.Number));
    }

    private static ReportRow Of(string number) => Read.Rows.Single(r => r.Number == number);

    private static string Show(ReportFigure figure) => figure.Kind switch
    {
        FigureKind.Fraction => $"Fraction {NumberText.Invariant(figure.Value)}/{NumberText.Invariant(figure.Denominator!.Value)} {figure.Unit}".TrimEnd(),
        _ => string.Join(' ', new[] { figure.Kind.ToString(), figure.Bound == FigureBound.Exact ? null : figure.Bound.ToString(), NumberText.Invariant(figure.Value), figure.Unit }.OfType<string>()),
    };
}
