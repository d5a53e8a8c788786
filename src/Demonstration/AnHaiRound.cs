namespace EGovPlatform.Demonstration;

/// <summary>
/// An Hải's round of 2026 with its index (Decision 2386/QĐ-UBND of 2025). An Hải is a real ward: it stands here
/// enrolled and with no figure at all, until it declares its own.
/// </summary>
internal sealed class AnHaiRound(GatewayClient gateway, TimeProvider time)
{
    public const string Code = "an-hai-2026";
    public const string Unit = "DN-AN-HAI";

    public async Task Load(CancellationToken ct)
    {
        var token = await gateway.TokenFor("round-administrator", unit: null, ct);
        if (await gateway.Get($"/api/v1/rounds/{Code}", token, ct) is not null)
        {
            return;
        }

        var year = new DateOnly(2026, 1, 1);
        await gateway.Put($"/api/v1/units/{Unit}", new { name = "Phường An Hải", kind = "ward", attributes = new { city = "Đà Nẵng" }, demonstration = false }, token, ct);
        await gateway.Put(
            $"/api/v1/rounds/{Code}",
            new RoundCalendar(
                "Chuyển đổi số phường An Hải năm 2026", "dn-2386-2025-commune",
                year, year.AddYears(1).AddDays(-1),
                DeclareFrom: year, DeclareUntil: Later(new DateOnly(2027, 1, 31)), Demonstration: false),
            token,
            ct);
        await gateway.Put($"/api/v1/rounds/{Code}/units/{Unit}", new { }, token, ct);
        Console.WriteLine($"{Code}: enrolled {Unit}, no figures.");
    }

    /// <summary>A demonstration is run in later years as well; its rounds stay open then.</summary>
    private DateOnly Later(DateOnly date) =>
        RoundCalendar.Today(time).AddDays(60) is var open && open > date ? open : date;
}
