using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;

namespace EGovPlatform.Portal.Gateway;

/// <summary>Each call to the services is made in the name of the person who reads the page, and in their language.</summary>
public sealed class CallerHeaders(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.AcceptLanguage.Add(new(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        if (accessor.HttpContext is { User.Identity.IsAuthenticated: true } context && await context.GetTokenAsync("access_token") is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await base.SendAsync(request, cancellationToken);
    }
}
