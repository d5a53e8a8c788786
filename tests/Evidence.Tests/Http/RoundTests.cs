using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EGovPlatform.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace EGovPlatform.Evidence.Tests.Http;

[Collection(nameof(EvidenceCollection))]
public class RoundTests
{
    private readonly EvidenceFixture fixture;

    public RoundTests(EvidenceFixture fixture)
    {
        this.fixture = fixture;
        fixture.Host.Time.Set(EvidenceFixture.June);
        fixture.Scoring.Away = false;
    }

    private static object Round(string set = "dn-2386-2025-commune", bool demonstration = false, string until = "2026-06-30") => new
    {
        name = "Kỳ thử",
        setId = set,
        periodFrom = "2026-01-01",
        periodTo = "2026-12-31",
        declareFrom = "2026-06-01",
        declareUntil = until,
        demonstration,
    };

    [Fact]
    public async Task A_round_is_set_up_shown_to_everybody_and_extended()
    {
        Assert.Equal(HttpStatusCode.Created, (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-1", Round())).StatusCode);
        fixture.Host.Time.Set(new(2026, 7, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("closed", (string?)(await fixture.Host.Anonymous.GetFromJsonAsync<JsonObject>("/api/v1/rounds/ky-1"))!["declaring"]);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-1", Round(until: "2026-07-02"))).StatusCode);

        var round = (await fixture.Host.Anonymous.GetFromJsonAsync<JsonArray>("/api/v1/rounds"))!.Single(round => (string?)round!["code"] == "ky-1")!;
        Assert.Equal(("open", "2026-07-02", "dn-2386-2025-commune"), ((string?)round["declaring"], (string?)round["declareUntil"], (string?)round["setId"]));
        await (await fixture.Host.Anonymous.GetAsync("/api/v1/rounds/khong-co")).Problem(404, "round-not-found");
    }

    [Fact]
    public async Task A_round_under_an_unknown_set_or_with_its_days_turned_round_is_refused()
    {
        var unknown = await (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-2", Round(set: "khong-co"))).Problem(422, "invalid-value");
        Assert.Equal("setId", (string?)unknown["errors"]![0]!["field"]);
        var days = await (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-2", Round(until: "2026-05-31"))).Problem(422, "invalid-value");
        Assert.Equal("declareUntil", (string?)days["errors"]![0]!["field"]);
        await (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-2", new { declareFrom = "ngày mai" })).Problem(400, "bad-request");
        await (await fixture.Administrator.GetAsync("/api/v1/rounds/ky-2")).Problem(404, "round-not-found");
    }

    [Fact]
    public async Task Units_that_take_part_keep_their_set_and_made_up_ones_stay_among_themselves()
    {
        (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-3", Round(demonstration: true))).EnsureSuccessStatusCode();
        (await fixture.Administrator.PutAsJsonAsync("/api/v1/units/MAU-301", new { name = "Phường Mẫu 301", kind = "ward", demonstration = true })).EnsureSuccessStatusCode();
        var real = await fixture.Enrol();

        await (await fixture.Administrator.PutAsync($"/api/v1/rounds/ky-3/units/{real.Unit}", null)).Problem(409, "mixes-demonstration");
        await (await fixture.Administrator.PutAsync($"/api/v1/rounds/{real.Round}/units/MAU-301", null)).Problem(409, "mixes-demonstration");
        Assert.Equal(HttpStatusCode.Created, (await fixture.Administrator.PutAsync("/api/v1/rounds/ky-3/units/MAU-301", null)).StatusCode);
        await (await fixture.Administrator.PutAsJsonAsync("/api/v1/rounds/ky-3", Round(set: "tth-1784-2018-commune", demonstration: true))).Problem(409, "round-in-use");
        await (await fixture.Administrator.PutAsync("/api/v1/rounds/ky-3/units/KHONG-CO", null)).Problem(404, "unit-not-found");
        await (await fixture.Administrator.PutAsync("/api/v1/rounds/khong-co/units/MAU-301", null)).Problem(404, "round-not-found");

        var units = await real.Officer.GetFromJsonAsync<JsonArray>("/api/v1/rounds/ky-3/units");
        Assert.Equal(("MAU-301", true), ((string?)units![0]!["unit"], (bool)units[0]!["demonstration"]!));
    }

    [Fact]
    public async Task Enrolling_twice_tells_once_and_a_new_name_is_told()
    {
        var declaration = await fixture.Enrol();
        Assert.Equal(HttpStatusCode.OK, (await fixture.Administrator.PutAsync($"/api/v1/rounds/{declaration.Round}/units/{declaration.Unit}", null)).StatusCode);
        Assert.Equal([1L], await Versions(declaration));

        var unit = $"/api/v1/units/{declaration.Unit}";
        (await fixture.Administrator.PutAsJsonAsync(unit, new { name = "Phường Mới", kind = "ward", attributes = new { counters = 4 } })).EnsureSuccessStatusCode();
        (await fixture.Administrator.PutAsJsonAsync(unit, new { name = "Phường Mới", kind = "ward", attributes = new { counters = 5 } })).EnsureSuccessStatusCode();

        Assert.Equal([1L, 2L], await Versions(declaration));
        Assert.Equal("Phường Mới", (string?)(await declaration.Officer.GetFromJsonAsync<JsonObject>(unit))!["name"]);
    }

    [Fact]
    public async Task What_Verification_found_of_a_link_stands_on_the_declaration_once()
    {
        var declaration = await fixture.Enrol();
        var bus = fixture.Host.Services.GetRequiredService<IBus>();
        var e = new LinkChecked(
            Guid.CreateVersion7(EvidenceFixture.June), EvidenceFixture.June, declaration.Round, declaration.Unit, 2, "NT.2", "https://a.vn/", "fails", "dns");

        await bus.Publish(e);
        await bus.Publish(e);
        // An older submission's verdict comes late and does not count.
        await bus.Publish(e with { EventId = Guid.CreateVersion7(EvidenceFixture.June), OccurredAt = EvidenceFixture.June.AddMinutes(1), Version = 1, State = "opens", Reason = "http-200" });
        await bus.Publish(e with { EventId = Guid.CreateVersion7(EvidenceFixture.June), Url = "https://b.vn/" });

        JsonArray findings = [];
        for (var tries = 0; tries < 200 && findings.Count < 2; tries++)
        {
            await Task.Delay(50);
            findings = (await declaration.Get())["findings"]!.AsArray();
        }

        Assert.Equal(
            [("NT.2", "https://a.vn/", "fails", "dns"), ("NT.2", "https://b.vn/", "fails", "dns")],
            findings.Select(finding => ((string?)finding!["criterion"], (string?)finding["subject"], (string?)finding["state"], (string?)finding["code"])));
    }

    private async Task<IEnumerable<long>> Versions(TestDeclaration declaration)
    {
        var versions = await fixture.Scalar<string>(
            """
            SELECT string_agg(payload ->> 'version', ',' ORDER BY (payload ->> 'version')::bigint) FROM outbox
            WHERE event_type LIKE '%UnitEnrolled' AND payload ->> 'unit' = @Unit
            """,
            new { declaration.Unit });
        return versions!.Split(',').Select(long.Parse);
    }
}
