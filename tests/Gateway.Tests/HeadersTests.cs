using System.Net.Http.Headers;
using EGovPlatform.Gateway.Routes;

namespace EGovPlatform.Gateway.Tests;

[Collection(nameof(GatewayCollection))]
public class HeadersTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Outsiders_cannot_say_what_only_the_platform_says()
    {
        var seen = await Ask(request =>
        {
            foreach (var header in new[]
            {
                "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-User", "X-Forwarded-Port",
                "X-Real-IP", "X-Original-URL", "X-Internal-User", "X-EGov-Unit", "X-HTTP-Method-Override", "baggage", "grpc-timeout",
            })
            {
                request.Headers.TryAddWithoutValidation(header, "forged=1");
            }
        });

        Assert.DoesNotContain(seen.Headers, header => header.Value.Contains("forged", StringComparison.Ordinal));
        Assert.Equal("127.0.0.1", seen.Headers["x-forwarded-for"].Replace("::ffff:", "", StringComparison.Ordinal));
        Assert.Equal("http", seen.Headers["x-forwarded-proto"]);
        Assert.Equal(gateway.Client.BaseAddress!.Authority, seen.Headers["x-forwarded-host"]);
        Assert.DoesNotContain("x-forwarded-user", seen.Headers.Keys);
    }

    [Fact]
    public async Task What_services_need_goes_through()
    {
        var seen = await Ask(request =>
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "not.for.the-gateway");
            request.Headers.AcceptLanguage.ParseAdd("en");
            request.Headers.IfMatch.ParseAdd("\"1\"");
            request.Headers.Add("Idempotency-Key", "abc");
            request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        });

        Assert.Equal("Bearer not.for.the-gateway", seen.Headers["authorization"]);
        Assert.Equal("en", seen.Headers["accept-language"]);
        Assert.Equal("\"1\"", seen.Headers["if-match"]);
        Assert.Equal("abc", seen.Headers["idempotency-key"]);
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", seen.Headers["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_say_nothing_of_what_runs_behind_and_bear_the_platforms_headers()
    {
        var answer = await gateway.Client.GetAsync("/api/v1/rounds");

        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("x-forwarded-for", true)]
    [InlineData("X-EGOV-anything", true)]
    [InlineData("Baggage", true)]
    [InlineData("Authorization", false)]
    [InlineData("traceparent", false)]
    [InlineData("X-Forwarded", false)]
    [InlineData("HX-Request", false)]
    public void Names_are_compared_without_case(string header, bool refused) => Assert.Equal(refused, OutsiderHeaders.MayNotSend(header));

    private async Task<Destination.Received> Ask(Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/rounds");
        with(request);
        (await gateway.Client.SendAsync(request)).EnsureSuccessStatusCode();
        return gateway.Destinations["evidence"].Requests.Last();
    }
}
