using System.Globalization;
using System.Security.Claims;

namespace EGovPlatform.Portal.Components;

/// <summary>Who reads the page and how: language, colours, roles. Read from the request, given to the components that ask.</summary>
public sealed class Reader(IHttpContextAccessor accessor)
{
    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Pages are rendered within a request.");

    public ClaimsPrincipal Person => Context.User;

    public bool SignedIn => Person.Identity?.IsAuthenticated == true;

    public string? Name => Person.Identity?.Name;

    /// <summary>The subject of the token, as the services name who changed what.</summary>
    public string? Subject => Person.FindFirst("sub")?.Value;

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>light, dark, or null: as the machine is set.</summary>
    public string? Colours => Context.Request.Cookies[Features.Preferences.SetPreference.ColoursCookie] is "light" or "dark" ? Context.Request.Cookies[Features.Preferences.SetPreference.ColoursCookie] : null;

    /// <summary>Where the reader is, for links that come back here.</summary>
    public string Address => Context.Request.Method == HttpMethods.Get ? Context.Request.Path + Context.Request.QueryString : Context.Request.Path;

    public bool IsRoundAdministrator => Person.IsInRole("round-administrator");

    public bool DeclaresFor(string unit) => Person.IsInRole("unit-officer") && Person.HasClaim("unit", unit);

    /// <summary>Sees what is not published yet of a unit.</summary>
    public bool ReadsUnit(string unit) => DeclaresFor(unit) || IsRoundAdministrator || Person.IsInRole("appraiser") || Person.IsInRole("auditor");
}
