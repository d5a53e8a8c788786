using Microsoft.AspNetCore.Http;

namespace EGovPlatform.Portal.Tests.Gateway;

/// <summary>Refusals as the services write them.</summary>
internal static class Problems
{
    public static IResult Of(int status, string kind, string detail, object[]? errors = null) => Results.Json(
        new { type = $"urn:egov:problem:{kind}", title = detail, status, detail, traceId = "0af7651916cd43dd8448eb211c80319c", errors },
        contentType: "application/problem+json", statusCode: status);

    public static IResult NotFound() => Of(404, "not-found", "Không có.");

    public static Task Answer(HttpContext http, int status, string kind, string detail) => Of(status, kind, detail).ExecuteAsync(http);
}
