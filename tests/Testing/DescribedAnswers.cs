using System.Text.Json.Nodes;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Testing;

/// <summary>
/// Holds every answer of a service against its own description: status, content type, headers, every member of the body, and whether a token was asked
/// for as stated. So whatever a test asks of a service tries its description too.
/// </summary>
public sealed class DescribedAnswers : DelegatingHandler
{
    private ApiDocument? document;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The answer is not as described.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
            await Check(request, response, cancellationToken);
        return response;
    }

    private async Task Check(HttpRequestMessage request, HttpResponseMessage response, CancellationToken ct)
    {
        document ??= await Load(new Uri(request.RequestUri!, ApiDescription.Path), ct);
        var status = (int)response.StatusCode;
        var asked = $"{request.Method} {request.RequestUri!.AbsolutePath}: {status}";
        if (document.Find(request.Method.Method, Uri.UnescapeDataString(request.RequestUri.AbsolutePath)) is not { } operation)
        {
            // An identifier may hold what splits a path; then routing knew better than this.
            if (status is not (404 or 405) && !request.RequestUri.AbsolutePath.Contains("%2F", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"{asked}, and no such operation is described.");
            return;
        }

        if (request.Headers.Authorization is null && status < 500 && !operation.Open && status != 401)
            throw new InvalidOperationException($"{asked} without a token, and {operation} is described as asking for one.");
        if (status == 401 && operation.Open && operation.Security is null)
            throw new InvalidOperationException($"{asked}, and {operation} is described as open to everybody.");
        var described = operation.Responses[$"{status}"] ?? (status >= 400 ? operation.Responses["default"] : null)
            ?? throw new InvalidOperationException($"{asked} is not described.");
        foreach (var (header, _) in described["headers"] as JsonObject ?? [])
        {
            // What is in front of the service may refuse as well, without a time to wait.
            if (header != "Retry-After" && !response.Headers.Contains(header))
                throw new InvalidOperationException($"{asked} has no {header}, and is described as having one.");
        }

        await CheckBody(asked, described["content"] as JsonObject, response, ct);
    }

    private async Task CheckBody(string asked, JsonObject? described, HttpResponseMessage response, CancellationToken ct)
    {
        await response.Content.LoadIntoBufferAsync(ct);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is null)
        {
            if (described is { Count: > 0 })
                throw new InvalidOperationException($"{asked} has no body, and is described as having one.");
            return;
        }

        var schema = (described?[type] ?? throw new InvalidOperationException($"{asked} is {type}, described is {described?.ToJsonString() ?? "no body"}."))["schema"];
        if (!type.EndsWith("json", StringComparison.Ordinal))
            return;
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(ct));
        if (document!.Faults(schema, body).Take(5).ToArray() is { Length: > 0 } faults)
            throw new InvalidOperationException($"{asked} is not as described: {string.Join("; ", faults)}.");
    }

    private async Task<ApiDocument> Load(Uri address, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await base.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return new(JsonNode.Parse(await response.Content.ReadAsStringAsync(ct))!.AsObject());
    }
}
