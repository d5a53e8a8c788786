using System.Globalization;
using System.Net;
using EGovPlatform.ServiceDefaults;
using Yarp.ReverseProxy.Forwarder;

namespace EGovPlatform.Gateway.Routes;

/// <summary>Where a service could not be asked, says so as problem+json (a short page where a person's browser asked for one), never as an empty answer.</summary>
public static class DestinationAway
{
    private const string RetryAfterSeconds = "2";

    public static void UseDestinationAwayProblem(this IReverseProxyApplicationBuilder proxy) => proxy.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
            return;
        if (context.GetForwarderErrorFeature() is { } failure && Explain(failure.Error, context) is { } problem)
            await Answer(context, problem);
    });

    private static Problem? Explain(ForwarderError error, HttpContext context) => error switch
    {
        ForwarderError.None => null,
        ForwarderError.RequestTimedOut => GatewayProblems.ServiceSlow(),
        ForwarderError.RequestBodyClient when context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge =>
            GatewayProblems.TooLarge(context.GetReverseProxyFeature().Route.Config.MaxRequestBodySize),
        ForwarderError.RequestBodyClient => GatewayProblems.RequestUnreadable(context.Response.StatusCode),
        _ => GatewayProblems.ServiceAway(),
    };

    private static async Task Answer(HttpContext context, Problem problem)
    {
        context.Response.Clear();
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        if (!context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html"))
        {
            await problem.ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"<!doctype html><html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><meta charset=\"utf-8\">"
            + $"<meta name=\"viewport\" content=\"width=device-width\"><title>{WebUtility.HtmlEncode(problem.Title)}</title>"
            + $"<h1>{WebUtility.HtmlEncode(problem.Title)}</h1><p>{WebUtility.HtmlEncode(problem.Detail)}</p></html>",
            context.RequestAborted);
    }
}
