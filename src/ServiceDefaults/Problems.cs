using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace EGovPlatform.ServiceDefaults;

/// <summary>What is wrong with one field of what the caller sent.</summary>
/// <param name="Field">The field, as the caller wrote it; a path for nested ones.</param>
/// <param name="Code">Stable kebab-case code, for programs.</param>
/// <param name="Expected">What was expected, in the caller's language.</param>
/// <param name="Message">What is wrong, in the caller's language.</param>
public sealed record FieldProblem(string Field, string Code, string Expected, string Message)
{
    /// <summary>The criterion's code, where the field belongs to one.</summary>
    public string? Criterion { get; init; }

    /// <summary>The name of the criterion's input, where there is one.</summary>
    public string? Input { get; init; }
}

/// <summary>Refuses what the caller asked; becomes problem+json.</summary>
/// <param name="status">HTTP status, 400 to 599.</param>
/// <param name="type">Kebab-case name of the problem, without <c>urn:egov:problem:</c>.</param>
/// <param name="title">One line in the caller's language.</param>
/// <param name="errors">What is wrong with which field.</param>
public sealed class ProblemException(int status, string type, string title, params FieldProblem[] errors) : Exception(title)
{
    public int Status => status;
    public string Type => type;
    public IReadOnlyList<FieldProblem> Errors => errors;

    /// <summary>More words, in the caller's language.</summary>
    public string? Detail { get; init; }
}

/// <summary>Answers with application/problem+json.</summary>
public sealed record Problem : IResult, IStatusCodeHttpResult
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }
    public string? Detail { get; init; }
    public string? TraceId { get; init; }
    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];

    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        var body = this with { TraceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier };
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(body, Json, "application/problem+json; charset=utf-8", httpContext.RequestAborted);
    }
}

/// <summary>The problems that every service answers with.</summary>
public static class Problems
{
    private const string Urn = "urn:egov:problem:";

    private static readonly ErrorTexts Texts = new(typeof(Problems).Assembly, "EGovPlatform.ServiceDefaults.Resources.Errors");

    /// <summary>422: the body was read, and some of its values cannot be accepted.</summary>
    public static Problem Validation(params IEnumerable<FieldProblem> errors) =>
        Create(StatusCodes.Status422UnprocessableEntity, "validation", Texts["validation"], [.. errors]);

    /// <summary>404.</summary>
    public static Problem NotFound(string? detail = null) =>
        Create(StatusCodes.Status404NotFound, "not-found", Texts["not-found"]) with { Detail = detail };

    /// <summary>503: something that the service needs is away; the caller may try again.</summary>
    public static Problem Unavailable() =>
        Create(StatusCodes.Status503ServiceUnavailable, "unavailable", Texts["unavailable"]) with { Detail = Texts["unavailable.detail"] };

    /// <summary>A problem of the service's own.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="type">Kebab-case name, without <c>urn:egov:problem:</c>.</param>
    /// <param name="title">One line in the caller's language.</param>
    /// <param name="errors">What is wrong with which field.</param>
    public static Problem Create(int status, string type, string title, params FieldProblem[] errors) =>
        new() { Type = Urn + type, Title = title, Status = status, Errors = errors };

    /// <summary>What an error status without a body says.</summary>
    internal static Problem OfStatus(int status)
    {
        var type = status switch
        {
            400 => "bad-request",
            401 => "unauthenticated",
            403 => "forbidden",
            404 => "not-found",
            405 => "method-not-allowed",
            406 => "not-acceptable",
            408 => "timeout",
            412 => "precondition-failed",
            413 => "too-large",
            415 => "unsupported-media-type",
            429 => "too-many-requests",
            502 or 503 or 504 => "unavailable",
            < 500 => "bad-request",
            _ => "internal",
        };
        return Create(status, type, Texts[type]);
    }

    /// <summary>What an exception says to the caller. Of an unexpected one nothing but the trace id leaves the service.</summary>
    internal static Problem Of(Exception exception) => exception switch
    {
        ProblemException e => Create(e.Status, e.Type, e.Message, [.. e.Errors]) with { Detail = e.Detail },
        BadHttpRequestException { InnerException: JsonException json } => Create(
            StatusCodes.Status400BadRequest, "bad-request", Texts["bad-request"],
            new FieldProblem(json.Path ?? "$", "unreadable", Texts["json.expected"], Position(json))),
        BadHttpRequestException e => OfStatus(e.StatusCode),
        IssuerUnavailableException => Unavailable(),
        _ when Transient.Is(exception) => Unavailable(),
        _ => OfStatus(StatusCodes.Status500InternalServerError),
    };

    private static string Position(JsonException json) => string.Format(
        CultureInfo.CurrentCulture, Texts["json.position"], (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1);
}
