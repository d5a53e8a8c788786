using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGovPlatform.Portal.Components;

/// <summary>Answers a request with a component rendered on the server: its data is there before it starts, so a page is a function of its parameters.</summary>
public static class Page
{
    /// <param name="parameters">An object whose properties are the component's parameters.</param>
    /// <param name="status">The HTTP status.</param>
    public static IResult Of<TComponent>(object parameters, int status = StatusCodes.Status200OK) where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(parameters) { StatusCode = status, PreventStreamingRendering = true };
}
