using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Gateway;

namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>What came of saving a form: the new score, or what is wrong. Exactly one of the two is there.</summary>
public sealed record SavingOutcome(SavedValue? Saved, FieldErrors Errors);

/// <summary>
/// Saves one criterion of a draft. Two officers may work on one declaration: what another person changed in this criterion since the page was opened is not
/// overwritten unasked; changes to other criteria do not get in the way.
/// </summary>
public sealed class CriterionSaving(GatewayClient gateway, Reader reader, Texts texts)
{
    private const int Attempts = 3;

    public async Task<SavingOutcome> Save(Declaration declaration, SetCriterion criterion, DeclaredForm form, CancellationToken ct)
    {
        var (value, unreadable) = form.ToValue(criterion);
        if (unreadable.Count > 0)
            return new(null, FieldErrors.Unreadable(unreadable, texts));

        for (var attempt = 1; ; attempt++)
        {
            var standing = declaration.Values.GetValueOrDefault(criterion.Code, DeclaredValue.Nothing);
            if (DeclaredForm.Mark(standing) != form.Seen && standing.UpdatedBy != reader.Subject && standing.UpdatedAt is { } changed)
                return new(null, FieldErrors.Of(texts["declare.conflict", standing.UpdatedBy ?? "", Figures.Time(changed)]));
            try
            {
                return new(await gateway.SaveValue(declaration.Round, declaration.Unit, criterion.Code, value, declaration.ETag, ct), FieldErrors.None);
            }
            catch (GatewayException e) when (e.Status == StatusCodes.Status412PreconditionFailed && attempt < Attempts)
            {
                // Somebody saved something of this declaration since it was read: look again whether it was this criterion.
                declaration = await gateway.Declaration(declaration.Round, declaration.Unit, ct);
            }
            catch (GatewayException e) when (e.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity)
            {
                return new(null, FieldErrors.Of(e.Problem, criterion, texts));
            }
        }
    }
}
