using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>An officer submits the declaration: a page that says what that means and what is missing, then the receipt.</summary>
public static class SubmitDeclaration
{
    public static void Map(IEndpointRouteBuilder declaration)
    {
        declaration.MapGet("submission", Ask);
        declaration.MapPost("submission", Submit).TakesForm();
        declaration.MapGet("submitted", Receipt);
    }

    private static async Task<IResult> Ask(string round, string unit, GatewayClient gateway, TimeProvider time, CancellationToken ct) =>
        await DeclarationView.Load(gateway, time, round, unit, ct) is { Declaration.Submitted: false } view
            ? Page.Of<SubmissionPage>(new { View = view, Key = Guid.CreateVersion7(time.GetUtcNow()).ToString() })
            : Results.LocalRedirect($"/rounds/{Uri.EscapeDataString(round)}/units/{Uri.EscapeDataString(unit)}/declare/submitted");

    private static async Task<IResult> Submit(string round, string unit, HttpContext http, GatewayClient gateway, TimeProvider time, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        try
        {
            await gateway.Submit(round, unit, form["key"].ToString(), ct);
        }
        catch (GatewayException e) when (e.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity)
        {
            var view = await DeclarationView.Load(gateway, time, round, unit, ct);
            return Page.Of<SubmissionPage>(new { View = view, Key = form["key"].ToString(), Refusal = e.Problem.Detail ?? e.Problem.Title }, e.Status);
        }

        return Results.LocalRedirect($"/rounds/{Uri.EscapeDataString(round)}/units/{Uri.EscapeDataString(unit)}/declare/submitted");
    }

    private static async Task<IResult> Receipt(string round, string unit, GatewayClient gateway, TimeProvider time, CancellationToken ct) =>
        await DeclarationView.Load(gateway, time, round, unit, ct) is { Declaration.Submitted: true } view
            ? Page.Of<SubmittedPage>(new { View = view })
            : Results.LocalRedirect($"/rounds/{Uri.EscapeDataString(round)}/units/{Uri.EscapeDataString(unit)}/declare");
}
