using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace EGovPlatform.Portal.Gateway;

public sealed partial class GatewayClient
{
    public async Task<Declaration> Declaration(string round, string unit, CancellationToken ct)
    {
        using var answer = await Answer(new(HttpMethod.Get, DeclarationPath(round, unit)), HttpCompletionOption.ResponseContentRead, ct);
        var declaration = await answer.Content.ReadFromJsonAsync<Declaration>(Json, ct) ?? throw new GatewayException(502, Problem.OfStatus(502));
        return declaration with { ETag = answer.Headers.ETag?.ToString() };
    }

    /// <summary>Changes one criterion of the draft, provided that the draft is still what <paramref name="seen"/> names.</summary>
    /// <exception cref="GatewayException">422 with what is wrong where; 412 where the draft has changed; 409 where it is frozen or the time is over.</exception>
    public Task<SavedValue> SaveValue(string round, string unit, string criterion, JsonObject value, string? seen, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{DeclarationPath(round, unit)}/values/{Segment(criterion)}") { Content = JsonContent.Create(value) };
        if (seen is not null)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(seen));
        return Send<SavedValue>(request, ct);
    }

    /// <summary>Takes what is declared for one criterion back.</summary>
    public async Task WithdrawValue(string round, string unit, string criterion, CancellationToken ct)
    {
        using var answer = await Answer(
            new(HttpMethod.Delete, $"{DeclarationPath(round, unit)}/values/{Segment(criterion)}"), HttpCompletionOption.ResponseContentRead, ct);
    }

    /// <summary>Stores an evidence file. What it is, is told by its content.</summary>
    /// <exception cref="GatewayException">415 where it is no PDF, PNG or JPEG; 413 where it is larger than 10 MiB.</exception>
    public Task<StoredFile> StoreFile(string round, string unit, string name, Stream content, CancellationToken ct)
    {
        var body = new StreamContent(content);
        body.Headers.ContentType = new("application/octet-stream");
        return Send<StoredFile>(new(HttpMethod.Post, $"{DeclarationPath(round, unit)}/files?name={Uri.EscapeDataString(name)}") { Content = body }, ct);
    }

    /// <summary>An evidence file as the service sends it. The caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenFile(string round, string unit, string sha256, CancellationToken ct) =>
        Answer(new(HttpMethod.Get, $"{DeclarationPath(round, unit)}/files/{Segment(sha256)}"), HttpCompletionOption.ResponseHeadersRead, ct);

    /// <summary>Submits the declaration: it is frozen from then on.</summary>
    /// <param name="key">The same key again gives the same receipt, so a repeated click submits once.</param>
    public Task<Submission> Submit(string round, string unit, string key, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{DeclarationPath(round, unit)}/submission");
        request.Headers.Add("Idempotency-Key", key);
        return Send<Submission>(request, ct);
    }

    private static string DeclarationPath(string round, string unit) => $"/api/v1/rounds/{Segment(round)}/declarations/{Segment(unit)}";
}
