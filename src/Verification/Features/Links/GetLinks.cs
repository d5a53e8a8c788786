using EGovPlatform.ServiceDefaults;
using Npgsql;

namespace EGovPlatform.Verification.Features.Links;

/// <summary>What was found of the links that a unit's newest submission declares; empty where it declares none, or has not submitted.</summary>
internal static class GetLinks
{
    public static void MapLinks(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/rounds/{round}/links/{unit}", Handle).RequireAuthorization(Policies.UnitReader);

    private static async Task<IResult> Handle(string round, string unit, NpgsqlDataSource database, CancellationToken ct) =>
        Results.Ok(await LinkRow.Newest(database, round, unit, ct));
}
