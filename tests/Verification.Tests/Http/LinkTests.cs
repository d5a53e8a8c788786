using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EGovPlatform.Verification.Consumers;
using EGovPlatform.Verification.Tests.Checking;
using EGovPlatform.Verification.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EGovPlatform.Verification.Tests.Http;

[Collection(nameof(VerificationCollection))]
public class LinkTests(VerificationFixture fixture)
{
    private sealed record Told(string Url, string State, string Reason, long Version);

    private static string Path(string unit) => $"/api/v1/rounds/{VerificationFixture.Round}/links/{unit}";

    [Fact]
    public async Task Declared_links_are_checked_shown_and_told()
    {
        var unit = fixture.NewUnit();
        var page = fixture.Url("a.test", "/page");
        fixture.Evidence.Submit(unit, 1, ("NT.2", page), ("NT.2", fixture.Url("a.test", "/status/404")), ("NT.3", page),
            ("NT.4", "https://khong-co.vn/"), ("NT.5", "http://169.254.169.254/latest"), ("NT.6", "ftp://a.vn/x"));
        var e = VerificationFixture.Submitted(unit);

        await fixture.Publish(e);
        await fixture.Publish(e);
        var links = await WhenChecked(unit);

        Assert.Equal(
            [
                ("NT.2", "opens", "http-200"), ("NT.2", "fails", "http-404"), ("NT.3", "opens", "http-200"),
                ("NT.4", "fails", "dns"), ("NT.5", "refused", "private-address"), ("NT.6", "refused", "scheme"),
            ],
            links.Select(link => ((string?)link!["criterion"], (string?)link["state"], (string?)link["reason"])));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WebSite.Page))), (string?)links[0]!["contentHash"]);

        var told = await fixture.Host.Query<Told>(
            """
            SELECT payload ->> 'url' AS url, payload ->> 'state' AS state, payload ->> 'reason' AS reason, (payload ->> 'version')::bigint AS version FROM outbox
            WHERE event_type LIKE '%LinkChecked' AND payload ->> 'unit' = @unit
            """,
            new { unit });
        Assert.Equal(6, told.Length);
        Assert.Contains(new Told("https://khong-co.vn/", "fails", "dns", 1), told);

        using var channel = GrpcChannel.ForAddress("http://localhost", new() { HttpHandler = fixture.Host.Server.CreateHandler() });
        var client = new Verdicts.VerdictsClient(channel);
        var request = new ListLinkVerdictsRequest { Round = VerificationFixture.Round, Unit = unit };
        var answer = await client.ListLinkVerdictsAsync(request, Bearer("service"));
        Assert.Equal(links.Select(link => (string?)link!["reason"]), answer.Verdicts.Select(verdict => verdict.Reason));
        Assert.All(answer.Verdicts, verdict => Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse(verdict.CheckedAt).Offset));
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(async () => await client.ListLinkVerdictsAsync(request, Bearer("appraiser")))).StatusCode);
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_tried_again()
    {
        var unit = fixture.NewUnit();
        fixture.Evidence.Submit(unit, 1, ("NT.2", fixture.Url("again.test", "/fails-once")), ("NT.2", fixture.Url("again.test", "/status/502")));

        await fixture.Publish(VerificationFixture.Submitted(unit));
        var links = await WhenChecked(unit);

        Assert.Equal(["http-200", "http-502"], links.Select(link => (string?)link!["reason"]));
        Assert.All(await fixture.Host.Query<int>("SELECT tries FROM links WHERE unit = @unit", new { unit }), tries => Assert.Equal(2, tries));
        Assert.Equal(2, Assert.Single(await fixture.Host.Query<long>("SELECT count(*) FROM outbox WHERE payload ->> 'unit' = @unit", new { unit })));
    }

    [Fact]
    public async Task The_newest_submission_s_links_are_shown_even_where_it_has_none()
    {
        var unit = fixture.NewUnit();
        fixture.Evidence.Submit(unit, 1, ("NT.2", fixture.Url("a.test", "/page")));
        fixture.Evidence.Submit(unit, 2);

        await fixture.Publish(VerificationFixture.Submitted(unit, 1));
        Assert.Single(await WhenChecked(unit));
        await fixture.Publish(VerificationFixture.Submitted(unit, 2));

        await Eventually(async () => (await Links(unit)).Count == 0);
    }

    [Fact]
    public async Task A_host_is_asked_one_request_at_a_time_by_however_many_checkers()
    {
        var database = await fixture.CreateDatabase("polite");
        await using var first = await fixture.Start(database);
        await using var second = await fixture.Start(database);
        var unit = fixture.NewUnit();
        fixture.Evidence.Submit(unit, 1, [.. Enumerable.Range(0, 20).Select(i => ("NT.2", fixture.Url("polite.test", $"/busy/{i}")))]);

        await Record(first, unit);
        await Eventually(async () => (await first.Query<long>("SELECT count(*) FROM links WHERE state = 'opens'"))[0] == 20);

        Assert.Equal(1, fixture.Site.MostAtOnce);
        Assert.Equal(20, Assert.Single(await first.Query<long>("SELECT count(*) FROM outbox")));
    }

    [Fact]
    public async Task A_link_that_a_killed_checker_had_in_hand_is_tried_again()
    {
        var database = await fixture.CreateDatabase("killed");
        var unit = fixture.NewUnit();
        fixture.Evidence.Submit(unit, 1, ("NT.2", fixture.Url("killed.test", "/hangs-once")));
        await using (var first = await fixture.Start(database))
        {
            await Record(first, unit);
            await fixture.Site.WhenHanging.WaitAsync(TimeSpan.FromSeconds(10));
        }

        await using var second = await fixture.Start(database);
        Assert.Equal(["pending"], await second.Query<string>("SELECT state FROM links"));
        // The lease of the one that died lapses.
        second.Time.Set(TimeProvider.System.GetUtcNow().AddMinutes(2));

        await Eventually(async () => (await second.Query<string>("SELECT reason FROM links"))[0] == "http-200");
        Assert.Equal(1, Assert.Single(await second.Query<long>("SELECT count(*) FROM outbox")));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("unit-officer", HttpStatusCode.OK, "DN-900")]
    [InlineData("unit-officer", HttpStatusCode.Forbidden, "DN-901")]
    [InlineData("appraiser", HttpStatusCode.OK)]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("service", HttpStatusCode.Forbidden)]
    public async Task Links_are_shown_to_who_may_read_the_unit(string? role, HttpStatusCode status, params string[] units)
    {
        var client = role is null ? fixture.Host.Anonymous : fixture.Host.As("somebody", role, units);

        Assert.Equal(status, (await client.GetAsync(Path("DN-900"))).StatusCode);
    }

    private static async Task Record(VerificationHost host, string unit)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await using var connection = await scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var tx = await connection.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<RecordLinks>().Handle(VerificationFixture.Submitted(unit), tx, CancellationToken.None);
        await tx.CommitAsync();
    }

    private async Task<JsonArray> WhenChecked(string unit)
    {
        JsonArray links = [];
        await Eventually(async () => (links = await Links(unit)).Count > 0 && links.All(link => (string?)link!["state"] != "pending"));
        return links;
    }

    private async Task<JsonArray> Links(string unit) =>
        (await fixture.Host.As("officer", "unit-officer", unit).GetFromJsonAsync<JsonArray>(Path(unit)))!;

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 200, "It never came to be.");
            await Task.Delay(50);
        }
    }

    private Metadata Bearer(string role) => new() { { "authorization", $"Bearer {fixture.Issuer.Token("verification", "scoring", [role])}" } };
}
