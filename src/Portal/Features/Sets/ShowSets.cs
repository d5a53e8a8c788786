using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>The criteria sets, and one of them with every criterion: the decision's own words, its rule in plain ones, worked examples, what the linter found.</summary>
public static class ShowSets
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sets", async (GatewayClient gateway, CancellationToken ct) =>
            Page.Of<SetsPage>(new { Sets = await gateway.Sets(ct) })).AllowAnonymous();
        app.MapGet("/sets/{set}", async (string set, HttpRequest request, GatewayClient gateway, CancellationToken ct) =>
        {
            var document = await gateway.Set(set, ct);
            return Page.Of<SetPage>(new { Set = document, Query = SetQuery.Of(request.Query, document) });
        }).AllowAnonymous();
    }
}
