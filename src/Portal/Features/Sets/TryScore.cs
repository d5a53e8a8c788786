using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace EGovPlatform.Portal.Features.Sets;

/// <summary>
/// Anyone tries what a declaration would score. Nothing is stored, here or in a service, and nothing typed stands in an address; a worked example of the set
/// does, by its number, because it is public.
/// </summary>
public static class TryScore
{
    private const int Fields = 8192;
    private const int Bytes = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sets/{set}/try", Show).AllowAnonymous();
        var forms = app.MapGroup("/sets/{set}/try").AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(Bytes)).WithFormOptions(valueCountLimit: Fields);
        forms.MapPost("", Score).TakesForm();
        forms.MapPost("/score", ScoreWhileTyping).TakesForm();
    }

    private static async Task<IResult> Show(string set, string? group, string? criterion, int? example, GatewayClient gateway, CancellationToken ct)
    {
        var document = await gateway.Set(set, ct);
        if (criterion is null || document.Find(criterion) is not { } found)
            return Answer(new(TryForm.Empty(document, group), null, NothingUnreadable, null));
        var worked = example is { } number ? found.Criterion.Examples?.ElementAtOrDefault(number - 1) : null;
        var form = TryForm.Of(document, found.Group, found.Criterion, worked);
        return Answer(worked is null
            ? new(form, null, NothingUnreadable, null)
            : await TryView.Of(form, gateway, ct) with { Example = (found.Criterion, worked) });
    }

    private static async Task<IResult> Score(string set, HttpRequest request, GatewayClient gateway, CancellationToken ct) =>
        Answer(await Read(set, request, gateway, ct));

    private static async Task<IResult> ScoreWhileTyping(string set, HttpRequest request, GatewayClient gateway, CancellationToken ct) =>
        Page.Of<TryFragment>(new { View = await Read(set, request, gateway, ct) with { Typing = true } });

    private static async Task<TryView> Read(string set, HttpRequest request, GatewayClient gateway, CancellationToken ct) =>
        await TryView.Of(TryForm.Of(await gateway.Set(set, ct), await request.ReadFormAsync(ct)), gateway, ct);

    private static IResult Answer(TryView view) => Page.Of<TryPage>(new { View = view });

    private static readonly Dictionary<string, IReadOnlyList<string>> NothingUnreadable = [];
}
