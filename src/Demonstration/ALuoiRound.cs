using System.Net.Http.Headers;

namespace EGovPlatform.Demonstration;

/// <summary>
/// A commune of A Lưới district's report of 2021 under Decision 1784/QĐ-UBND (2018), as it was submitted: real data of a published
/// document, read by the report reader and checked, not scored. The document does not name the commune.
/// </summary>
internal sealed class ALuoiRound(GatewayClient gateway, TimeProvider time)
{
    public const string Code = "a-luoi-2021";
    public const string Unit = "TTH-A-LUOI-XA";

    private const string Report = "002_e4f523d6da4aee3b.txt";

    public async Task Load(CancellationToken ct)
    {
        var token = await gateway.TokenFor("round-administrator", unit: null, ct);
        if (await gateway.Get($"/api/v1/rounds/{Code}", token, ct) is null)
        {
            var today = RoundCalendar.Today(time);
            await gateway.Put(
                $"/api/v1/units/{Unit}",
                new { name = "UBND xã (huyện A Lưới; báo cáo không nêu tên xã)", kind = "commune", attributes = new { district = "A Lưới", province = "Thừa Thiên Huế" }, demonstration = false },
                token,
                ct);
            await gateway.Put(
                $"/api/v1/rounds/{Code}",
                new RoundCalendar(
                    "Chính quyền điện tử cấp xã năm 2021 (đọc lại báo cáo đã nộp)", "tth-1784-2018-commune",
                    new DateOnly(2021, 1, 1), new DateOnly(2021, 12, 31),
                    DeclareFrom: today, DeclareUntil: today.AddDays(60), Demonstration: false),
                token,
                ct);
            await gateway.Put($"/api/v1/rounds/{Code}/units/{Unit}", new { }, token, ct);
        }

        var declaration = await gateway.Get($"/api/v1/rounds/{Code}/declarations/{Unit}", token, ct);
        if (declaration?["values"]?.AsObject().Count > 0)
        {
            return;
        }

        await gateway.Post($"/api/v1/rounds/{Code}/declarations/{Unit}/report", token, ct, ReportText);
        Console.WriteLine($"{Code}: read the report of {Unit}.");
    }

    private static HttpContent ReportText()
    {
        var content = new StreamContent(typeof(ALuoiRound).Assembly.GetManifestResourceStream(Report)!);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/tab-separated-values", "utf-8");
        return content;
    }
}
