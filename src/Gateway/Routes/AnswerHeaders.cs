namespace EGovPlatform.Gateway.Routes;

/// <summary>Headers that every answer bears, and those that tell outsiders what runs behind.</summary>
public static class AnswerHeaders
{
    public static IApplicationBuilder UseAnswerHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.Remove("Server");
            headers.Remove("X-Powered-By");
            headers["X-Content-Type-Options"] = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            // Pages that need a stricter or a wider rule state it themselves.
            headers.TryAdd("X-Frame-Options", "DENY");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
