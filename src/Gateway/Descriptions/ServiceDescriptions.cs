using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EGovPlatform.ServiceDefaults;
using Yarp.ReverseProxy;

namespace EGovPlatform.Gateway.Descriptions;

/// <summary>The published document, composed of what the services answer about themselves and kept for a minute. A service that is away keeps its last answer.</summary>
internal sealed partial class ServiceDescriptions(IProxyStateLookup proxy, TimeProvider time, ILogger<ServiceDescriptions> logger) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptIncomplete = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, JsonObject> known = new();
    private readonly SemaphoreSlim composing = new(1);
    private Published? published;

    /// <param name="Known">False where no service at all could be asked.</param>
    /// <param name="Complete">Every routed service is in it.</param>
    public sealed record Published(byte[] Json, string ETag, bool Known, bool Complete, DateTimeOffset Until);

    public async Task<Published> Get(CancellationToken ct)
    {
        if (published is { } fresh && time.GetUtcNow() < fresh.Until)
            return fresh;

        await composing.WaitAsync(ct);
        try
        {
            if (published is not { } meanwhile || time.GetUtcNow() >= meanwhile.Until)
                published = await Compose(ct);
            return published;
        }
        finally
        {
            composing.Release();
        }
    }

    public void Dispose() => composing.Dispose();

    private async Task<Published> Compose(CancellationToken ct)
    {
        var routes = RoutedPaths.Of(proxy);
        await Task.WhenAll(routes.Services.Select(service => Ask(service, ct)));
        var documents = routes.Services.ToDictionary(service => service, known.GetValueOrDefault);
        var json = JsonSerializer.SerializeToUtf8Bytes(PublishedDescription.Of(documents, routes), Problem.Json);
        var complete = documents.Values.All(document => document is not null);
        return new(
            json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json))}\"", documents.Values.Any(document => document is not null), complete,
            time.GetUtcNow() + (complete ? Kept : KeptIncomplete));
    }

    private async Task Ask(string service, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            if (!proxy.TryGetCluster(service, out var cluster) || cluster.DestinationsState.AvailableDestinations is not [var destination, ..])
                throw new HttpRequestException($"{service} has no address.");
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(destination.Model.Config.Address), ApiDescription.Path));
            using var response = await cluster.Model.HttpClient.SendAsync(request, patience.Token);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            known[service] = await JsonNode.ParseAsync(body, cancellationToken: patience.Token) as JsonObject
                ?? throw new JsonException("Not an object.");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NotAsked(e, service);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Service} did not describe its API; what it said last is published, if anything")]
    private partial void NotAsked(Exception reason, string service);
}
