using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Identity;

/// <summary>
/// POST /connect/token: client credentials for services, and the personas that visitors of the demonstration play.
/// Its errors have the form that RFC 6749 prescribes, as token clients read that and not problem+json.
/// </summary>
internal static class Tokens
{
    public const string ClientCredentials = "client_credentials";
    public const string Persona = "urn:egov:demonstration-persona";

    public static void MapTokens(this IEndpointRouteBuilder app) =>
        app.MapPost("/connect/token", Issue).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> Issue(HttpContext context, DevelopmentIssuer issuer, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
        {
            return Refuse("invalid_request", "A form (application/x-www-form-urlencoded) is expected.");
        }

        var form = await context.Request.ReadFormAsync(ct);
        return form["grant_type"].ToString() switch
        {
            ClientCredentials => ForService(issuer, form["client_id"].ToString(), form["client_secret"].ToString(), form["scope"].ToString()),
            Persona => ForPersona(issuer, form["persona"].ToString(), form["unit"].ToString()),
            "" => Refuse("invalid_request", "grant_type is missing."),
            _ => Refuse("unsupported_grant_type", $"grant_type is {ClientCredentials} or {Persona}."),
        };
    }

    private static IResult ForService(DevelopmentIssuer issuer, string clientId, string secret, string scope)
    {
        if (!issuer.Knows(clientId, secret))
        {
            return Refuse("invalid_client", "Client or secret is wrong.", StatusCodes.Status401Unauthorized);
        }

        return DevelopmentIssuer.Audiences.Contains(scope)
            ? Answer(issuer.Sign([scope], new()
            {
                [Claims.Subject] = clientId,
                [Claims.ClientId] = clientId,
                [Claims.Name] = clientId,
                [Claims.Role] = new[] { Roles.Service },
            }))
            : Refuse("invalid_scope", $"scope is one of {string.Join(", ", DevelopmentIssuer.Audiences)}.");
    }

    private static IResult ForPersona(DevelopmentIssuer issuer, string persona, string unit)
    {
        if (persona is not (Roles.UnitOfficer or Roles.RoundAdministrator or Roles.Appraiser))
        {
            return Refuse("invalid_request", $"persona is {Roles.UnitOfficer}, {Roles.RoundAdministrator} or {Roles.Appraiser}.");
        }

        // A made-up officer must never be able to declare for a real unit.
        if (persona == Roles.UnitOfficer && !(unit.StartsWith(Demonstration.UnitPrefix, StringComparison.Ordinal) && unit.Length > Demonstration.UnitPrefix.Length))
        {
            return Refuse("invalid_request", $"unit is a demonstration unit's code, which starts with {Demonstration.UnitPrefix}.");
        }

        var officer = persona == Roles.UnitOfficer;
        return Answer(issuer.Sign(DevelopmentIssuer.Audiences, new()
        {
            [Claims.Subject] = officer ? $"demo:{persona}:{unit}" : $"demo:{persona}",
            [Claims.Name] = Name(persona, unit),
            [Claims.Role] = new[] { persona },
            [Claims.Unit] = officer ? new[] { unit } : Array.Empty<string>(),
        }));
    }

    private static string Name(string persona, string unit) => persona switch
    {
        Roles.UnitOfficer => $"Cán bộ kê khai {unit} (giả định)",
        Roles.Appraiser => "Thành viên tổ thẩm định (giả định)",
        _ => "Quản trị kỳ đánh giá (giả định)",
    };

    private static IResult Answer(string token) =>
        Results.Json(new { access_token = token, token_type = "Bearer", expires_in = DevelopmentIssuer.LifetimeSeconds });

    private static IResult Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, statusCode: status);
}
