using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;

namespace EGovPlatform.Portal.Features.Publications;

/// <summary>The round's administrator sees how the round stands and publishes its ranking.</summary>
public static class PublishRanking
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var administration = app.MapGroup("/rounds/{round}/administration").RequireAuthorization(Security.SignIn.RoundAdministrator);
        administration.MapGet("", Show);
        administration.MapPost("publications", Publish).TakesForm();
    }

    private static async Task<IResult> Show(string round, GatewayClient gateway, CancellationToken ct) => await Render(round, null, gateway, ct);

    private static async Task<IResult> Publish(string round, GatewayClient gateway, CancellationToken ct)
    {
        try
        {
            await gateway.Publish(round, ct);
        }
        catch (GatewayException e) when (e.Status == StatusCodes.Status409Conflict)
        {
            return await Render(round, e.Problem.Detail ?? e.Problem.Title, gateway, ct);
        }

        return Results.LocalRedirect($"/rounds/{Uri.EscapeDataString(round)}/ranking");
    }

    private static async Task<IResult> Render(string round, string? refusal, GatewayClient gateway, CancellationToken ct) => Page.Of<AdministrationPage>(
        new { Round = await gateway.Round(round, ct), Live = await gateway.LiveRanking(round, ct), Published = await gateway.PublishedRanking(round, ct), Refusal = refusal },
        refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
}
