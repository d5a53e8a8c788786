using EGovPlatform.Gateway.Routes;
using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Gateway.Descriptions;

/// <summary>The platform's API as one OpenAPI document, for everybody.</summary>
internal static class GetDescription
{
    public static void AddDescription(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ServiceDescriptions>();

    public static void MapDescription(this IEndpointRouteBuilder app) => app.MapGet(ApiDescription.Path, Handle).AllowAnonymous();

    private static async Task<IResult> Handle(HttpContext http, ServiceDescriptions descriptions, CancellationToken ct)
    {
        var published = await descriptions.Get(ct);
        if (!published.Known)
            return GatewayProblems.ServiceAway();

        // Whoever generates a client from a document that lacks a service must not find it again once the service is back.
        http.Response.Headers.CacheControl = published.Complete ? "public, max-age=60" : "no-store";
        http.Response.Headers.ETag = published.ETag;
        return http.Request.Headers.IfNoneMatch.Contains(published.ETag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(published.Json, "application/json; charset=utf-8");
    }
}
