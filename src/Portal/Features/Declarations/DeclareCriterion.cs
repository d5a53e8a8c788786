using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.DataProtection;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>
/// An officer declares one criterion. With script the form saves itself as one types and shows the score change; without, it is a plain form. Both go
/// through <see cref="CriterionSaving"/>.
/// </summary>
public static class DeclareCriterion
{
    private const string OpenedTotal = "portal.opened-total";

    public static void Map(IEndpointRouteBuilder declaration)
    {
        declaration.MapGet("{criterion}", Show);
        declaration.MapPost("{criterion}", Save).TakesForm();
        declaration.MapPost("{criterion}/draft", SaveWhileTyping).TakesForm();
        declaration.MapPost("{criterion}/withdrawal", Withdraw).TakesForm();
    }

    private static async Task<IResult> Show(
        string round, string unit, string criterion, string? saved, GatewayClient gateway, TimeProvider time, IDataProtectionProvider protection, CancellationToken ct)
    {
        if (await CriterionView.Load(gateway, time, round, unit, criterion, ct) is not { } view)
            return ErrorPage.For(StatusCodes.Status404NotFound, "not-found");
        var total = view.Declaration.Preview?.Total;
        return Page.Of<CriterionPage>(new
        {
            View = view,
            Form = DeclaredForm.Of(view.Value, view.Criterion, total),
            Before = saved is null ? total : Before(protection, saved),
            Saved = saved is not null,
            Gains = await NextOne.Of(gateway, view.Declaration, view.Set, view.Criterion, ct),
        });
    }

    private static async Task<IResult> Save(
        string round, string unit, string criterion, HttpContext http, GatewayClient gateway, CriterionSaving saving, TimeProvider time,
        IDataProtectionProvider protection, CancellationToken ct)
    {
        if (await CriterionView.Load(gateway, time, round, unit, criterion, ct) is not { } view)
            return ErrorPage.For(StatusCodes.Status404NotFound, "not-found");
        var form = DeclaredForm.Of(await http.Request.ReadFormAsync(ct), view.Criterion);
        var (saved, errors) = await saving.Save(view.Declaration, view.Criterion, form, ct);
        if (saved is not null)
        {
            var before = protection.CreateProtector(OpenedTotal).Protect(Figures.Invariant(form.Opened ?? saved.Before.Total));
            return Results.LocalRedirect($"{view.Address}?saved={Uri.EscapeDataString(before)}");
        }

        // Saving again after a conflict is knowing what one overwrites.
        return Page.Of<CriterionPage>(
            new { View = view, Form = form with { Seen = DeclaredForm.Mark(view.Value) }, Before = form.Opened, Errors = errors },
            StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SaveWhileTyping(
        string round, string unit, string criterion, HttpContext http, GatewayClient gateway, CriterionSaving saving, TimeProvider time, CancellationToken ct)
    {
        if (await CriterionView.Load(gateway, time, round, unit, criterion, ct) is not { } view)
            return Results.NotFound();
        var form = DeclaredForm.Of(await http.Request.ReadFormAsync(ct), view.Criterion);
        var (saved, errors) = await saving.Save(view.Declaration, view.Criterion, form, ct);
        if (saved is null)
        {
            return Page.Of<SavedFragment>(
                new { View = view, Form = form, Errors = errors }, StatusCodes.Status422UnprocessableEntity);
        }

        var after = view with { Declaration = await gateway.Declaration(round, unit, ct) };
        return Page.Of<SavedFragment>(new
        {
            View = after,
            Form = form with { Seen = DeclaredForm.Mark(after.Value) },
            Saved = saved,
            At = time.GetUtcNow(),
            Gains = await NextOne.Of(gateway, after.Declaration, view.Set, view.Criterion, ct),
        });
    }

    private static async Task<IResult> Withdraw(string round, string unit, string criterion, GatewayClient gateway, CancellationToken ct)
    {
        await gateway.WithdrawValue(round, unit, criterion, ct);
        return Results.LocalRedirect($"/rounds/{Uri.EscapeDataString(round)}/units/{Uri.EscapeDataString(unit)}/declare/{Uri.EscapeDataString(criterion)}");
    }

    /// <summary>The total that the score is compared with, out of the address: sealed, for a link from elsewhere must not put figures into this page.</summary>
    private static decimal? Before(IDataProtectionProvider protection, string saved)
    {
        try
        {
            return decimal.Parse(protection.CreateProtector(OpenedTotal).Unprotect(saved), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
