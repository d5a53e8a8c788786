using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EGovPlatform.Demonstration;

/// <summary>The platform's API as any partner sees it: the demonstration has no other way in.</summary>
internal sealed class GatewayClient(HttpClient http, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A token of a demonstration persona; only the development issuer knows them.</summary>
    public async Task<string> TokenFor(string persona, string? unit, CancellationToken ct)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "urn:egov:demonstration-persona", ["persona"] = persona };
        if (unit is not null)
        {
            form["unit"] = unit;
        }

        var answer = await Send(() => new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(form) }, token: null, ct);
        return (string?)answer?["access_token"] ?? throw new InvalidOperationException("The issuer answered without a token.");
    }

    public Task<JsonNode?> Get(string path, string? token, CancellationToken ct) =>
        Send(() => new HttpRequestMessage(HttpMethod.Get, path), token, ct);

    public Task<JsonNode?> Put(string path, object body, string token, CancellationToken ct) =>
        Send(() => new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body, options: Json) }, token, ct);

    public Task<JsonNode?> Post(string path, string token, CancellationToken ct, Func<HttpContent>? content = null, string? idempotencyKey = null) =>
        Send(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content?.Invoke() };
                if (idempotencyKey is not null)
                {
                    request.Headers.Add("Idempotency-Key", idempotencyKey);
                }

                return request;
            },
            token,
            ct);

    /// <summary>Sends until the platform has answered for good: a service that is away comes back, and nothing here may be given up for that.</summary>
    /// <returns>The answer's JSON; null for a 404 and for an empty body.</returns>
    private async Task<JsonNode?> Send(Func<HttpRequestMessage> request, string? token, CancellationToken ct)
    {
        var until = time.GetUtcNow() + Patience;
        for (var wait = TimeSpan.FromMilliseconds(200); ; wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, TimeSpan.FromSeconds(1).Ticks)))
        {
            try
            {
                using var message = request();
                if (token is not null)
                {
                    message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                }

                using var response = await http.SendAsync(message, ct);
                if (response.StatusCode == HttpStatusCode.NotFound)
                {
                    return null;
                }

                var text = await response.Content.ReadAsStringAsync(ct);
                if (response.IsSuccessStatusCode)
                {
                    return text.Length == 0 ? null : JsonNode.Parse(text);
                }

                var away = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
                if (!away || time.GetUtcNow() > until)
                {
                    throw new HttpRequestException($"{message.Method} {message.RequestUri}: {(int)response.StatusCode} {text}", null, response.StatusCode);
                }
            }
            catch (HttpRequestException error) when (error.StatusCode is null && time.GetUtcNow() <= until)
            {
                // The gateway itself is away.
            }

            await Task.Delay(wait, time, ct);
        }
    }
}
