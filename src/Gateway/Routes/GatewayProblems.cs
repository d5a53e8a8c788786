using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Gateway.Routes;

/// <summary>What the gateway itself refuses, in the caller's language.</summary>
public static class GatewayProblems
{
    internal static readonly ErrorTexts Texts = new(typeof(GatewayProblems).Assembly, "EGovPlatform.Gateway.Resources.Errors");

    public static Problem UnknownPath(HttpRequest request) =>
        Problems.Create(StatusCodes.Status404NotFound, "unknown-path", Texts["unknown-path"]) with
        {
            Detail = Texts.Format("unknown-path.detail", request.Method, request.Path),
        };

    public static Problem ServiceAway() =>
        Problems.Create(StatusCodes.Status503ServiceUnavailable, "service-away", Texts["service-away"]) with { Detail = Texts["service-away.detail"] };

    public static Problem ServiceSlow() =>
        Problems.Create(StatusCodes.Status504GatewayTimeout, "service-slow", Texts["service-slow"]) with { Detail = Texts["service-slow.detail"] };

    public static Problem TooLarge(long? most) =>
        Problems.Create(StatusCodes.Status413PayloadTooLarge, "too-large", Texts["too-large"]) with
        {
            Detail = most is { } bytes ? Texts.Format("too-large.detail", bytes) : null,
        };

    public static Problem RequestUnreadable(int status) => Problems.Create(status, "request-unreadable", Texts["request-unreadable"]);
}
