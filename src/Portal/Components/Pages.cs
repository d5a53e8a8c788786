using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EGovPlatform.Portal.Security;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.WebEncoders;

namespace EGovPlatform.Portal.Components;

/// <summary>What every page rests on: rendering, language, assets, headers, the pages for failures.</summary>
public static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddSingleton<AssetFiles>();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddScoped<Features.Declarations.CriterionSaving>();
        builder.Services.AddResponseCompression();
        // Vietnamese letters as they are, not as entities that double the page.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            // Vietnamese unless the reader chose otherwise: many browsers here ask for English without anyone having chosen it.
            options.DefaultRequestCulture = new RequestCulture("vi-VN", "vi");
            options.SupportedCultures = [CultureInfo.GetCultureInfo("vi-VN")];
            options.SupportedUICultures = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Features.Preferences.SetPreference.LanguageCookie }];
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor);
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UsePageHeaders();
        app.UseRequestLocalization();
        app.UseFailurePages();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Keep });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Assets bear a hash in their names: what a name once stood for never changes.</summary>
    private static void Keep(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "public, max-age=86400";
}
