extern alias Ranking;
extern alias Scoring;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EGovPlatform.Criteria;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Ranking::EGovPlatform.Ranking.Features.Publications;

namespace EGovPlatform.Portal.Tests.Gateway;

/// <summary>
/// Stands where the gateway and its services are, in this process: REST as they answer it, scores by the real library, documents of Scoring's and Ranking's
/// own types. It keeps what is declared in memory and refuses whom the services refuse.
/// </summary>
public sealed class GatewayDouble : IAsyncDisposable
{
    private readonly WebApplication app;

    private GatewayDouble(WebApplication app, DemonstrationWorld world) => (this.app, World) = (app, world);

    public DemonstrationWorld World { get; }

    public Uri Address => new(app.Urls.First());

    /// <summary>While true every call is answered 503.</summary>
    public bool Away { get; set; }

    public static async Task<GatewayDouble> Start(DateTimeOffset now)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gateway = new GatewayDouble(app, new DemonstrationWorld(now));
        app.Use((http, next) => gateway.Away ? Problems.Answer(http, 503, "away", "away") : next(http));
        gateway.MapRounds();
        gateway.MapSets();
        DeclarationEndpoints.Map(app, gateway.World);
        app.MapPost("/connect/token", Tokens.Issue);
        await app.StartAsync();
        return gateway;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void MapRounds()
    {
        app.MapGet("/api/v1/rounds", () => World.Rounds);
        app.MapGet("/api/v1/rounds/{round}", (string round) => World.Find(round) is { } found ? Results.Ok(found) : Problems.NotFound());
        app.MapGet("/api/v1/rounds/{round}/units", (string round, HttpContext http) => Tokens.Caller(http) is null
            ? Problems.Of(401, "unauthenticated", "…")
            : Results.Ok(World.Standings(round).Select(unit => new { unit.Unit, unit.Name, unit.Kind, unit.Demonstration })));
        app.MapGet("/api/v1/rounds/{round}/ranking", (string round, HttpContext http) => Tokens.Caller(http) is null
            ? Problems.Of(401, "unauthenticated", "…")
            : Results.Ok(RankingDocument.Live(round, World.Standings(round))));
        app.MapGet("/api/v1/rounds/{round}/ranking/published", (string round) =>
            World.Published(round) is { } content ? Results.Ok(RankingDocument.Published(content, Hash(content))) : Problems.NotFound());
        app.MapGet("/api/v1/rounds/{round}/ranking/published.csv", (string round) => Results.Text(RankingCsv.Write(World.Published(round)!, Hash(World.Published(round)!)), "text/csv"));
        app.MapPost("/api/v1/rounds/{round}/ranking/publications", (string round, HttpContext http) =>
        {
            if (Tokens.Caller(http) is not { Role: "round-administrator" })
                return Problems.Of(403, "forbidden", "…");
            if (World.Standings(round).All(unit => unit.Sheet is null))
                return Problems.Of(409, "no-sheets", "Chưa có phiếu điểm nào để công bố.");
            World.Publish(round);
            return Results.Created();
        });
        app.MapGet("/api/v1/rounds/{round}/sheets/{unit}", (string round, string unit, HttpContext http) => World.Sheet(round, unit) switch
        {
            null => Problems.NotFound(),
            { } sheet when Tokens.Caller(http) is null && !World.IsPublished(round, unit, sheet.Version) => Problems.Of(401, "unauthenticated", "…"),
            { } sheet => Results.Content(
                $$"""{"round":"{{round}}","unit":"{{unit}}","version":{{sheet.Version}},"setId":"{{sheet.Result.SetId}}","contentHash":"{{sheet.Hash}}","result":{{sheet.Result.ToJson()}}}""",
                "application/json"),
        });
        app.MapGet("/api/v1/rounds/{round}/links/{unit}", (string round, string unit, HttpContext http) =>
            Tokens.Caller(http) is null ? Problems.Of(401, "unauthenticated", "…") : Results.Ok(World.Links(round, unit)));
    }

    private void MapSets()
    {
        app.MapGet("/api/v1/sets", Scoring::EGovPlatform.Scoring.Features.Sets.SetEndpoints.List);
        app.MapGet("/api/v1/sets/{set}", (string set) => CriteriaSets.Find(set.Split('@')[0]) is null
            ? Problems.NotFound()
            : Results.Ok(Scoring::EGovPlatform.Scoring.Features.Sets.SetEndpoints.Show(set)));
        app.MapGet("/api/v1/sets/{set}/changes/{other}", (string set, string other) => Scoring::EGovPlatform.Scoring.Features.Sets.SetEndpoints.Compare(set, other));
        app.MapPost("/api/v1/sets/{set}/changes", (string set, HttpRequest request, CancellationToken ct) =>
            Checked(() => Scoring::EGovPlatform.Scoring.Features.Sets.SetEndpoints.CompareFile(set, request, ct)));
        app.MapPost("/api/v1/sets/lint", (HttpRequest request, CancellationToken ct) =>
            Checked(() => Scoring::EGovPlatform.Scoring.Features.Sets.SetEndpoints.LintFile(request, ct)));
        app.MapPost("/api/v1/sets/{set}/scores", (string set, JsonElement input) =>
            Results.Content(CriteriaSets.Get(set).Score(DeclarationInput.Parse(input.GetRawText())).ToJson(), "application/json"));
    }

    private static async Task<IResult> Checked<T>(Func<Task<T>> check)
    {
        try
        {
            return Results.Ok(await check());
        }
        catch (ServiceDefaults.ProblemException e)
        {
            return Results.Json(
                new { type = $"urn:egov:problem:{e.Type}", title = e.Message, status = e.Status, detail = e.Detail }, statusCode: e.Status, contentType: "application/problem+json");
        }
    }

    private static string Hash(RankingContent content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content, JsonSerializerOptions.Web))));
}
