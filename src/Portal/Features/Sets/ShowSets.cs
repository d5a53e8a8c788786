using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>The criteria sets, and one of them with every criterion and the decision's own words.</summary>
public static class ShowSets
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sets", async (GatewayClient gateway, CancellationToken ct) =>
            Page.Of<SetsPage>(new { Sets = await gateway.Sets(ct) })).AllowAnonymous();
        app.MapGet("/sets/{set}", async (string set, GatewayClient gateway, CancellationToken ct) =>
            Page.Of<SetPage>(new { Set = await gateway.Set(set, ct) })).AllowAnonymous();
    }
}
