using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGovPlatform.Verification.Features.Links;

/// <summary>What was found of the links that a unit's newest submission declares; empty where it declares none, or has not submitted.</summary>
internal static class GetLinks
{
    public static void MapLinks(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/rounds/{round}/links/{unit}", Handle).WithTags("Links").RequireAuthorization(Policies.UnitReader)
            .Described("listLinks", "What was found of the links that the unit's newest submission declares, in the order declared.").Refuses(503);

    private static async Task<Ok<IReadOnlyList<LinkRow>>> Handle(string round, string unit, NpgsqlDataSource database, CancellationToken ct) =>
        TypedResults.Ok(await LinkRow.Newest(database, round, unit, ct));
}
