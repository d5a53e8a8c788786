using System.Net;
using System.Net.Http.Headers;

namespace EGovPlatform.Gateway.Tests;

[Collection(nameof(GatewayCollection))]
public class LimitsAndFailuresTests(GatewayFixture gateway)
{
    private const int Mebi = 1024 * 1024;

    [Theory]
    [InlineData("/api/v1/rounds/r/declarations/u/files", 10 * Mebi, true)]
    [InlineData("/api/v1/rounds/r/declarations/u/files", 12 * Mebi, false)]
    [InlineData("/api/v1/rounds/r/declarations/u/values/NT.1", 5 * Mebi, false)]
    [InlineData("/api/v1/units/u", 2 * Mebi, false)]
    public async Task A_body_larger_than_its_address_takes_is_a_problem(string path, int bytes, bool taken)
    {
        using var content = new ByteArrayContent(new byte[bytes]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // The client waits for a word before it sends, so that it hears the refusal instead of a closed connection.
        request.Headers.ExpectContinue = true;
        var answer = await gateway.Client.SendAsync(request);

        if (taken)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(bytes, gateway.Destinations["evidence"].Requests.Last().Body);
            return;
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("urn:egov:problem:too-large", (await RoutesTests.Problem(answer)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_counted_as_it_comes()
    {
        using var content = new StreamContent(new MemoryStream(new byte[2 * Mebi]));
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/units/u") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        var answer = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await RoutesTests.Problem(answer);
    }

    [Theory]
    [InlineData("vi", "Dịch vụ tạm thời không trả lời.")]
    [InlineData("en", "The service does not answer at the moment.")]
    public async Task A_service_that_is_away_is_a_problem_until_it_is_back(string language, string title)
    {
        var away = await Destination.Start("ranking");
        var address = away.Address;
        await away.DisposeAsync();
        var settings = gateway.Addresses();
        settings["services:ranking:http:0"] = address.ToString();
        var client = gateway.Start(settings);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var answer = await client.GetAsync("/api/v1/rounds/r/ranking");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var problem = await RoutesTests.Problem(answer);
        Assert.Equal("urn:egov:problem:service-away", problem.GetProperty("type").GetString());
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.DoesNotContain(address.Port.ToString(), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("scoring", await client.GetStringAsync("/api/v1/sets"));

        await using var back = await Destination.Start("ranking", address.Port);
        Assert.Equal("ranking", await client.GetStringAsync("/api/v1/rounds/r/ranking"));
    }

    [Fact]
    public async Task A_browser_gets_a_page_where_the_portal_is_away()
    {
        var settings = gateway.Addresses();
        settings["services:portal:http:0"] = "http://127.0.0.1:1";
        var client = gateway.Start(settings);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        var answer = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Dịch vụ tạm thời không trả lời.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_not_the_gateways_to_check()
    {
        var settings = gateway.Addresses();
        settings["Identity:Authority"] = "http://127.0.0.1:1";
        var client = gateway.Start(settings);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA");

        Assert.Equal("evidence", await client.GetStringAsync("/api/v1/rounds"));
    }

    [Theory]
    [InlineData("services:ranking:http:0", null)]
    [InlineData("services:portal:http:0", "")]
    [InlineData("services:identity:http:0", "somewhere")]
    public void A_missing_address_is_named_at_start(string key, string? value)
    {
        var settings = gateway.Addresses();
        settings[key] = value ?? "";

        var failure = Assert.ThrowsAny<Exception>(() => gateway.Start(settings));

        Assert.Contains(key, failure.ToString(), StringComparison.Ordinal);
    }
}
