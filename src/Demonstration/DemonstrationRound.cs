using System.Globalization;

namespace EGovPlatform.Demonstration;

/// <summary>
/// The demonstration round: 94 made-up units with made-up figures. All but the last have submitted; the last one's draft is left for a
/// visitor to finish. The ranking of those that have submitted is published once.
/// </summary>
internal sealed class DemonstrationRound(GatewayClient gateway, TimeProvider time)
{
    public const string SetId = "dn-2386-2025-commune";

    /// <summary>How many declarations are under way at once: enough to keep two cores busy, few enough for a laptop.</summary>
    private const int Concurrency = 6;

    private static readonly TimeSpan RankingPatience = TimeSpan.FromMinutes(3);

    public string Code { get; } = string.Create(CultureInfo.InvariantCulture, $"demo-{RoundCalendar.Today(time).Year}");

    public async Task Load(CancellationToken ct)
    {
        var token = await gateway.TokenFor("round-administrator", unit: null, ct);
        if (await gateway.Get($"/api/v1/rounds/{Code}/ranking/published", token, ct) is not null)
        {
            Console.WriteLine($"{Code}: stands and is published.");
            return;
        }

        await SetUp(token, ct);
        await Parallel.ForEachAsync(
            DemonstrationUnit.All,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = ct },
            async (unit, stop) => await Declare(unit, submit: unit != DemonstrationUnit.All[^1], token, stop));
        await Publish(token, ct);
    }

    private async Task SetUp(string token, CancellationToken ct)
    {
        var today = RoundCalendar.Today(time);
        var year = new DateOnly(today.Year, 1, 1);
        await gateway.Put(
            $"/api/v1/rounds/{Code}",
            new RoundCalendar(
                $"Kỳ trình diễn năm {today.Year} (số liệu giả định)", SetId,
                year, year.AddYears(1).AddDays(-1), DeclareFrom: today, DeclareUntil: today.AddDays(60), Demonstration: true),
            token,
            ct);
    }

    private async Task Declare(DemonstrationUnit unit, bool submit, string administrator, CancellationToken ct)
    {
        await gateway.Put($"/api/v1/units/{unit.Code}", new { unit.Name, unit.Kind, unit.Attributes, demonstration = true }, administrator, ct);
        await gateway.Put($"/api/v1/rounds/{Code}/units/{unit.Code}", new { }, administrator, ct);

        var path = $"/api/v1/rounds/{Code}/declarations/{unit.Code}";
        var officer = await gateway.TokenFor("unit-officer", unit.Code, ct);
        var declaration = await gateway.Get(path, officer, ct);
        if ((string?)declaration?["state"] == "submitted")
        {
            return;
        }

        // A draft that a visitor has begun to change is theirs.
        if (submit || declaration?["values"]?.AsObject().Count is null or 0)
        {
            await gateway.Put($"{path}/values", DemonstrationFigures.For(unit, complete: submit), officer, ct);
        }

        if (submit)
        {
            await gateway.Post($"{path}/submission", officer, ct, idempotencyKey: $"{Code}-{unit.Code}");
        }
    }

    private async Task Publish(string token, CancellationToken ct)
    {
        var until = time.GetUtcNow() + RankingPatience;
        while (true)
        {
            var ranking = await gateway.Get($"/api/v1/rounds/{Code}/ranking", token, ct);
            var ranked = ranking?["entries"]?.AsArray().Count(entry => entry?["rank"] is not null) ?? 0;
            if (ranked >= DemonstrationUnit.Count - 1)
            {
                break;
            }

            if (time.GetUtcNow() > until)
            {
                throw new TimeoutException($"{Code}: only {ranked} of {DemonstrationUnit.Count - 1} score sheets reached the ranking.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), time, ct);
        }

        await gateway.Post($"/api/v1/rounds/{Code}/ranking/publications", token, ct);
        Console.WriteLine($"{Code}: {DemonstrationUnit.Count} units, {DemonstrationUnit.Count - 1} submitted, ranking published.");
    }
}
