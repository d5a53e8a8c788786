using System.Diagnostics;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.Diagnostics;

namespace EGovPlatform.Portal.Components;

/// <summary>The one place where a refusal, a service that is away, or a fault of ours becomes a page that says what happened and what to do.</summary>
public static partial class Failures
{
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What the services refuse is no fault of this one; the handler below logs what is.
            SuppressDiagnosticsCallback = context => context.Exception is GatewayException,
            ExceptionHandler = context =>
            {
                var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                return Answer(failure, context).ExecuteAsync(context);
            },
        });
        app.UseStatusCodePages(context =>
        {
            var (status, kind) = Words(context.HttpContext.Response.StatusCode);
            return ErrorPage.For(status, kind).ExecuteAsync(context.HttpContext);
        });
    }

    private static IResult Answer(Exception? failure, HttpContext context)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (failure is not GatewayException refused)
            return ErrorPage.For(StatusCodes.Status500InternalServerError, "failed", traceId: trace);

        // The token ran out or its issuer is another one since: sign in again, and come back here.
        if (refused.Status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(context.Request.Method)
            && SignIn.Offered(context.RequestServices.GetRequiredService<IConfiguration>()))
            return Results.LocalRedirect($"{SignIn.Page}?back={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");

        var (status, kind) = Words(refused.Status);
        return ErrorPage.For(status, kind, refused.Problem.Detail ?? (refused.Status is 403 or 404 or 409 ? refused.Problem.Title : null), refused.Problem.TraceId ?? trace);
    }

    private static (int Status, string Kind) Words(int status) => status switch
    {
        400 => (400, "bad-request"),
        401 => (401, "signed-out"),
        403 => (403, "refused"),
        404 or 405 => (404, "not-found"),
        409 => (409, "conflict"),
        413 => (413, "too-large"),
        502 or 503 or 504 => (503, "away"),
        _ => (500, "failed"),
    };
}
