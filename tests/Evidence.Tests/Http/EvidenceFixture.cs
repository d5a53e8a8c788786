using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using EGovPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EGovPlatform.Evidence.Tests.Http;

/// <summary>Evidence as it runs, on a real database and broker; Scoring stands beside it in this process.</summary>
public sealed class EvidenceFixture : IAsyncLifetime
{
    public const string Round = "da-nang-2026";
    public const string Report = "thua-thien-hue-2026";

    /// <summary>In the middle of the days on which the rounds' units declare: all of June.</summary>
    public static readonly DateTimeOffset June = new(2026, 6, 15, 3, 0, 0, TimeSpan.Zero);

    private readonly Servers servers = new();
    private int units;

    internal ServiceHost<Program> Host { get; private set; } = null!;

    internal ScoringServer Scoring { get; } = new();

    public TokenIssuer Issuer => servers.Issuer;

    public HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(servers.InitializeAsync(), Scoring.Start());
        Host = new(servers, "evidence", new Dictionary<string, string>
        {
            ["ConnectionStrings:evidence-db"] = await servers.CreateDatabase("evidence"),
            ["services:scoring:grpc:0"] = Scoring.Address,
        });
        await Host.WhenReady();
        Host.Time.Set(June);
        Administrator = Host.As("admin-1", "round-administrator");
        await PutRound(Round, "dn-2386-2025-commune");
        await PutRound(Report, "tth-1784-2018-commune");
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Scoring.DisposeAsync();
        await servers.DisposeAsync();
    }

    public async Task PutRound(string round, string set) => (await Administrator.PutAsJsonAsync($"/api/v1/rounds/{round}", new
    {
        name = round,
        setId = set,
        periodFrom = "2026-01-01",
        periodTo = "2026-12-31",
        declareFrom = "2026-06-01",
        declareUntil = "2026-06-30",
    })).EnsureSuccessStatusCode();

    /// <summary>A new unit that takes part in the round, and its declaration.</summary>
    internal async Task<TestDeclaration> Enrol(string round = Round)
    {
        var unit = $"DN-{Interlocked.Increment(ref units):000}";
        (await Administrator.PutAsJsonAsync($"/api/v1/units/{unit}", new { name = $"Đơn vị {unit}", kind = "ward" })).EnsureSuccessStatusCode();
        (await Administrator.PutAsJsonAsync($"/api/v1/rounds/{round}/units/{unit}", new { })).EnsureSuccessStatusCode();
        return new(this, round, unit);
    }

    public async Task<T?> Scalar<T>(string sql, object? parameters = null)
    {
        await using var connection = await Host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }
}

/// <summary>One unit's declaration, its officer and its paths.</summary>
internal sealed class TestDeclaration(EvidenceFixture fixture, string round, string unit)
{
    public string Round => round;

    public string Unit => unit;

    public string Path => $"/api/v1/rounds/{round}/declarations/{unit}";

    public HttpClient Officer { get; } = fixture.Host.As($"officer-of-{unit}", "unit-officer", unit);

    public HttpClient Appraiser { get; } = fixture.Host.As("appraiser-1", "appraiser");

    public Task<HttpResponseMessage> Put(string criterion, string value, string? ifMatch = null) => Send(HttpMethod.Put, $"{Path}/values/{criterion}", value, ifMatch);

    public Task<HttpResponseMessage> PutMany(string values) => Send(HttpMethod.Put, $"{Path}/values", values);

    public Task<HttpResponseMessage> Submit(string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/submission");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return Officer.SendAsync(request);
    }

    public Task<HttpResponseMessage> Upload(byte[] content, string name = "minh chứng.pdf") =>
        Officer.PostAsync($"{Path}/files?name={Uri.EscapeDataString(name)}", new ByteArrayContent(content));

    public async Task<JsonObject> Get() => (await Officer.GetFromJsonAsync<JsonObject>(Path))!;

    public async Task<string> ETag() => (await Officer.GetAsync(Path)).Headers.ETag!.ToString();

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, string? json = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return Officer.SendAsync(request);
    }
}

internal static class Answers
{
    public static async Task<JsonObject> Json(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>The problem of an answer, after checking its status, type and form.</summary>
    public static async Task<JsonObject> Problem(this HttpResponseMessage response, int status, string type)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal($"urn:egov:problem:{type}", (string?)problem["type"]);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["title"]!);
        return problem;
    }
}

[CollectionDefinition(nameof(EvidenceCollection))]
public sealed class EvidenceCollection : ICollectionFixture<EvidenceFixture>;
