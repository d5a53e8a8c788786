using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace EGovPlatform.ServiceDefaults;

/// <summary>Who this service is to the issuer.</summary>
internal sealed record ClientCredentials(Uri Authority, string ClientId, string ClientSecret);

/// <summary>Tokens of this service for others, one per audience, fetched by client credentials and kept until a minute before they expire.</summary>
internal sealed class ServiceTokens(IHttpClientFactory clients, ClientCredentials credentials, TimeProvider time) : IDisposable
{
    internal const string Client = "EGovPlatform.ServiceTokens";

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Token> tokens = new();
    private readonly SemaphoreSlim fetching = new(1);

    /// <exception cref="HttpRequestException">The issuer is away or refuses this service.</exception>
    public async Task<string> For(string audience, CancellationToken cancellationToken)
    {
        if (Kept(audience) is { } kept)
        {
            return kept;
        }

        await fetching.WaitAsync(cancellationToken);
        try
        {
            return Kept(audience) ?? await Fetch(audience, cancellationToken);
        }
        finally
        {
            fetching.Release();
        }
    }

    public void Dispose() => fetching.Dispose();

    private string? Kept(string audience) =>
        tokens.TryGetValue(audience, out var token) && time.GetUtcNow() < token.Expires - Early ? token.Value : null;

    private async Task<string> Fetch(string audience, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = credentials.ClientId,
            ["client_secret"] = credentials.ClientSecret,
            ["scope"] = audience,
        });
        var requested = time.GetUtcNow();
        using var http = clients.CreateClient(Client);
        using var response = await http.PostAsync(new Uri(credentials.Authority, "/connect/token"), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<TokenResponse>(cancellationToken)
            ?? throw new HttpRequestException("The issuer answered without a token.");
        tokens[audience] = new Token(body.AccessToken, requested.AddSeconds(body.ExpiresIn));
        return body.AccessToken;
    }

    private sealed record Token(string Value, DateTimeOffset Expires);

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] double ExpiresIn);
}
