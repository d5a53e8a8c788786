using System.Net;
using System.Text;

namespace EGovPlatform.Evidence.Tests.Http;

[Collection(nameof(EvidenceCollection))]
public class ReportTests
{
    private const string Rows =
        "STT\tTIÊU CHÍ\tĐơn vị chủ trì thực hiện\tNội dung thực hiện\n" +
        "16\tTỷ lệ UBND cấp xã cung cấp đủ 100% DVC TT mức độ 1 và 2\tUBND các xã, thị trấn\t<a href=\"https://dichvucong.thuathienhue.gov.vn/xuly?catid=150\">https://dichvucong.thuathienhue.gov.vn/xuly?catid=150</a>\n" +
        "34\tTỷ lệ hồ sơ TTHC trả đúng hạn/ Tổng số hồ sơ tiếp nhận thụ lý tại UBND cấp xã\tUBND các xã, thị trấn\t<b>650/652</b> hồ sơ TTHC trả đúng hạn đạt <b>90,1%</b>\n";

    private readonly EvidenceFixture fixture;

    public ReportTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    private static ByteArrayContent Text(string text, string mediaType = "text/tab-separated-values") =>
        new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new(mediaType) } };

    [Fact]
    public async Task A_report_fills_the_draft_and_its_findings_are_shown()
    {
        var declaration = await fixture.Enrol(EvidenceFixture.Report);

        var response = await declaration.Officer.PostAsync($"{declaration.Path}/report", Text(Rows.Normalize(NormalizationForm.FormD)));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var answer = await response.Json();
        Assert.Equal(["KQ.16", "KQ.34"], answer["declared"]!.AsArray().Select(code => (string)code!).Order());
        Assert.Equal("https://dichvucong.thuathienhue.gov.vn/xuly?catid=150", (string?)answer["rows"]![0]!["links"]![0]!["url"]);
        var fraction = answer["rows"]![1]!["figures"]!.AsArray().Single(figure => (string?)figure!["kind"] == "fraction")!;
        Assert.Equal((650m, 652m), ((decimal)fraction["value"]!, (decimal)fraction["denominator"]!));

        var seen = await declaration.Get();
        Assert.Equal("https://dichvucong.thuathienhue.gov.vn/xuly?catid=150", (string?)seen["values"]!["KQ.16"]!["evidence"]![0]);
        Assert.StartsWith("650/652", (string)seen["values"]!["KQ.34"]!["statement"]!, StringComparison.Ordinal);
        var finding = seen["findings"]!.AsArray().Single(finding => (string?)finding!["code"] == "share-mismatch")!;
        Assert.Equal(("report", "KQ.34", "34"), ((string?)finding["source"], (string?)finding["criterion"], (string?)finding["subject"]));
        Assert.NotEmpty((string)finding["message"]!);

        var report = await (await declaration.Appraiser.GetAsync($"{declaration.Path}/report")).Json();
        Assert.Equal($"officer-of-{declaration.Unit}", (string?)report["importedBy"]);
        Assert.Equal(2, report["rows"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_somebody_entered_stays()
    {
        var declaration = await fixture.Enrol(EvidenceFixture.Report);
        (await declaration.Put("KQ.34", """{"statement": "nhập tay", "evidence": ["Sổ theo dõi"]}""")).EnsureSuccessStatusCode();

        var answer = await (await declaration.Officer.PostAsync($"{declaration.Path}/report", Text(Rows))).Json();

        Assert.Equal(["KQ.34"], answer["kept"]!.AsArray().Select(code => (string?)code));
        Assert.Equal(["KQ.16"], answer["declared"]!.AsArray().Select(code => (string?)code));
        Assert.Equal("nhập tay", (string?)(await declaration.Get())["values"]!["KQ.34"]!["statement"]);
    }

    [Fact]
    public async Task An_administrator_may_read_in_a_report_and_nobody_else_of_another_unit()
    {
        var declaration = await fixture.Enrol(EvidenceFixture.Report);

        Assert.Equal(HttpStatusCode.Forbidden, (await declaration.Appraiser.PostAsync($"{declaration.Path}/report", Text(Rows))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await fixture.Enrol()).Officer.PostAsync($"{declaration.Path}/report", Text(Rows))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await fixture.Administrator.PostAsync($"{declaration.Path}/report", Text(Rows))).StatusCode);
        Assert.Equal("admin-1", (string?)(await declaration.Get())["values"]!["KQ.34"]!["updatedBy"]);
    }

    [Fact]
    public async Task What_is_no_report_is_refused_and_changes_nothing()
    {
        var declaration = await fixture.Enrol(EvidenceFixture.Report);

        await (await declaration.Officer.PostAsync($"{declaration.Path}/report", Text(Rows, "text/plain"))).Problem(415, "unsupported-media-type");
        await (await declaration.Officer.PostAsync($"{declaration.Path}/report", Text("không có bảng nào"))).Problem(400, "malformed-report");
        using var latin = new ByteArrayContent([0x54, 0xEA, 0x09, 0x0A]) { Headers = { ContentType = new("text/tab-separated-values") } };
        await (await declaration.Officer.PostAsync($"{declaration.Path}/report", latin)).Problem(400, "malformed-report");
        await (await declaration.Officer.GetAsync($"{declaration.Path}/report")).Problem(404, "report-not-found");
        Assert.Empty((await declaration.Get())["values"]!.AsObject());
    }
}
