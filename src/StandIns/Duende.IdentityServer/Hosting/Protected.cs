using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Duende.IdentityServer.Hosting;

/// <summary>What travels through the browser or lies in a store, so that nobody else can write or read it.</summary>
internal sealed class Protected(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Duende.IdentityServer.Messages");

    public string Write<T>(string purpose, T value) =>
        WebEncoders.Base64UrlEncode(_protector.CreateProtector(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(value)));

    /// <summary>Null where it was not written here for that purpose.</summary>
    public T? Read<T>(string purpose, string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(_protector.CreateProtector(purpose).Unprotect(WebEncoders.Base64UrlDecode(text)));
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
