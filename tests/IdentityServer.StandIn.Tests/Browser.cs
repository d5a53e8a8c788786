using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace EGovPlatform.IdentityServerStandIn.Tests;

/// <summary>What the token endpoint or the user info endpoint answered.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)
{
    public string? this[string name] => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}

/// <summary>A user's browser, and the application behind it.</summary>
internal sealed class Browser : IDisposable
{
    public const string Verifier = "verifier-verifier-verifier-verifier-verifier-verifier";

    private readonly HttpClient _http;
    private readonly Server _server;

    public Browser(Server server)
    {
        _server = server;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = Cookies }) { BaseAddress = server.Address };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>A good request of the application web, changed: a null takes a parameter away.</summary>
    public static Dictionary<string, string?> Request(params (string Name, string? Value)[] changes)
    {
        var request = new Dictionary<string, string?>
        {
            ["client_id"] = "web",
            ["redirect_uri"] = Server.RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid profile evidence.read offline_access",
            ["state"] = "state 1",
            ["nonce"] = "nonce 1",
            ["code_challenge"] = Encoding.Challenge(Verifier),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            request[name] = value;
        return request.Where(pair => pair.Value is not null).ToDictionary();
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(address);

    public Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string? Value)[] changes) =>
        _http.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", Request(changes)));

    /// <summary>Asks, signs in where that is asked for, and returns where the answer went.</summary>
    public async Task<Uri> SignInAsync(params (string Name, string? Value)[] changes) => await FollowAsync(await AuthorizeAsync(changes));

    /// <summary>Follows redirects within the server, signing in and agreeing on the way.</summary>
    public async Task<Uri> FollowAsync(HttpResponseMessage response, string user = "an")
    {
        for (var steps = 0; steps < 10; steps++)
        {
            Assert.NotNull(response.Headers.Location);
            var next = new Uri(_server.Address, response.Headers.Location);
            if (next.Authority != _server.Address.Authority || next.AbsolutePath is "/home/error")
                return next;
            response = next.AbsolutePath switch
            {
                "/Account/Login" => await _http.PostAsync(next, new FormUrlEncodedContent([new("user", user)])),
                "/consent" => await _http.PostAsync(next, new FormUrlEncodedContent([new("scopes", "openid profile evidence.read offline_access")])),
                _ => await _http.GetAsync(next),
            };
        }

        throw new InvalidOperationException("The server leads in circles.");
    }

    /// <summary>The code that the answer carries.</summary>
    public static string Code(Uri answer) => QueryHelpers.ParseQuery(answer.Query)["code"].Single()!;

    public static string? Parameter(Uri answer, string name) => QueryHelpers.ParseQuery(answer.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The error page's error; null where the answer is no error page.</summary>
    public async Task<string?> ErrorAsync(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } there || !there.OriginalString.StartsWith("/home/error?", StringComparison.Ordinal))
            return null;
        return JsonDocument.Parse(await (await _http.GetAsync(there)).Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString();
    }

    public Task<Answer> ExchangeAsync(string code, params (string Name, string? Value)[] changes) => TokenAsync(Merge(
        new() { ["grant_type"] = "authorization_code", ["client_id"] = "web", ["client_secret"] = "web secret: +&%", ["code"] = code, ["redirect_uri"] = Server.RedirectUri, ["code_verifier"] = Verifier },
        changes));

    public Task<Answer> RefreshAsync(string token, params (string Name, string? Value)[] changes) => TokenAsync(Merge(
        new() { ["grant_type"] = "refresh_token", ["client_id"] = "web", ["client_secret"] = "web secret: +&%", ["refresh_token"] = token }, changes));

    public Task<Answer> TokenAsync(params (string Name, string? Value)[] form) => TokenAsync(Merge([], form));

    public Task<Answer> TokenAsync(Dictionary<string, string?> form) => PostAsync("/connect/token", form);

    public async Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string?>> form, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form!) };
        request.Headers.Authorization = authorization;
        return await SendAsync(request);
    }

    public async Task<Answer> UserInfoAsync(string? accessToken, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo" + query);
        request.Headers.Authorization = accessToken is null ? null : new("Bearer", accessToken);
        return await SendAsync(request);
    }

    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await _http.GetStringAsync(path)).RootElement;

    public void Dispose() => _http.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, response.Headers);
    }

    private static Dictionary<string, string?> Merge(Dictionary<string, string?> form, (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
            form[name] = value;
        return form.Where(pair => pair.Value is not null).ToDictionary();
    }
}
