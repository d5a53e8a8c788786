using System.Net;
using System.Text;
using System.Text.Json;
using EGovPlatform.Testing;

namespace EGovPlatform.ServiceDefaults.Tests;

[Collection(nameof(Servers))]
public sealed class ErrorsTests(Servers servers) : IAsyncLifetime
{
    private Host host = null!;

    public async Task InitializeAsync() =>
        host = await Host.Start(servers, "evidence", (await Tables.Create(servers, "errors")).ConnectionString);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void No_text_is_missing_in_either_language() =>
        Assert.Empty(ErrorTextsCheck.Differences(typeof(Problems).Assembly, "EGovPlatform.ServiceDefaults.Resources.Errors"));

    [Theory]
    [InlineData(null, "Không tìm thấy.")]
    [InlineData("vi-VN,vi;q=0.9", "Không tìm thấy.")]
    [InlineData("fr", "Không tìm thấy.")]
    [InlineData("en-US,en;q=0.9", "Not found.")]
    public async Task A_problem_speaks_the_callers_language(string? language, string title)
    {
        var problem = await Get("/nowhere", HttpStatusCode.NotFound, language);
        Assert.Equal("urn:egov:problem:not-found", problem.GetProperty("type").GetString());
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.Equal(0, problem.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("unexpected", HttpStatusCode.InternalServerError, "urn:egov:problem:internal")]
    [InlineData("away", HttpStatusCode.ServiceUnavailable, "urn:egov:problem:unavailable")]
    public async Task An_unexpected_exception_tells_the_caller_nothing_but_its_trace(string path, HttpStatusCode status, string type)
    {
        var problem = await Get($"/failures/{path}", status, "en");
        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.DoesNotContain("hunter2", problem.GetRawText());
        Assert.DoesNotContain("Exception", problem.GetRawText());
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task What_a_service_refuses_names_the_field_and_what_was_expected()
    {
        var invalid = await Get("/failures/invalid", HttpStatusCode.UnprocessableEntity);
        Assert.Equal("urn:egov:problem:validation", invalid.GetProperty("type").GetString());
        var error = invalid.GetProperty("errors")[0];
        Assert.Equal("values.NT.1", error.GetProperty("field").GetString());
        Assert.Equal("NT.1", error.GetProperty("criterion").GetString());
        Assert.Equal("count", error.GetProperty("input").GetString());
        Assert.Equal("wrong-type", error.GetProperty("code").GetString());
        Assert.Equal("một số", error.GetProperty("expected").GetString());

        var closed = await Get("/failures/closed", HttpStatusCode.Conflict);
        Assert.Equal("urn:egov:problem:declaration-closed", closed.GetProperty("type").GetString());
        Assert.Equal("Đã hết hạn.", closed.GetProperty("title").GetString());
        Assert.False(closed.GetProperty("errors")[0].TryGetProperty("criterion", out _));
    }

    [Theory]
    [InlineData("{\"value\": \"12\"}", "$.value")]
    [InlineData("{\"value\": twelve}", "$.value")]
    [InlineData("{\"value\": 1, \"value\": 2}", "$")]
    public async Task A_body_that_cannot_be_read_names_the_field(string body, string field)
    {
        using var client = host.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/failures/sent/body", content);
        var problem = await Read(response, HttpStatusCode.BadRequest);
        Assert.Equal("urn:egov:problem:bad-request", problem.GetProperty("type").GetString());
        Assert.StartsWith(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.DoesNotContain("System.", problem.GetRawText());
    }

    [Fact]
    public async Task Refusals_without_a_body_of_their_own_become_problems_too()
    {
        Assert.Equal("urn:egov:problem:unauthenticated", (await Get("/any-user", HttpStatusCode.Unauthorized)).GetProperty("type").GetString());
        using var client = host.CreateClient();
        using var wrongType = await client.PostAsync("/failures/sent/body", new StringContent("a,b", Encoding.UTF8, "text/csv"));
        Assert.Equal("urn:egov:problem:unsupported-media-type", (await Read(wrongType, HttpStatusCode.UnsupportedMediaType)).GetProperty("type").GetString());
        using var wrongMethod = await client.DeleteAsync("/failures/sent/body");
        Assert.Equal("urn:egov:problem:method-not-allowed", (await Read(wrongMethod, HttpStatusCode.MethodNotAllowed)).GetProperty("type").GetString());
    }

    private async Task<JsonElement> Get(string path, HttpStatusCode status, string? language = null)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null)
            request.Headers.Add("Accept-Language", language);
        using var response = await client.SendAsync(request);
        return await Read(response, status);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }
}
