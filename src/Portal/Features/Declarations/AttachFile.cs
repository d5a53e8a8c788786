using System.Text.Json.Nodes;
using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>An officer adds a file as evidence of one criterion: it is stored, and its reference joins the evidence declared.</summary>
public static class AttachFile
{
    public static void Map(IEndpointRouteBuilder declaration) => declaration.MapPost("{criterion}/files", Attach).TakesForm();

    private static async Task<IResult> Attach(
        string round, string unit, string criterion, HttpContext http, GatewayClient gateway, Texts texts, TimeProvider time, CancellationToken ct)
    {
        if (await CriterionView.Load(gateway, time, round, unit, criterion, ct) is not { } view)
            return ErrorPage.For(StatusCodes.Status404NotFound, "not-found");
        var form = await http.Request.ReadFormAsync(ct);
        if (form.Files["file"] is not { Length: > 0 } file)
            return Refused(view, texts["file.choose"]);
        try
        {
            await using var content = file.OpenReadStream();
            var stored = await gateway.StoreFile(round, unit, file.FileName, content, ct);
            var value = view.Value.ToInput();
            var evidence = value["evidence"] as JsonArray ?? [];
            if (!evidence.Any(item => (string?)item == stored.Ref))
                evidence.Add(stored.Ref);
            value["evidence"] = evidence.Parent is null ? evidence : evidence.DeepClone();
            value.Remove("rejected");
            await gateway.SaveValue(round, unit, criterion, value, view.Declaration.ETag, ct);
            return Results.LocalRedirect($"{view.Address}#evidence-field");
        }
        catch (GatewayException e) when (e.Status is 409 or 412 or 413 or 415 or 422)
        {
            return Refused(view, e.Problem.Detail ?? e.Problem.Title ?? texts["file.refused"]);
        }
    }

    private static IResult Refused(CriterionView view, string why) => Page.Of<CriterionPage>(
        new
        {
            View = view,
            Form = DeclaredForm.Of(view.Value, view.Criterion, view.Declaration.Preview?.Total),
            Before = view.Declaration.Preview?.Total,
            FileError = why,
        },
        StatusCodes.Status422UnprocessableEntity);
}
