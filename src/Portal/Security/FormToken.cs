using EGovPlatform.Portal.Components;
using Microsoft.AspNetCore.Antiforgery;

namespace EGovPlatform.Portal.Security;

/// <summary>Refuses a form that did not come from a page of ours, with a page that says what to do.</summary>
public sealed class FormToken : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? await next(context)
            : ErrorPage.For(StatusCodes.Status400BadRequest, "form-expired");
}

public static class FormTokenExtensions
{
    /// <summary>For each endpoint that takes a form.</summary>
    public static TBuilder TakesForm<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter<TBuilder, FormToken>();
}
