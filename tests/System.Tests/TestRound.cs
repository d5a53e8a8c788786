using System.Text.Json.Nodes;
using EGovPlatform.Demonstration;

namespace EGovPlatform.SystemTests;

/// <summary>A round of a test's own, with demonstration units and their made-up figures.</summary>
internal sealed class TestRound
{
    private readonly GatewayClient gateway;
    private readonly string administrator;

    private TestRound(GatewayClient gateway, string code, string administrator) => (this.gateway, Code, this.administrator) = (gateway, code, administrator);

    public string Code { get; }

    public static async Task<TestRound> Open(GatewayClient gateway, string code, IEnumerable<DemonstrationUnit> units, CancellationToken ct)
    {
        var administrator = await gateway.TokenFor("round-administrator", unit: null, ct);
        var today = RoundCalendar.Today(TimeProvider.System);
        var year = new DateOnly(today.Year, 1, 1);
        await gateway.Put(
            $"/api/v1/rounds/{code}",
            new RoundCalendar($"{code} (số liệu giả định)", DemonstrationRound.SetId, year, year.AddYears(1).AddDays(-1), today, today.AddDays(30), Demonstration: true),
            administrator,
            ct);
        foreach (var unit in units)
        {
            await gateway.Put($"/api/v1/rounds/{code}/units/{unit.Code}", new { }, administrator, ct);
        }

        return new(gateway, code, administrator);
    }

    /// <summary>The same round, after the platform has started anew at another address.</summary>
    public TestRound At(GatewayClient other) => new(other, Code, administrator);

    public string Path(DemonstrationUnit unit) => $"/api/v1/rounds/{Code}/declarations/{unit.Code}";

    /// <summary>Declares and submits, as often as it takes until the platform has said that it has it.</summary>
    public async Task Declare(DemonstrationUnit unit, CancellationToken ct)
    {
        var officer = await gateway.TokenFor("unit-officer", unit.Code, ct);
        await gateway.Put(Path(unit) + "/values", DemonstrationFigures.For(unit, complete: true), officer, ct);
        await gateway.Post(Path(unit) + "/submission", officer, ct, idempotencyKey: $"{Code}-{unit.Code}");
    }

    public async Task<JsonNode> Declaration(DemonstrationUnit unit, CancellationToken ct) =>
        await gateway.Get(Path(unit), administrator, ct) ?? throw new InvalidOperationException($"No declaration of {unit.Code}.");

    public async Task<JsonNode> Ranking(CancellationToken ct) =>
        await gateway.Get($"/api/v1/rounds/{Code}/ranking", administrator, ct) ?? throw new InvalidOperationException($"No ranking of {Code}.");

    public async Task<JsonNode> Sheets(CancellationToken ct) =>
        await gateway.Get($"/api/v1/rounds/{Code}/sheets", administrator, ct) ?? throw new InvalidOperationException($"No sheets of {Code}.");

    public Task<JsonNode?> Publish(CancellationToken ct) => gateway.Post($"/api/v1/rounds/{Code}/ranking/publications", administrator, ct);

    public Task UntilRanked(RunningPlatform platform, IReadOnlyCollection<DemonstrationUnit> units) => platform.Until(
        $"{units.Count} units are ranked in {Code}",
        async ct => DeclarationAccount.Entries(await Ranking(ct)).Count(entry => entry.Rank is not null) == units.Count);
}
