using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.Localization;

namespace EGovPlatform.Portal.Features.Preferences;

/// <summary>Language and colours of the pages: a cookie each, set by a link, so that they need no script and no session.</summary>
public static class SetPreference
{
    public const string LanguageCookie = "egov.language";
    public const string ColoursCookie = "egov.colours";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/language/{language:regex(^(vi|en)$)}", (string language, string? back, HttpContext http) =>
            Keep(http, LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new("vi-VN", language)), back)).AllowAnonymous();
        app.MapGet("/colours/{colours:regex(^(light|dark|machine)$)}", (string colours, string? back, HttpContext http) =>
            Keep(http, ColoursCookie, colours, back)).AllowAnonymous();
    }

    private static IResult Keep(HttpContext http, string cookie, string value, string? back)
    {
        http.Response.Cookies.Append(cookie, value, new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            Path = "/",
        });
        return Results.LocalRedirect(LocalAddress.Or(back));
    }
}
