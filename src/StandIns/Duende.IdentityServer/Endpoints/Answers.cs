using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Endpoints;

/// <summary>Answers to programs.</summary>
internal static class Answers
{
    /// <summary>An error in the form of RFC 6749, 5.2.</summary>
    public static Task RefuseAsync(HttpContext context, string error, string description, int status = StatusCodes.Status400BadRequest) =>
        JsonAsync(context, new Dictionary<string, object> { ["error"] = error, ["error_description"] = description }, status);

    /// <summary>The application is not proven. The header answers whoever tried by it (RFC 6749, 5.2).</summary>
    public static Task RefuseClientAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"token\"";
        return RefuseAsync(context, "invalid_client", "The application is not proven.", StatusCodes.Status401Unauthorized);
    }

    public static Task JsonAsync(HttpContext context, object value, int status = StatusCodes.Status200OK)
    {
        NotStored(context);
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, context.RequestAborted);
    }

    /// <summary>No cache keeps it, and no other site learns of its address.</summary>
    public static void NotStored(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>303: a form that was posted here, with a password in it, is not posted on (RFC 9700, 4.12).</summary>
    public static void Redirect(HttpContext context, string address)
    {
        NotStored(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    /// <summary>A page of the host, which may be elsewhere.</summary>
    public static string PageOf(HttpContext context, string page) => page.StartsWith('/') ? context.Request.PathBase + page : page;
}
