using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace EGovPlatform.Identity.Tests;

/// <summary>The development issuer in this process.</summary>
internal sealed class IssuerHost(params (string Key, string Value)[] settings) : WebApplicationFactory<DevelopmentIssuer>
{
    public async Task<(HttpStatusCode Status, JsonElement Body)> Token(params (string Key, string Value)[] form)
    {
        using var client = CreateClient();
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Key, field.Value)));
        using var response = await client.PostAsync("/connect/token", content);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public async Task<JsonElement> Get(string path)
    {
        using var client = CreateClient();
        return JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Demonstration:Enabled", "true");
        builder.UseSetting("Identity:Authority", "http://127.0.0.1:5999");
        builder.UseSetting("Identity:Clients:scoring", "open sesame");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
    }
}
