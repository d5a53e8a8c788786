using System.Net;
using System.Text.Json;

namespace EGovPlatform.Portal.Gateway;

/// <summary>The services' REST API, through the gateway. Its calls are grouped by what they are about in the other files of this name.</summary>
public sealed partial class GatewayClient(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new DeclaredValueConverter() } };

    private Task<T> Get<T>(string path, CancellationToken ct) => Send<T>(new(HttpMethod.Get, path), ct);

    /// <summary>Null where the service answers 404.</summary>
    private async Task<T?> Find<T>(string path, CancellationToken ct) where T : class
    {
        try
        {
            return await Get<T>(path, ct);
        }
        catch (GatewayException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <exception cref="GatewayException">Anything but success; 503 where nothing answered.</exception>
    private async Task<T> Send<T>(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await Answer(request, HttpCompletionOption.ResponseContentRead, ct);
        return await response.Content.ReadFromJsonAsync<T>(Json, ct) ?? throw new GatewayException(StatusCodes.Status502BadGateway, Problem.OfStatus(502));
    }

    private async Task<HttpResponseMessage> Answer(HttpRequestMessage request, HttpCompletionOption until, CancellationToken ct)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, until, ct);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw new GatewayException(StatusCodes.Status503ServiceUnavailable, Problem.OfStatus(503));
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new GatewayException((int)response.StatusCode, await ReadProblem(response, ct));
    }

    private static async Task<Problem> ReadProblem(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
                && await response.Content.ReadFromJsonAsync<Problem>(Json, ct) is { } problem)
            {
                return problem;
            }
        }
        catch (JsonException)
        {
            // A proxy in between answered something else; the status says enough.
        }

        return Problem.OfStatus((int)response.StatusCode);
    }

    private static string Segment(string value) => WebUtility.UrlEncode(value).Replace("+", "%20", StringComparison.Ordinal);
}
