using System.Text.Json.Serialization;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.SignIn;

/// <summary>Asks the development issuer for the token of a made-up person. The issuer exists only while the demonstration runs.</summary>
public sealed class DemonstrationTokens(HttpClient http)
{
    /// <exception cref="GatewayException">The issuer refused, or did not answer.</exception>
    public async Task<DemonstrationToken> Fetch(string persona, string? unit, CancellationToken ct)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "urn:egov:demonstration-persona", ["persona"] = persona };
        if (unit is not null)
            form["unit"] = unit;
        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await http.PostAsync("/connect/token", content, ct);
            return answer.IsSuccessStatusCode && await answer.Content.ReadFromJsonAsync<DemonstrationToken>(ct) is { AccessToken: not null } token
                ? token
                : throw new GatewayException((int)answer.StatusCode, Problem.OfStatus((int)answer.StatusCode));
        }
        catch (HttpRequestException)
        {
            throw new GatewayException(StatusCodes.Status503ServiceUnavailable, Problem.OfStatus(503));
        }
    }
}

/// <param name="ExpiresIn">Seconds from now.</param>
public sealed record DemonstrationToken([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
