using System.Security.Claims;
using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EGovPlatform.Portal.Features.SignIn;

/// <summary>
/// Demonstration sign-in: a visitor chooses whom to be. Not there at all unless Demonstration:Enabled. The token stays on the server;
/// it is not validated here, for it comes straight from the issuer, and every service that it is shown to validates it.
/// </summary>
public static class SignInAsPersona
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Security.SignIn.Page, Show).AllowAnonymous();
        app.MapPost(Security.SignIn.Page, Enter).AllowAnonymous().TakesForm();
        app.MapPost("/sign-out", (Delegate)Leave).AllowAnonymous().TakesForm();
    }

    private static async Task<IResult> Show(string? back, GatewayClient gateway, IConfiguration configuration, CancellationToken ct) =>
        Security.SignIn.Offered(configuration) ? Page.Of<SignInPage>(new { Back = LocalAddress.Or(back), Units = await DemonstrationUnits(gateway, ct) }) : ErrorPage.For(404, "not-found");

    private static async Task<IResult> Enter(
        HttpContext http, GatewayClient gateway, DemonstrationTokens tokens, IConfiguration configuration, TimeProvider time, CancellationToken ct)
    {
        if (!Security.SignIn.Offered(configuration))
            return ErrorPage.For(404, "not-found");

        var form = await http.Request.ReadFormAsync(ct);
        var (persona, unit, back) = (form["persona"].ToString(), form["unit"].ToString(), form["back"].ToString());
        var officer = persona == "unit-officer";
        var units = await DemonstrationUnits(gateway, ct);
        if (persona is not ("unit-officer" or "round-administrator" or "appraiser") || (officer && string.IsNullOrWhiteSpace(unit)))
            return Page.Of<SignInPage>(new { Back = LocalAddress.Or(back), Units = units, Error = true }, StatusCodes.Status422UnprocessableEntity);

        var token = await tokens.Fetch(persona, officer ? unit : null, ct);
        var properties = new AuthenticationProperties { IsPersistent = false, ExpiresUtc = time.GetUtcNow().AddSeconds(token.ExpiresIn) };
        properties.StoreTokens([new() { Name = "access_token", Value = token.AccessToken }]);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Person(token.AccessToken), properties);
        var start = officer && units.FirstOrDefault(known => known.Entry.Unit == unit) is { } own ? $"/rounds/{own.Round}/units/{unit}/declare" : "/";
        return Results.LocalRedirect(LocalAddress.Or(back) is "/" ? start : LocalAddress.Or(back));
    }

    private static async Task<IResult> Leave(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/");
    }

    private static ClaimsPrincipal Person(string accessToken)
    {
        var claims = new JsonWebTokenHandler().ReadJsonWebToken(accessToken).Claims.Where(claim => claim.Type is "sub" or "name" or "role" or "unit");
        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, "name", "role"));
    }

    /// <summary>
    /// Who takes part in a round is told to who is signed in; everyone sees the published rankings, and these name the made-up units.
    /// </summary>
    private static async Task<IReadOnlyList<DemonstrationUnit>> DemonstrationUnits(GatewayClient gateway, CancellationToken ct)
    {
        var units = new List<DemonstrationUnit>();
        foreach (var round in (await gateway.Rounds(ct)).Where(round => round.Demonstration))
        {
            var ranking = await gateway.PublishedRanking(round.Code, ct);
            units.AddRange(ranking?.Entries.Where(entry => entry.Demonstration).Select(entry => new DemonstrationUnit(round.Code, entry)) ?? []);
        }

        // Those that have not submitted first: that is what a visitor wants to try.
        return [.. units.OrderBy(known => known.Entry.SheetVersion is not null).ThenBy(known => known.Entry.Unit, StringComparer.Ordinal)];
    }
}

/// <summary>A made-up unit that a visitor may act for, and the round it takes part in.</summary>
public sealed record DemonstrationUnit(string Round, RankingEntry Entry);
