using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EGovPlatform.Portal.Tests.Gateway;

/// <summary>Tokens of made-up people. They are signed by nobody; the double knows the ones that it issued by their shape.</summary>
internal static class Tokens
{
    public sealed record Person(string Sub, string Name, string Role, string? Unit);

    public static async Task<IResult> Issue(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var unit = form["unit"].ToString() is { Length: > 0 } given ? given : null;
        if (form["grant_type"] != "urn:egov:demonstration-persona" || (form["persona"] == "unit-officer" && unit?.StartsWith("MAU-", StringComparison.Ordinal) != true))
            return Results.Json(new { error = "invalid_request" }, statusCode: 400);
        var role = form["persona"].ToString();
        var person = new Person($"{role}:{unit}", role == "unit-officer" ? $"Cán bộ {unit}" : role == "appraiser" ? "Người thẩm định" : "Quản trị kỳ", role, unit);
        return Results.Json(new { access_token = Write(person), token_type = "Bearer", expires_in = 3600 });
    }

    /// <summary>Who calls; null without a token.</summary>
    public static Person? Caller(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<Person>(Convert.FromBase64String(Padded(header.Split('.')[1])), JsonSerializerOptions.Web)
            : null;
    }

    private static string Write(Person person)
    {
        var claims = new Dictionary<string, object> { ["sub"] = person.Sub, ["name"] = person.Name, ["role"] = person.Role };
        if (person.Unit is not null)
            claims["unit"] = person.Unit;
        return $"{Part(new { alg = "ES256", typ = "JWT" })}.{Part(claims)}.c2lnbmVkLWJ5LW5vYm9keQ";
    }

    private static string Part(object content) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Padded(string part)
    {
        var base64 = part.Replace('-', '+').Replace('_', '/');
        return base64.PadRight((base64.Length + 3) / 4 * 4, '=');
    }
}
